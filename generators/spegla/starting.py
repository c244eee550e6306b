"""Starting an engagement: read the exports, make out what they hold, ask, write the folder."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from spegla.errors import OutputError, SpeglaError, UsageError
from spegla.nearest import did_you_mean
from spegla.output import clear_leftovers, staged, write_files
from spegla.survey.catalogue import Catalogue
from spegla.survey.catalogue_file import catalogue_of
from spegla.survey.checks import NearCopy, near_copies
from spegla.survey.drafting.answered import (
    COPY,
    answers_of,
    facts_of,
    is_known,
    is_yes,
    objection,
    points_about,
)
from spegla.survey.drafting.assembled import draft_of
from spegla.survey.drafting.draft import Draft, Point, Source
from spegla.survey.drafting.engagement_files import engagement_files
from spegla.survey.drafting.from_catalogue import draft_of_catalogue
from spegla.survey.drafting.given import exports_of
from spegla.survey.drafting.matching import SAME, joined, proposals
from spegla.survey.drafting.mirrors import MIRROR
from spegla.survey.drafting.placing import placed, wish_of
from spegla.survey.drafting.report_languages import in_report_languages, languages_of
from spegla.survey.exports.answers import Tool
from spegla.survey.files import is_free, product_files, read_exports
from spegla.survey.tables import fold

LANGUAGES = "languages"
_OF_ONE_WAVE = ("date", "invited")
_PAIRS = (f"{SAME}.", f"{MIRROR}.")
"""What the keys of points begin with that make one of two."""
_NO = "no"

Answers = Mapping[str, str]
"""What the author answered, by the key of the point."""
Ask = Callable[[str, str, Callable[[str], str]], str]
"""Puts a question to the author: its words, what is taken if nothing is said, and what objects to
an answer, "" being no objection. Gives the answer, "" to leave it open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What the author gave to begin with.

    Args:
        exports: Exports and files of the questionnaire, as ``wish_of`` reads them.
        answers: Answers by the key of their point.
        tool: What wrote the exports; None to tell it from the files.
        sheet: The sheet with the answers; None for the only one.
        year: The year, which is the wave of an engagement without an export.
    """

    exports: Sequence[str]
    answers: Answers
    tool: Tool | None = None
    sheet: str | None = None
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """What was written: the draft, what is left to answer, and how many files."""

    draft: Draft
    points: tuple[Point, ...]
    files: int


def beginning_of(
    exports: Sequence[str],
    answers: Sequence[str],
    *,
    languages: str | None = None,
    tool: str | None = None,
    sheet: str | None = None,
    year: int,
) -> Beginning:
    """What the author gave on the command line.

    Raises:
        UsageError: An answer has no key or is given twice, or there is no such survey tool.

    >>> beginning_of(["2026=a.csv"], ["client=Nordkust"], languages="sv,en", year=2026).answers
    {'client': 'Nordkust', 'languages': 'sv,en'}
    """
    tools = [known.value for known in Tool]
    if tool is not None and tool not in tools:
        raise UsageError(f"--tool {tool} is not known. Expected one of: {', '.join(tools)}.")
    return Beginning(
        exports=exports,
        answers=answers_of(answers) | ({} if languages is None else {LANGUAGES: languages}),
        tool=None if tool is None else Tool(tool),
        sheet=sheet,
        year=year,
    )


def start(folder: Path, beginning: Beginning, *, ask: Ask | None = None) -> Started:
    """Make an engagement in a folder that does not exist yet, or is empty.

    Args:
        folder: Where to write it.
        beginning: What the author gave.
        ask: Asks the author what is left; None to leave it open.

    Raises:
        UsageError: There is something in the folder, or an answer does not fit; nothing is written.
        InputError: An export cannot be read; carries everything that is wrong.
        OutputError: The disk refuses.
    """
    if not is_free(folder):
        clear_leftovers(folder)
    if not is_free(folder):
        raise UsageError(
            f"{folder} is not an empty folder, and nothing is ever overwritten. Give a new one."
        )
    drafting = _Drafting(beginning)
    answers = dict(beginning.answers)
    drafting.check_keys(answers)
    if ask is not None:
        answers = _asked(drafting, answers, ask)
    draft = drafting.draft(answers)
    points = drafting.points(draft, answers)
    files = engagement_files(
        draft,
        facts_of(drafting.in_full(answers)),
        points,
        tool=beginning.tool,
        sheet=beginning.sheet,
    )
    _write(folder, files)
    return Started(draft=draft, points=points, files=len(files))


class _Drafting:
    """From the author's answers to a draft, as often as there are new ones."""

    def __init__(self, beginning: Beginning) -> None:
        wishes = [wish_of(text) for text in beginning.exports]
        contents = read_exports([wish.path for wish in wishes])
        self._catalogue = catalogue_of(product_files())
        self._exports = exports_of(wishes, contents, tool=beginning.tool, sheet=beginning.sheet)
        self._copies = near_copies([export.answers for export in self._exports])
        self._year = str(beginning.year)
        self._drafts: dict[frozenset[tuple[str, str]], Draft] = {}

    def draft(self, answers: Answers) -> Draft:
        """What is made out with these answers, each time the same draft."""
        given = frozenset(answers.items())
        if given not in self._drafts:
            self._drafts[given] = self._made_out(answers)
        return self._drafts[given]

    def _made_out(self, answers: Answers) -> Draft:
        known = self._catalogue.settings.languages
        languages = languages_of(answers[LANGUAGES], known) if LANGUAGES in answers else ()
        if not self._exports:
            return draft_of_catalogue(self._catalogue, languages or known, wave=self._year)
        decisions = self.in_full(answers)
        sources = self._sources(answers)
        draft = draft_of(sources, catalogue=self._catalogue, decisions=decisions)
        _check_taken(draft.points, decisions)
        draft = joined(draft, decisions)
        return in_report_languages(draft, languages or draft.languages)

    def points(self, draft: Draft, answers: Answers) -> tuple[Point, ...]:
        """What is left to say about a draft, the needed first."""
        given = self.in_full(answers)
        points = [*points_about(draft, facts_of(given)), *draft.points]
        if self._exports:
            points += [*proposals(draft), *map(self._copy_point, self._copies)]
        else:
            points.append(_languages_point(self._catalogue))
        left = [point for point in points if point.key not in given]
        return tuple(sorted(left, key=lambda point: not point.is_needed))

    def in_full(self, answers: Answers) -> Answers:
        """The answers, with the wave in those that leave it out since there is only one."""
        waves = {source.wave for source in self._sources(answers)} or {self._year}
        if len(waves) > 1:
            return answers
        (wave,) = waves
        return {
            f"{key}.{wave}" if key in _OF_ONE_WAVE else key: value for key, value in answers.items()
        }

    def check_keys(self, answers: Answers) -> None:
        """Refuse answers to what nobody asks, so that none is given in vain."""
        if not answers:
            return
        drafts = (self.draft({}), self.draft(answers))
        known = {point.key for draft in drafts for point in self.points(draft, {})} | {LANGUAGES}
        wrong = [
            key
            for key in self.in_full(answers)
            if key not in known
            and not any(is_known(key, draft) for draft in drafts)
            and not key.startswith(_PAIRS)
        ]
        if wrong:
            raise UsageError("\n".join(_unknown(key, known) for key in wrong))

    def objection(self, answers: Answers, key: str, value: str) -> str:
        """Why an answer cannot be taken, "" where it can."""
        if said := objection(key, value):
            return said
        try:
            self.draft({**answers, key: value})
        except SpeglaError as error:
            return str(error)
        return ""

    def _sources(self, answers: Answers) -> tuple[Source, ...]:
        left = {copy.left for copy in self._copies if not is_yes(answers.get(_key(copy), _NO))}
        kept = [export for place, export in enumerate(self._exports) if place not in left]
        return placed(kept)

    def _copy_point(self, copy: NearCopy) -> Point:
        kept, left = (self._exports[place].file for place in (copy.kept, copy.left))
        return Point(
            key=_key(copy),
            ask=f"{left} is a near-copy of {kept}: {copy.share:.0%} of its rows stand in both. "
            "It is left out. Shall it be used all the same, yes or no?",
            suggestion=_NO,
        )


def _asked(drafting: _Drafting, answers: Answers, ask: Ask) -> dict[str, str]:
    """The answers with those that the author gives to each point in turn.

    An answer may bring up further points; each is put once.
    """
    given = dict(answers)
    put: set[str] = set()
    while True:
        draft = drafting.draft(given)
        left = [point for point in drafting.points(draft, given) if point.key not in put]
        if not left:
            return given
        for point in left:
            put.add(point.key)
            answer = ask(point.ask, _default(point), partial(drafting.objection, given, point.key))
            if answer:
                given[point.key] = answer


def _default(point: Point) -> str:
    """What is taken if the author says nothing: two items are never made one in silence."""
    return _NO if point.key.startswith(_PAIRS) else point.suggestion


def _key(copy: NearCopy) -> str:
    return f"{COPY}.{copy.left + 1}"


def _check_taken(points: Sequence[Point], answers: Answers) -> None:
    """Refuse answers that left their question open: they were not understood."""
    wrong = [
        f"--answer {point.key}={answers[point.key]}: this cannot be taken. {point.ask}"
        for point in points
        if fold(answers.get(point.key, point.suggestion)) != fold(point.suggestion)
    ]
    if wrong:
        raise UsageError("\n".join(wrong))


def _languages_point(catalogue: Catalogue) -> Point:
    return Point(
        key=LANGUAGES,
        ask="In which languages shall the report be? The first one is the main one.",
        suggestion=",".join(catalogue.settings.languages),
    )


def _unknown(key: str, known: set[str]) -> str:
    fix = did_you_mean(key, sorted(known)) or f"Expected one of: {', '.join(sorted(known))}."
    return f"--answer {key}: nothing of this name is asked. {fix}"


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    names = {path.split("/")[0] for path in files}
    try:
        with staged(folder, names=sorted(names)) as work:
            write_files(work, files)
    except OutputError as error:
        reason = error.__cause__ or error
        raise OutputError(f"{folder} cannot be written: {reason}. Nothing was kept.") from error
