"""The report as files for the site builder: Markdown pages, theme, settings and start page.

Paths are relative to the folder in which the site is built::

    docs/<language>/<key>.md    a page; hand-written ones stand among the others
    docs/<language>/assets/     styles and scripts, joined; live charts, one file a page; the logo
    theme/                      the theme's overrides, styles, scripts and fonts
    mkdocs.<language>.yml       complete settings of the site builder
    site/index.html             leads to the main language
    site/web.config             how Microsoft's server is to hand out the site
    site/assets/vega.js         draws live charts, once for all languages
    site/assets/faces.js        the fonts for pictures that readers save, once for all languages
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from spegla.render.assets import SHEET_PATH, is_joined, joined_assets
from spegla.render.brand import Brand
from spegla.render.closed import check_closed
from spegla.render.faces import FACES_PATH, faces_script
from spegla.render.handwritten import check_places, with_written
from spegla.render.live import LivePage
from spegla.render.site_brand import brand_css, brand_files, site_logos
from spegla.render.site_settings import SiteWords, Stop, site_settings
from spegla.render.specs import specs_path, specs_script
from spegla.render.templating import filled, template_environment
from spegla.render.theme_words import theme_words
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
    "search",
    "skip",
)
_BESIDE = {
    "site/index.html": "pages/start.html.j2",
    "site/web.config": "pages/web.config.j2",
}
"""What stands once beside the languages, in the main one."""
_THEME = (".css", ".html", ".js", ".svg", ".txt", ".woff2")


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSources:
    """What people wrote for a site, as bytes.

    Args:
        templates: Files of ``site_templates/`` by path, those of the engagement on top.
        written: What people wrote, in all languages.
        settings: The engagement's ``mkdocs.yml``.
    """

    templates: Mapping[str, bytes]
    written: Sequence[LivePage]
    settings: bytes


def render_site(
    report: Report,
    writers: Sequence[Writer],
    *,
    draw: Callable[[Writer], Draw],
    sources: SiteSources,
    brand: Brand,
    vega: str,
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
        InputError: A hand-written page, the settings or a template cannot be used.
        WordingError: A message is missing in one of the languages.
    """
    languages = [writer.language for writer in writers]
    names = {w.language: w.text(phrase("site.language_name")) for w in writers}
    written = [live.page for live in sources.written]
    check_places(written, report.pages)
    check_closed(written, sources.templates)
    files = {
        path: content
        for path, content in sources.templates.items()
        if path.startswith("theme/") and path.endswith(_THEME) and not is_joined(path)
    }
    joined = joined_assets(sources.templates, brand_css(brand))
    files["site/assets/vega.js"] = f"(function(){{{vega}\n}})();\n".encode()
    for writer in writers:
        drawn = draw(writer)
        view = with_written(
            view_report(report, writer, drawn),
            sources.written,
            writer=writer,
            draw=drawn,
            set_texts=_as_markdown,
        )
        templates = template_environment(sources.templates, writer)
        if "site/index.html" not in files:
            for path, template in _BESIDE.items():
                made = filled(templates, template, report=view, languages=languages)
                files[path] = made.encode()
        files |= _docs(view, languages, _own_languages(written), templates)
        files |= {
            f"docs/{writer.language}/{path}": content
            for path, content in (brand_files(brand) | joined).items()
        }
        files[f"mkdocs.{writer.language}.yml"] = site_settings(
            sources.settings,
            view,
            _stops(view.pages),
            languages=names,
            words=SiteWords(
                page={name: writer.text(phrase(f"site.{name}")) for name in _WORDS},
                script=_script_words(writer),
                theme=theme_words(writer),
            ),
            logos=site_logos(brand),
        )
    files[FACES_PATH] = faces_script([joined[SHEET_PATH]])
    return files


def _as_markdown(texts: Sequence[str]) -> Sequence[Markup]:
    # Written by the report's author, and read by the site builder.
    return [Markup(text) for text in texts]  # noqa: S704


def _own_languages(written: Sequence[HandPage]) -> dict[str, list[str]]:
    """The languages of each page that people added, by its key; others have all languages."""
    languages: dict[str, list[str]] = {}
    for page in written:
        if page.after:
            languages.setdefault(page.key, []).append(page.language)
    return languages


def _docs(
    report: ReportView,
    languages: Sequence[str],
    own_languages: Mapping[str, Sequence[str]],
    templates: Environment,
) -> dict[str, bytes]:
    docs: dict[str, bytes] = {}
    for page in report.pages:
        hide = ["navigation"] if page.kind == PageKind.COVER else []
        front = _front_matter(page.label, own_languages.get(page.key, languages), hide=hide)
        text = filled(templates, f"pages/{page.kind}.md.j2", page=page)
        docs[f"docs/{report.language}/{page.key}.md"] = (front + text).encode()
        specs = specs_script(page)
        if specs:
            docs[f"docs/{report.language}/{specs_path(page.key)}"] = specs
    return docs


def _script_words(writer: Writer) -> dict[str, str]:
    """What scripts write: their places are filled in by the scripts, in the page."""
    prefix = "script."
    return {
        key.removeprefix(prefix): text
        for key, (text, *_) in writer.wording.messages.items()
        if key.startswith(prefix)
    }


def _front_matter(title: str, languages: Sequence[str], hide: Sequence[str] = ()) -> str:
    # JSON is YAML, and says for certain where a title ends.
    head = json.dumps({"title": title, "languages": list(languages), "hide": list(hide)})
    return f"---\n{head}\n---\n"


def _stops(pages: Sequence[PageView], parent: str | None = None) -> tuple[Stop, ...]:
    return tuple(
        Stop(title=page.label, key=page.key, below=_stops(pages, parent=page.key))
        for page in pages
        if page.parent == parent
    )
