"""The report as files for the site builder: Markdown pages, theme, settings and start page.

Paths are relative to the folder in which the site is built::

    docs/<language>/<key>.md    a page; hand-written ones stand among the others
    docs/<language>/assets/     the brand's colours
    theme/                      the theme's overrides, styles, scripts and fonts
    mkdocs.<language>.yml       complete settings of the site builder
    site/index.html             leads to the main language
    site/assets/vega.js         draws live charts, once for all languages
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields

from jinja2 import DictLoader, Environment, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from spegla.render.brand import Brand, Scheme
from spegla.render.escape import escape
from spegla.render.handwritten import check_places
from spegla.render.site_settings import Stop, site_settings
from spegla.render.views import Draw, PageView, ReportView, view_report
from spegla.report.format import Writer
from spegla.report.model import PageKind, Report, phrase
from spegla.survey.records import HandPage

_WORDS = (
    "home",
    "language",
    "navigation",
    "next",
    "not_found",
    "previous",
    "scheme.dark",
    "scheme.light",
    "search",
    "skip",
)
_THEME = (".css", ".html", ".js", ".svg", ".txt", ".woff2")


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSources:
    """What people wrote for a site, as bytes.

    Args:
        templates: Files of ``site_templates/`` by path, those of the engagement on top.
        written: Pages that people wrote, in all languages.
        settings: The engagement's ``mkdocs.yml``.
    """

    templates: Mapping[str, bytes]
    written: Sequence[HandPage]
    settings: bytes


def render_site(
    report: Report,
    writers: Sequence[Writer],
    *,
    draw: Callable[[Writer], Draw],
    sources: SiteSources,
    brand: Brand,
    vega: bytes,
) -> dict[str, bytes]:
    """Everything that the site builder needs, for all languages.

    Args:
        report: The report.
        writers: One a language, the main language first.
        draw: Gives, for a writer, what draws the charts in its language.
        sources: Templates, hand-written pages and settings.
        brand: The client's look.
        vega: The script that makes charts live.

    Returns:
        Bytes by path, relative to the folder in which the site is built.

    Raises:
        InputError: A hand-written page or the settings cannot be used; lists all problems.
        WordingError: A message is missing in one of the languages.
    """
    languages = [writer.language for writer in writers]
    check_places(sources.written, pages=[page.key for page in report.pages])
    files = {
        path: content
        for path, content in sources.templates.items()
        if path.startswith("theme/") and path.endswith(_THEME)
    }
    files["site/assets/vega.js"] = b"(function(){" + vega + b"\n})();\n"
    for writer in writers:
        view = view_report(report, writer, draw(writer))
        templates = template_environment(sources.templates, writer)
        if "site/index.html" not in files:
            start = templates.get_template("pages/start.html.j2")
            files["site/index.html"] = start.render(report=view, languages=languages).encode()
        pages = [page for page in sources.written if page.language == writer.language]
        files |= _docs(view, languages, templates) | _written_docs(pages, sources.written)
        files[f"docs/{writer.language}/assets/brand.css"] = brand_css(brand)
        files[f"docs/{writer.language}/assets/favicon.svg"] = favicon(brand)
        files[f"mkdocs.{writer.language}.yml"] = site_settings(
            sources.settings,
            view,
            _stops(view.pages, pages),
            languages=languages,
            words={name.replace(".", "_"): writer.text(phrase(f"site.{name}")) for name in _WORDS},
        )
    return files


def brand_css(brand: Brand) -> bytes:
    """The brand's colours as variables of the style sheets, one set a scheme."""
    families = f':root{{--sans:"{brand.sans}";--serif:"{brand.serif}"}}\n'
    light = _scheme_css("default", brand.light)
    dark = _scheme_css("slate", brand.dark)
    return (families + light + dark + _dark_charts_css(brand)).encode()


def favicon(brand: Brand) -> bytes:
    """The two marks of the mirror, customers and IT, as the sign of a browser's tab."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<circle cx="10" cy="16" r="8" fill="{brand.light.customers}"/>'
        f'<path d="M23 7l9 9-9 9-9-9z" fill="{brand.light.management}"/></svg>\n'
    ).encode()


def template_environment(
    templates: Mapping[str, bytes], writer: Writer
) -> ImmutableSandboxedEnvironment:
    """Jinja as all templates of pages and print get it.

    Undefined names are errors; every value is escaped for Markdown and HTML; ``word(key)`` is
    an interface word in the writer's language.
    """
    environment = ImmutableSandboxedEnvironment(
        loader=DictLoader(
            {path: text.decode() for path, text in templates.items() if path.endswith(".j2")}
        ),
        autoescape=True,
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["word"] = lambda key: writer.text(phrase(key))
    return environment


def _docs(report: ReportView, languages: Sequence[str], templates: Environment) -> dict[str, bytes]:
    docs: dict[str, bytes] = {}
    for page in report.pages:
        hide = ["navigation"] if page.kind == PageKind.COVER else []
        front = _front_matter(page.label, languages, hide=hide)
        text = templates.get_template(f"pages/{page.kind}.md.j2").render(page=page)
        docs[f"docs/{report.language}/{page.key}.md"] = (front + text).encode()
    return docs


def _written_docs(pages: Sequence[HandPage], written: Sequence[HandPage]) -> dict[str, bytes]:
    docs: dict[str, bytes] = {}
    for page in pages:
        languages = [other.language for other in written if other.key == page.key]
        heading = f"# {escape(page.title)} {{: #top }}\n\n"
        text = _front_matter(page.title, languages) + heading + page.text
        docs[f"docs/{page.language}/{page.key}.md"] = text.encode()
    return docs


def _front_matter(title: str, languages: Sequence[str], hide: Sequence[str] = ()) -> str:
    # JSON is YAML, and says for certain where a title ends.
    head = json.dumps({"title": title, "languages": list(languages), "hide": list(hide)})
    return f"---\n{head}\n---\n"


def _stops(
    pages: Sequence[PageView], written: Sequence[HandPage], parent: str | None = None
) -> tuple[Stop, ...]:
    stops: list[Stop] = []
    for page in pages:
        if page.parent == parent:
            below = _stops(pages, written, parent=page.key)
            stops.append(Stop(title=page.label, key=page.key, below=below))
            stops += [Stop(title=w.title, key=w.key) for w in written if w.after == page.key]
    return tuple(stops)


def _dark_charts_css(brand: Brand) -> str:
    # Drawings carry the light colours as attributes, which style sheets outrank. The areas of a
    # distribution or heatmap and the text on them keep theirs; a bar over a range is no area but a
    # sign drawn out.
    kept = ":not(.mark-rect:not([class*=range_]),[class*=on_])"
    rules = []
    for name in ("paper", "ink", "muted", "line", "customers", "management"):
        light, dark = getattr(brand.light, name), getattr(brand.dark, name)
        chart = "[data-md-color-scheme=slate] .chart g"
        rules.append(f'{chart}{kept}>[fill="{light}"]{{fill:{dark}}}\n')
        rules.append(f'{chart}>[stroke="{light}"]{{stroke:{dark}}}\n')
    return "".join(rules)


def _scheme_css(name: str, scheme: Scheme) -> str:
    colours = "".join(f"--{field.name}:{getattr(scheme, field.name)};" for field in fields(scheme))
    return f"[data-md-color-scheme={name}]{{{colours}}}\n"
