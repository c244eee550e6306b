"""What the settings have to say of the columns of the exports: the fewer the better.

A column that is found by its heading or wording need not be named. Whether it is found is asked of
the rules by which an engagement is read, with the draft's own files.
"""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from spegla.settings import survey_settings
from spegla.survey.checks import ProblemList, check_code_book
from spegla.survey.checks.headings import expected_columns
from spegla.survey.drafting.draft import Draft, Source, Unread
from spegla.survey.drafting.questions_file import questions_csv
from spegla.survey.exports.answers import Variable
from spegla.survey.exports.delimited import read_delimited
from spegla.survey.questions import Audience
from spegla.survey.tables import fold

"""Uses of columns that need no account: the survey tool's own."""
_CODE_BOOK = "questions.csv"

KeyOf = Callable[[Variable], str | None]
"""What a column stands for as long as the settings say nothing of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What is said of columns.

    Args:
        everywhere: Headings by the code that they stand for, or by ``code[option]``.
        by_wave: The same for one wave only, by its code.
        ignored: Columns that are left out by name.
    """

    everywhere: Mapping[str, str] = field(default_factory=dict)
    by_wave: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    ignored: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What stands in one export: its headings, and what those that are read stand for, folded."""

    headings: frozenset[str]
    read: Mapping[str, str]

    @classmethod
    def of(cls, draft: Draft, source: Source) -> "_Known":
        return cls(
            headings=frozenset(fold(variable.heading) for variable in source.columns),
            read={fold(heading): key for key, heading in _used(draft, source.wave)},
        )

    def may_stand_for(self, key: str, heading: str) -> bool:
        """Whether a heading, if it is in the export at all, stands for the key there."""
        return fold(heading) not in self.headings or self.read.get(fold(heading)) == key


def columns_of(draft: Draft, settings: bytes) -> Columns:
    """What has to be said of the columns of a draft.

    What several waves call alike is named once; a heading that stands for something else in
    another wave is named for its own wave only.

    Args:
        draft: What was made out.
        settings: The settings of the draft as a file that says nothing of columns yet.
    """
    finders = {
        (source.wave, source.audience): _finder(draft, settings, source) for source in draft.sources
    }
    needed = {
        source.wave: dict(_needed(draft, source, finders[source.wave, source.audience]))
        for source in draft.sources
        if source.audience is Audience.CUSTOMERS
    }
    known = [_Known.of(draft, source) for source in draft.sources]
    everywhere = {
        key: heading
        for columns in reversed(needed.values())
        for key, heading in columns.items()
        if all(one.may_stand_for(key, heading) for one in known)
    }
    return Columns(
        everywhere=everywhere,
        by_wave={
            wave: {
                key: heading
                for key, heading in columns.items()
                if fold(everywhere.get(key, "")) != fold(heading)
            }
            for wave, columns in needed.items()
        },
        ignored=tuple(_ignored(draft, finders)),
    )


def _finder(draft: Draft, settings: bytes, source: Source) -> KeyOf:
    plan = survey_settings(tomllib.loads(settings.decode()))
    if plan is None:
        return lambda _variable: None
    table = read_delimited(questions_csv(draft), file=_CODE_BOOK)
    book = check_code_book(table, plan, ProblemList(_CODE_BOOK))
    return expected_columns(book, plan, source.wave, source.audience).key_of


def _needed(draft: Draft, source: Source, key_of: KeyOf) -> Iterator[tuple[str, str]]:
    """What each column stands for that is not found, or not alone, and its heading."""
    unread = {fold(column.heading) for column in draft.unread if source.wave in column.waves}
    found = {
        fold(variable.heading): key_of(variable)
        for variable in source.columns
        if variable.use.is_answer and fold(variable.heading) not in unread
    }
    times = Counter(found.values())
    for key, heading in _used(draft, source.wave):
        if found.get(fold(heading)) != key or times[key] > 1:
            yield key, heading


def _used(draft: Draft, wave: str) -> Iterator[tuple[str, str]]:
    """What each column of a wave that is read stands for, and its heading."""
    for breakdown in draft.breakdowns:
        if wave in breakdown.columns:
            yield breakdown.code, breakdown.columns[wave]
    for question in draft.questions:
        columns = question.columns.get(wave, {})
        if isinstance(columns, str):
            yield question.code, columns
        else:
            for option, heading in columns.items():
                yield f"{question.code}[{option}]", heading


def _ignored(draft: Draft, finders: Mapping[tuple[str, Audience], KeyOf]) -> Iterator[Unread]:
    """Columns that nothing reads, but for those that the survey tool keeps for itself.

    Not those whose heading another export uses: a heading is left out of all of them.
    """
    used = {fold(h) for source in draft.sources for _, h in _used(draft, source.wave)}
    if draft.respondent_column is not None:
        used.add(fold(draft.respondent_column))
    why = {fold(column.heading): column for column in draft.unread}
    for source in draft.sources:
        key_of = finders[source.wave, source.audience]
        for place, variable in enumerate(source.columns):
            heading = fold(variable.heading)
            is_theirs = source.audience is Audience.MANAGEMENT and key_of(variable) is not None
            if heading in used or not variable.use.is_answer or is_theirs:
                continue
            if not heading and not any(cell.strip() for cell in source.answers.cells(place)):
                continue
            used.add(heading)
            nothing = Unread(
                heading=variable.heading, waves=(source.wave,), why="nothing uses it in this wave"
            )
            yield replace(why.get(heading, nothing), heading=variable.heading)
