"""The folder itself: files that must be there, and files that nothing would read."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from spegla.errors import Problem
from spegla.settings import SCHEMA_FILE, BrandSettings, SurveySettings
from spegla.survey.checks.problems import shortened, suggestion
from spegla.survey.exports import EXPORT_SUFFIXES

SITE = "mkdocs.yml"
DATA = "data/"
SETTINGS = "data/engagement.toml"
CODE_BOOK = "data/questions.csv"
ACTIONS = "data/actions.csv"
BENCHMARKS = "data/benchmarks.csv"
STAFF = "data/staff.csv"
WAVES = "data/waves/"
BRAND = "data/brand/"
ACTIVITIES = "site_templates/activities/catalogue.toml"
OBSERVABLE_VERBS = "site_templates/plain_language/observable_verbs.toml"

_NEEDED = (SITE, SETTINGS, CODE_BOOK)
_DATA_FILES = (SETTINGS, CODE_BOOK, ACTIONS, BENCHMARKS, STAFF)
_FOR_EDITORS = f"data/{SCHEMA_FILE}"
"""Not read, and no mistake."""
_WAVE_TABLES = ("invited.csv", "comments.csv", "interviews.csv")
_EXPORTS = ("customers", "management")
_TEXT_TEMPLATES = (".j2", ".css", ".html", ".js")
"""Templates that are read as they are; readers of other files say themselves what is wrong."""


def wave_of(path: str) -> str:
    """The wave to whose folder a file belongs, "" where it belongs to none.

    >>> wave_of("data/waves/2026/customers.csv"), wave_of("data/questions.csv")
    ('2026', '')
    """
    wave, slash, _ = path.removeprefix(WAVES).partition("/")
    return wave if path.startswith(WAVES) and slash else ""


def exports_of(paths: Iterable[str], wave: str, audience: str) -> list[str]:
    """The exports of one audience in one wave: one, or none, or too many."""
    names = {f"{WAVES}{wave}/{audience}{suffix}" for suffix in EXPORT_SUFFIXES}
    return sorted(names.intersection(paths))


def check_layout(paths: Collection[str], settings: SurveySettings | None) -> list[Problem]:
    """What is missing in the folder, and what nothing would read.

    A file with a misspelt name would otherwise be left out of the report without a word.

    Args:
        paths: Files of the engagement relative to its folder.
        settings: What the author set; None where it cannot be made out, which leaves the
            waves unchecked.
    """
    problems = [
        Problem(file=name, found="the file is missing", fix="Add it; docs/engagement.md says how.")
        for name in _NEEDED
        if name not in paths
    ]
    problems += [
        _unread(path, _DATA_FILES)
        for path in paths
        if path.startswith("data/")
        and not path.startswith(BRAND)
        and not wave_of(path)
        and path not in (*_DATA_FILES, _FOR_EDITORS)
    ]
    if settings is not None:
        for wave in settings.waves:
            problems += _check_wave(wave, paths, settings)
        unknown = {wave_of(path) for path in paths} - {"", *settings.waves}
        problems += [
            Problem(
                file=f"{WAVES}{wave}",
                found="the folder has no entry in [waves] of engagement.toml",
                fix=f"Add [waves.{wave}] with its date and label. "
                + suggestion(wave, settings.waves),
            )
            for wave in sorted(unknown)
        ]
    return problems


def check_brand_layout(paths: Iterable[str], brand: BrandSettings) -> list[Problem]:
    """Files of the client's look that are named and not there, or there and not named.

    >>> check_brand_layout([], BrandSettings(logo="brand/logo.svg"))[0].found
    'brand.logo names data/brand/logo.svg, which is not there'
    """
    present = {path for path in paths if path.startswith(BRAND)}
    named = {f"data/{file}": setting for setting, file in brand.files().items()}
    problems = [
        Problem(
            file=SETTINGS,
            found=f"brand.{setting} names {file}, which is not there",
            fix=f"Put the file there, or remove brand.{setting}.",
        )
        for file, setting in named.items()
        if file not in present
    ]
    problems += [
        Problem(
            file=shortened(path),
            found="no setting of [brand] names the file",
            fix="Name it in engagement.toml, or remove it.",
        )
        for path in sorted(present - set(named))
    ]
    return problems


def check_pages_layout(
    paths: Iterable[str], languages: Collection[str], catalogues: Collection[str]
) -> list[Problem]:
    """Files under ``content`` that are no page of any language.

    Pages in a language that the engagement has dropped for a while may stay, unread.
    """
    problems = []
    for path in paths:
        parts = path.split("/")
        if len(parts) != 3 or parts[1] not in {*languages, *catalogues}:
            problems.append(
                Problem(
                    file=shortened(path),
                    found="the file is in the folder of no language",
                    fix=f"Put it in one of: {', '.join(f'content/{name}' for name in languages)}.",
                )
            )
        elif not path.endswith(".md"):
            problems.append(
                Problem(
                    file=path,
                    found="only Markdown pages are read here",
                    fix="Remove the file, or give it the ending .md if it is a page.",
                )
            )
    return problems


def check_templates_layout(own: Mapping[str, bytes], product: Collection[str]) -> list[Problem]:
    r"""Templates of the engagement that replace none of the product's, or are no text.

    The theme, the wording and the lists of phrases may have files of the engagement's own, such
    as a logo or another language.

    >>> check_templates_layout({"theme/own.css": b"/* \xe9 */"}, [])[0].found
    'the file is no text in UTF-8'
    """
    return [
        Problem(
            file=f"site_templates/{path}",
            found="the file replaces no template of the product",
            fix=suggestion(path, product).split("Expected one of", maxsplit=1)[0]
            + "Give it the path of the template that it shall replace, or remove it.",
        )
        for path in own
        if path not in product and not path.startswith(("theme/", "locale/", "plain_language/"))
    ] + [
        Problem(
            file=f"site_templates/{path}",
            found="the file is no text in UTF-8",
            fix="Save it as UTF-8.",
        )
        for path, content in own.items()
        if path.endswith(_TEXT_TEMPLATES) and not _is_utf8(content)
    ]


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _check_wave(wave: str, paths: Collection[str], settings: SurveySettings) -> list[Problem]:
    folder = f"{WAVES}{wave}"
    problems = []
    known = [f"{folder}/{name}" for name in _WAVE_TABLES]
    for audience in _EXPORTS:
        exports = exports_of(paths, wave, audience)
        known += [f"{folder}/{audience}{suffix}" for suffix in EXPORT_SUFFIXES]
        problems += [
            Problem(
                file=extra,
                found=f"there is also {exports[0].rsplit('/', 1)[-1]}",
                fix=f"Keep the one export of the {audience} that counts.",
            )
            for extra in exports[1:]
        ]
    problems += [_unread(path, known) for path in paths if _is_in(path, wave, known)]
    if not exports_of(paths, wave, "customers"):
        problems.append(
            Problem(
                file=f"{folder}/customers.csv",
                found=f'the export of the wave "{wave}" is missing',
                fix=f"Put it there as one of: {_named('customers')}.",
            )
        )
    if f"{folder}/invited.csv" not in paths:
        problems.append(
            Problem(
                file=f"{folder}/invited.csv",
                found="the file is missing",
                fix="Add it; without it there are no response rates. docs/engagement.md says how.",
            )
        )
    if settings.management is None:
        problems += [
            Problem(
                file=path,
                found="engagement.toml has no [management]",
                fix="Add it, with team_size and told_beforehand.",
            )
            for path in exports_of(paths, wave, "management")
        ]
    return problems


def _is_in(path: str, wave: str, known: Sequence[str]) -> bool:
    return wave_of(path) == wave and path not in known


def _named(audience: str) -> str:
    return ", ".join(f"{audience}{suffix}" for suffix in EXPORT_SUFFIXES)


def _unread(path: str, known: Iterable[str]) -> Problem:
    return Problem(
        file=shortened(path),
        found="nothing reads a file of this name",
        fix=suggestion(path.rsplit("/", 1)[-1], [name.rsplit("/", 1)[-1] for name in known]),
    )
