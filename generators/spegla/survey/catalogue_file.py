"""The files of the catalogue: what is asked, with what it is answered, and in which order."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from spegla.errors import InputError, Problem
from spegla.settings import SurveySettings, survey_settings
from spegla.survey import checks
from spegla.survey.catalogue import Catalogue, CataloguePage, Frame
from spegla.survey.exports.delimited import read_delimited
from spegla.survey.questions import Audience, LocalText
from spegla.survey.tables import Table

SETTINGS = "questionnaire/catalogue.toml"
CODE_BOOK = "questionnaire/catalogue.csv"
WAVE = "now"
"""The one wave of a catalogue, which has been put to nobody yet."""

_PARTS = ("languages", "dimensions", "needs", "scales", "options", "numbers", "breakdowns")
_OWN = ("core", "pages", "frames")
_PAGE = ("code", "title", "intro", "codes")
_FRAME = ("title", "welcome", "thanks")
_CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


def catalogue_of(files: Mapping[str, bytes]) -> Catalogue:
    """The catalogue that the two files make up, read by the rules of every engagement.

    Args:
        files: Content by path relative to ``site_templates``; other files are left unread.

    Raises:
        InputError: Something is wrong; it carries all problems of both files, in file order.

    >>> catalogue_of({})
    Traceback (most recent call last):
    spegla.errors.InputError: questionnaire/catalogue.toml: the file is missing.
      Add it; the product's own is in site_templates.
    questionnaire/catalogue.csv: the file is missing.
      Add it; the product's own is in site_templates.
    """
    absent = [_missing(file) for file in (SETTINGS, CODE_BOOK) if file not in files]
    if absent:
        raise InputError(absent)
    in_settings, in_book = checks.ProblemList(SETTINGS), checks.ProblemList(CODE_BOOK)
    document = checks.read_toml(files[SETTINGS], in_settings)
    table = _read(files[CODE_BOOK], in_book)
    plan = None if document is None else _plan(document, in_settings)
    catalogue = None
    if document is not None and plan is not None and table is not None:
        book = checks.check_code_book(table, plan, in_book)
        catalogue = _catalogue(document, plan, book, in_settings)
    if catalogue is None or len(in_settings) or len(in_book):
        raise InputError([*in_settings.in_order(), *in_book.in_order()])
    return catalogue


def _catalogue(
    document: Mapping[str, Any],
    plan: SurveySettings,
    book: checks.CodeBook,
    problems: checks.ProblemList,
) -> Catalogue:
    checks.check_column_names(plan, book, problems)
    reader = _OwnTables(plan.languages, problems)
    core = reader.core(document.get("core"))
    pages = tuple(reader.pages(document.get("pages")))
    known = [*book.codes, *plan.breakdowns]
    _check_codes("core", core, known, problems)
    _check_pages(pages, known, problems)
    _check_conditions(pages, book, problems)
    return Catalogue(
        settings=plan,
        questionnaire=book.questionnaire(plan),
        lists=dict(book.lists),
        core=frozenset(core),
        pages=pages,
        frames=reader.frames(document.get("frames")),
    )


def _read(content: bytes, problems: checks.ProblemList) -> Table | None:
    try:
        return read_delimited(content, file=problems.file)
    except InputError as error:
        for problem in error.problems:
            problems.add(problem.found, problem.fix, row=problem.row)
    return None


def _missing(file: str) -> Problem:
    return Problem(
        file=file,
        found="the file is missing",
        fix="Add it; the product's own is in site_templates.",
    )


def _plan(document: Mapping[str, Any], problems: checks.ProblemList) -> SurveySettings | None:
    """The survey's part of the settings; None where it cannot be made out."""
    for key in document:
        if key not in (*_PARTS, *_OWN):
            problems.add(f'unknown setting "{key}"', f"Expected: {', '.join((*_PARTS, *_OWN))}.")
    parts = {key: document[key] for key in _PARTS if key in document}
    named = document.get("languages")
    languages = [text for text in named if isinstance(text, str)] if isinstance(named, list) else []
    label = dict.fromkeys(languages or [""], WAVE)
    parts["waves"] = {WAVE: {"date": dt.date.min, "label": label}}
    checks.check_settings(parts | _client(languages), problems, catalogues=languages)
    return survey_settings(parts)


def _client(languages: Sequence[str]) -> dict[str, Any]:
    """What every engagement says and a catalogue does not, so that one check serves both."""
    said = dict.fromkeys(languages or [""], WAVE)
    return {
        "title": said,
        "client": WAVE,
        "confidentiality": said,
        "privacy": {"preset": "cautious", "promised_minimum": 10},
    }


class _OwnTables:
    """Reads the tables that only a catalogue has, and keeps all that is wrong with them."""

    def __init__(self, languages: Sequence[str], problems: checks.ProblemList) -> None:
        self._languages = languages
        self._problems = problems

    def core(self, value: object) -> tuple[str, ...]:
        """The codes that every wave asks."""
        table = self._table(value, "core", ("codes",))
        return self._codes(table["codes"], "core.codes") if table else ()

    def pages(self, value: object) -> Iterator[CataloguePage]:
        """Each page that can be made out."""
        for number, page in enumerate(value if isinstance(value, list) else [value], start=1):
            name = f"pages, page {number}"
            table = self._table(page, name, _PAGE)
            if table is None:
                continue
            code = table["code"]
            if not isinstance(code, str) or not _CODE.fullmatch(code):
                self._problems.add(
                    f"{name}, has no code that can be used",
                    "Use a to z, 0 to 9, - and _, at most 40 characters.",
                )
                continue
            yield CataloguePage(
                code=code,
                title=self._text(table["title"], f"{name}, title"),
                intro=self._text(table["intro"], f"{name}, intro", may_be_blank=True),
                codes=self._codes(table["codes"], f"{name}, codes"),
            )

    def frames(self, value: object) -> dict[Audience, Frame]:
        """The words around the questions, for each audience."""
        frames = {}
        by_audience = self._table(value, "frames", [audience.value for audience in Audience]) or {}
        for name, frame in by_audience.items():
            table = self._table(frame, f"frames.{name}", _FRAME)
            if table is not None:
                texts = {key: self._text(table[key], f"frames.{name}.{key}") for key in _FRAME}
                frames[Audience(name)] = Frame(**texts)
        return frames

    def _table(
        self, value: object, name: str, keys: Collection[str]
    ) -> Mapping[str, object] | None:
        """A table with just these keys; None and problems where it is none."""
        if not isinstance(value, dict):
            self._problems.add(f"{name} is no table", f"Write it as one, with {', '.join(keys)}.")
            return None
        for key in value:
            if key not in keys:
                self._problems.add(
                    f'{name} has an unknown setting "{key}"', f"Expected: {', '.join(keys)}."
                )
        absent = [key for key in keys if key not in value]
        for key in absent:
            self._problems.add(f"{name} has no {key}", "Add it.")
        return None if absent else {key: value[key] for key in keys}

    def _text(self, value: object, name: str, *, may_be_blank: bool = False) -> LocalText:
        texts = value if isinstance(value, dict) else {}
        for language in self._languages:
            text = texts.get(language)
            if not isinstance(text, str) or not (text.strip() or may_be_blank):
                self._problems.add(
                    f'{name} has no text in "{language}"', f'Add {language} = "…" to it.'
                )
        return LocalText.from_mapping(
            {language: str(texts.get(language, "")) for language in self._languages}
        )

    def _codes(self, value: object, name: str) -> tuple[str, ...]:
        if isinstance(value, list) and all(isinstance(code, str) for code in value):
            return tuple(value)
        self._problems.add(f"{name} is no list of codes", 'Write it as in ["trust_1", "trust_2"].')
        return ()


def _check_codes(
    name: str, codes: Sequence[str], known: Collection[str], problems: checks.ProblemList
) -> None:
    for code in dict.fromkeys(codes):
        if code not in known:
            problems.add(
                f'{name} names "{code}", which is no question and no breakdown',
                "Correct the code, or remove it.",
            )


def _check_pages(
    pages: Sequence[CataloguePage], known: Collection[str], problems: checks.ProblemList
) -> None:
    """Check that each code stands on one page, and each page has a code of its own."""
    for page in pages:
        _check_codes(f'the page "{page.code}"', page.codes, known, problems)
    times = Counter(code for page in pages for code in page.codes)
    for code in known:
        if times[code] != 1:
            problems.add(
                f'"{code}" stands on {times[code]} pages',
                "Name it on the one page on which it is asked.",
            )
    for code, count in Counter(page.code for page in pages).items():
        if count > 1:
            problems.add(f'{count} pages have the code "{code}"', "Give each a code of its own.")


def _check_conditions(
    pages: Sequence[CataloguePage], book: checks.CodeBook, problems: checks.ProblemList
) -> None:
    """Check that a question comes after the one on whose answer it depends."""
    place = {code: number for number, code in enumerate(c for page in pages for c in page.codes)}
    for choice in book.choices:
        if choice.only_if is None or not {choice.code, choice.only_if.question} <= place.keys():
            continue
        if place[choice.code] < place[choice.only_if.question]:
            problems.add(
                f'"{choice.code}" stands before "{choice.only_if.question}", on which it depends',
                "Put it after that question.",
            )
