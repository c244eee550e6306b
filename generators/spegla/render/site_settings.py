"""The settings of the site builder: what the engagement's ``mkdocs.yml`` says, completed.

Everything that our promises rest on (no outside request, opening from a file, the order of the
pages) is set here and cannot be set otherwise; the engagement's file may name a favicon, add
style sheets, scripts and Markdown extensions, and bring extras for its own templates.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import yaml

from spegla.errors import InputError, Problem
from spegla.render.assets import SCRIPT_PATH, SHEET_PATH
from spegla.render.closed import outside
from spegla.render.markdown_text import EXTENSIONS
from spegla.render.site_brand import SiteLogo
from spegla.render.views import ReportView
from spegla.settings import is_too_deep

_REFUSED = (
    *("hooks", "plugins", "extra_templates", "INHERIT"),
    *("nav", "exclude_docs", "draft_docs", "not_in_nav", "site_url", "repo_url"),
)
"""What could run programs, as hooks in settings of another file would, and what is the report's."""
_LONGEST_NAME = 60
"""Characters of a name that are told."""
_NO_VALUES = (ValueError, AttributeError, RecursionError)
"""What YAML raises for a date that there is none of, a word for a number, and endless nesting."""
_ASKING_OTHERS = ("analytics", "consent")
"""Extras for which the theme itself writes scripts that ask other machines."""
_KINDS = {"extra": dict, "extra_css": list, "extra_javascript": list, "markdown_extensions": list}
_OWN_EXTENSIONS = ("abbr", "def_list", "sane_lists", "smarty")
"""What an engagement may add. Others can read files, answers among them, into a page."""
_PATH = re.compile(r"""[^"'<>&\\\x00-\x1f]+""")
"""Whatever no page could take for more than the address of a file."""
_BETWEEN_WORDS = r"[\s\-–—.,:;!?()\[\]/\"“”„‘’«»…]+"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One place of the navigation: a page's title and key, and the pages below it."""

    title: str
    key: str
    below: tuple["Stop", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteWords:
    """The words of the interface in one language, by the names under which they are asked for.

    Args:
        page: Those of our own partials of the theme.
        script: Those that scripts write.
        theme: Those that the theme itself writes.
    """

    page: Mapping[str, str]
    script: Mapping[str, str]
    theme: Mapping[str, str]


def site_settings(
    own: bytes,
    report: ReportView,
    stops: Sequence[Stop],
    *,
    languages: Mapping[str, str],
    words: SiteWords,
    logos: Sequence[SiteLogo] = (),
) -> bytes:
    """The complete settings for the site in one language, as YAML.

    Args:
        own: The engagement's ``mkdocs.yml``.
        report: The report in this language.
        stops: The navigation, in order.
        languages: What each language of the report calls itself, by code, in the order in which
            they are offered.
        words: The words of the interface.
        logos: The client's logos, for the header.

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
            "polyfills": ["assets/js/iframe-worker.js", "assets/js/letters.js"],
            "report": {
                "client": report.client,
                "title": report.title,
                "wave": report.wave,
                "confidentiality": report.confidentiality,
                "anonymity": list(report.anonymity),
            },
            "languages": [{"code": code, "name": name} for code, name in languages.items()],
            "words": dict(words.page),
            "script_words": dict(words.script),
            "theme_words": dict(words.theme),
            "logos": [asdict(logo) for logo in logos],
        },
        "extra_css": [SHEET_PATH, *base.get("extra_css", [])],
        "extra_javascript": [SCRIPT_PATH, *base.get("extra_javascript", [])],
        "markdown_extensions": [
            *EXTENSIONS,
            {"toc": {"permalink": False}},
            *base.get("markdown_extensions", []),
        ],
        "plugins": [{"search": _search(report.language)}, "offline"],
        "nav": [_entry(stop) for stop in stops],
    }
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=True).encode()


def _search(language: str) -> dict[str, Any]:
    """Words as they are written, without the marks around them; queries are cut to their stem."""
    return {"lang": [language], "separator": _BETWEEN_WORDS, "pipeline": ["stopWordFilter"]}


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
    except (yaml.YAMLError, *_NO_VALUES) as error:
        mark = getattr(error, "problem_mark", None)
        problem = Problem(
            file="mkdocs.yml",
            row=mark.line + 1 if mark else None,
            found="it is not plain YAML",
            fix="Write name: value lines, texts in quotation marks, and days that there are.",
        )
        raise InputError([problem]) from error
    if not isinstance(base, dict):
        raise InputError([_problem("it is not a list of settings", "Write name: value lines.")])
    if is_too_deep(base):
        raise InputError([_problem("it is nested too deeply", "Write it with fewer levels.")])
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
        text = own.decode(errors="replace")
        problems = [*_misused(base), *outside("mkdocs.yml", text, _addresses(base))]
    if problems:
        raise InputError(problems)
    return base


def _misused(base: Mapping[str, Any]) -> Iterator[Problem]:
    """What stands in settings of the right kind, and not as it may."""
    for key in _ASKING_OTHERS:
        if key in base.get("extra", {}):
            yield _problem(
                f'"extra.{key}" cannot be set', "Remove it; a report tells nobody who reads it."
            )
    for extension in base.get("markdown_extensions", []):
        if extension not in _OWN_EXTENSIONS:
            yield _problem(
                f'the Markdown extension "{str(extension)[:_LONGEST_NAME]}" is not allowed',
                f"Remove it; allowed, without options, are {', '.join(_OWN_EXTENSIONS)}.",
            )
    if not all(_PATH.fullmatch(address) for address in _addresses(base)):
        yield _problem(
            "a style sheet, script or favicon is named by something that is no path",
            "Write the path of a file, such as assets/own.css.",
        )


def _addresses(base: Mapping[str, Any]) -> list[str]:
    """What an engagement's settings have a page load: a script may carry options."""
    scripts = base.get("extra_javascript", [])
    listed = [each.get("path") if isinstance(each, dict) else each for each in scripts]
    listed += base.get("extra_css", [])
    if "favicon" in base.get("extra", {}):
        listed.append(base["extra"]["favicon"])
    return [each if isinstance(each, str) else "" for each in listed]


def _problem(found: str, fix: str) -> Problem:
    return Problem(file="mkdocs.yml", found=found, fix=fix)
