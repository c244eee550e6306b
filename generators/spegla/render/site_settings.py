"""The settings of the site builder: what the engagement's ``mkdocs.yml`` says, completed.

Everything that our promises rest on (no outside request, opening from a file, the order of the
pages) is set here and cannot be set otherwise; the engagement's file may name a favicon, add
style sheets, scripts and Markdown extensions, and bring extras for its own templates.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from spegla.errors import InputError, Problem
from spegla.render.views import ReportView

_REFUSED = ("hooks", "plugins", "nav", "site_url", "repo_url")
_KINDS = {"extra": dict, "extra_css": list, "extra_javascript": list, "markdown_extensions": list}
_EXTENSIONS = ("attr_list", "md_in_html", "tables", "footnotes", "admonition")
_OWN_EXTENSIONS = ("abbr", "def_list", "sane_lists", "smarty")
"""What an engagement may add. Others can read files, answers among them, into a page."""
_STYLES = ("fonts", "type", "layout", "blocks", "charts", "print")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One place of the navigation: a page's title and key, and the pages below it."""

    title: str
    key: str
    below: tuple["Stop", ...] = ()


def site_settings(
    own: bytes,
    report: ReportView,
    stops: Sequence[Stop],
    *,
    languages: Sequence[str],
    words: Mapping[str, str],
) -> bytes:
    """The complete settings for the site in one language, as YAML.

    Args:
        own: The engagement's ``mkdocs.yml``.
        report: The report in this language.
        stops: The navigation, in order.
        languages: All languages of the report, in the order in which they are offered.
        words: Interface words by the name under which the theme asks for them.

    Raises:
        InputError: ``own`` is not YAML, or sets something that it may not.
    """
    base = _parse(own)
    extra = base.get("extra", {})
    settings = {
        **base,
        "site_name": f"{report.client}. {report.title}",
        "site_url": "",
        "docs_dir": f"docs/{report.language}",
        "site_dir": f"raw/{report.language}",
        "use_directory_urls": False,
        "strict": True,
        "theme": {
            "name": "material",
            "variant": "classic",
            "custom_dir": "theme",
            "language": report.language,
            "font": False,
            "favicon": extra.get("favicon", "assets/favicon.svg"),
            "features": ["search.highlight"],
            "palette": [_palette("default", "light"), _palette("slate", "dark")],
        },
        "extra": {
            **extra,
            "generator": False,
            "scope": "..",
            "polyfills": ["assets/js/iframe-worker.js"],
            "report": {
                "client": report.client,
                "title": report.title,
                "wave": report.wave,
                "confidentiality": report.confidentiality,
                "anonymity": list(report.anonymity),
            },
            "languages": list(languages),
            "words": dict(words),
        },
        "extra_css": [
            "assets/brand.css",
            *(f"assets/css/{name}.css" for name in _STYLES),
            *base.get("extra_css", []),
        ],
        "extra_javascript": ["assets/js/charts.js", *base.get("extra_javascript", [])],
        "markdown_extensions": [
            *_EXTENSIONS,
            {"toc": {"permalink": False}},
            *base.get("markdown_extensions", []),
        ],
        "plugins": [{"search": {"lang": [report.language]}}, "offline"],
        "nav": [_entry(stop) for stop in stops],
    }
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=True).encode()


def _palette(scheme: str, preferred: str) -> dict[str, str]:
    return {
        "media": f"(prefers-color-scheme: {preferred})",
        "scheme": scheme,
        "primary": "custom",
        "accent": "custom",
    }


def _entry(stop: Stop) -> dict[str, Any]:
    page = {stop.title: f"{stop.key}.md"}
    if not stop.below:
        return page
    return {stop.title: [page, *(_entry(each) for each in stop.below)]}


def check_site_settings(own: bytes) -> None:
    """Say what an engagement's ``mkdocs.yml`` may not set.

    Raises:
        InputError: Settings that the report decides, or that could read files into pages.
    """
    _parse(own)


def _parse(own: bytes) -> dict[str, Any]:
    try:
        base = yaml.safe_load(own) or {}
    except yaml.YAMLError as error:
        raise InputError([_problem("it is not plain YAML", f"{error}")]) from error
    if not isinstance(base, dict):
        raise InputError([_problem("it is not a list of settings", "Write name: value lines.")])
    problems = [
        _problem(f'"{key}" cannot be set', "Remove it; the report decides it.")
        for key in _REFUSED
        if key in base
    ]
    problems += [
        _problem(f'"{key}" is not a {kind.__name__}', "Correct it, or remove it.")
        for key, kind in _KINDS.items()
        if not isinstance(base.get(key, kind()), kind)
    ]
    if not problems:
        problems += [
            _problem(
                f'the Markdown extension "{extension}" is not allowed',
                f"Remove it; allowed, without options, are {', '.join(_OWN_EXTENSIONS)}.",
            )
            for extension in base.get("markdown_extensions", [])
            if extension not in _OWN_EXTENSIONS
        ]
    if problems:
        raise InputError(problems)
    return base


def _problem(found: str, fix: str) -> Problem:
    return Problem(file="mkdocs.yml", found=found, fix=fix)
