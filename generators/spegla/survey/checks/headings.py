"""What each heading of an export stands for: a question, one of its options or a breakdown."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from spegla.settings import BreakdownSettings, SurveySettings
from spegla.survey.checks.code_book import CodeBook, column_keys, option_key
from spegla.survey.exports import Use, Variable
from spegla.survey.questions import (
    Asked,
    Audience,
    Choice,
    ChoiceKind,
    OpenQuestion,
    Quantity,
    Question,
)
from spegla.survey.tables import fold

_NO_WORD = re.compile(r"[^\w]|_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """The columns that one audience's export of one wave must, may and must not have.

    Args:
        required: Codes of the questions, choices, numbers and breakdowns that were asked.
        several: Option codes by the code of each choice that may stand in several columns.
        names: What each folded heading stands for: a code, or ``code[option]``.
        foreign: Folded headings of what does not belong in the file, with the reason.
        skipped: Folded headings that are left unread.
        faulty: Codes of questions with problems, whose columns are left unread too.
        options: What the folded label of an option stands for, where one choice alone has it.
        mapped: The one folded heading that the settings give for a key, where they give one.
        respondent: Folded heading of the column with the IDs of respondents, where there is one.
        needs_respondent: Whether it must be there; the IT management team may do without.
        is_of_team: Whether it is the export of the IT management team.
    """

    required: tuple[str, ...]
    several: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]
    foreign: Mapping[str, str]
    skipped: Collection[str]
    faulty: Collection[str]
    options: Mapping[str, str]
    mapped: Mapping[str, str]
    respondent: str | None
    needs_respondent: bool
    is_of_team: bool

    def reason_of(self, variable: Variable) -> str:
        """Why a variable does not belong in the file, "" where no reason is known."""
        names = map(fold, (variable.heading, *variable.names))
        return next((self.foreign[name] for name in names if name in self.foreign), "")

    def is_skipped(self, heading: str) -> bool:
        """Whether a folded heading is left unread on purpose."""
        of_faulty = tuple(f"{code}{mark}" for code in self.faulty for mark in "[_")
        return heading in self.skipped or (
            heading not in self.names and heading.startswith(of_faulty)
        )

    def key_of(self, variable: Variable) -> str | None:
        """What a variable stands for: by its heading, or else by the surest of its other names.

        Where the settings map a heading, other names do not count for the key. What a survey tool
        notes for itself is known by its heading only.
        """
        heading = fold(variable.heading)
        if heading in self.names or not variable.use.is_answer:
            return self.names.get(heading)
        known = [self.names]
        if variable.use is Use.OPTION:
            known.append(self.options)
        names = (variable.heading, *variable.names)
        keys = (of.get(fold(name)) for of in known for name in names)
        return next((key for key in keys if key is not None and key not in self.mapped), None)


def expected_columns(
    book: CodeBook, settings: SurveySettings, wave: str, audience: Audience
) -> Expected:
    """What the export of one audience in one wave should hold.

    A column may be headed by the heading that the settings map, by the code, by its letters and
    digits alone, as survey tools want it, or by the question as it was asked, in any language; the
    column of one option by any of these with the option in square brackets. A breakdown may be
    headed by its label too. The IT management team was asked the mirrored questions and no
    breakdowns.
    """
    mapped = settings.columns | settings.waves[wave].columns
    reasons = {one.code: _why_absent(one, wave, audience) for one in book.everything}
    asked = [one for one in book.everything if not reasons[one.code]]
    absent = [one for one in book.everything if reasons[one.code]]
    is_divided = audience is Audience.CUSTOMERS
    breakdowns = settings.breakdowns_in(wave) if is_divided else ()
    foreign = {
        heading: reasons[one.code]
        for one in absent
        for heading, _ in (*_fixed(column_keys(one), mapped), *_derived(one, mapped))
    }
    if not is_divided:
        foreign |= {h: "is a breakdown" for h, _ in _fixed(settings.breakdowns, mapped)}
    keys = [key for one in asked for key in column_keys(one)]
    ignored = {fold(heading) for heading in settings.ignored_columns}
    taken = {fold(heading) for heading in mapped.values()}
    faulty = [key for key in (*book.faulty, *mapped) if key.partition("[")[0] in book.faulty]
    return Expected(
        required=(
            *(one.code for one in asked if not isinstance(one, OpenQuestion)),
            *breakdowns,
        ),
        several={
            one.code: tuple(option.code for option in one.options)
            for one in asked
            if isinstance(one, Choice) and one.kind is ChoiceKind.MULTIPLE
        },
        names=_unambiguous(
            [
                *(pair for one in asked for pair in _derived(one, mapped)),
                *(pair for code in breakdowns for pair in _asked_as(code, settings.breakdowns)),
            ]
        )
        | dict(_fixed([*keys, *breakdowns], mapped)),
        foreign=foreign,
        skipped=(ignored - taken) | {fold(mapped.get(key, key)) for key in faulty},
        faulty=book.faulty,
        options=_unambiguous([pair for one in asked for pair in _options_alone(one)]),
        mapped={key: fold(heading) for key, heading in mapped.items()},
        respondent=None if settings.respondent_column is None else fold(settings.respondent_column),
        needs_respondent=settings.respondent_column is not None and is_divided,
        is_of_team=not is_divided,
    )


def _why_absent(one: Asked, wave: str, audience: Audience) -> str:
    """Why a question has no column in an export, "" where it has one."""
    if wave not in one.waves:
        return f'is not asked in the wave "{wave}"'
    if audience is Audience.CUSTOMERS:
        return ""
    match one:
        case Question():
            return "has no mirror wording" if one.mirror is None else ""
        case Choice():
            return "is a choice, which only customers are asked"
        case Quantity():
            return "is a number, which only customers are asked for"
        case OpenQuestion():
            return "is an open question, which only customers are asked"


def _fixed(keys: Collection[str], mapped: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The headings that the author chose: each code, and what the settings map to it."""
    for key in keys:
        yield fold(key), key
    for key in keys:
        if key in mapped:
            yield fold(mapped[key]), key


def _derived(one: Asked, mapped: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The headings that a survey tool makes of a question's own words."""
    texts = dict.fromkeys(text for _, text in one.text.by_language)
    if isinstance(one, Question) and one.mirror is not None:
        texts |= dict.fromkeys(text for _, text in one.mirror.by_language)
    for text in texts:
        yield fold(text), one.code
    yield _bare(one.code), one.code
    if isinstance(one, Choice) and one.kind is ChoiceKind.MULTIPLE:
        for option in one.options:
            key = option_key(one.code, option.code)
            yield fold(f"{one.code}_{option.code}"), key
            own = [mapped[one.code]] if one.code in mapped else []
            labels = dict(option.label.by_language).values()
            for name in (one.code, _bare(one.code), *texts, *own):
                for label in dict.fromkeys([option.code, *option.values, *labels]):
                    yield fold(f"{name}[{label}]"), key
                    yield fold(f"{name} [{label}]"), key


def _options_alone(one: Asked) -> Iterator[tuple[str, str]]:
    """The headings of options in tools that leave the question out, such as Typeform."""
    if isinstance(one, Choice) and one.kind is ChoiceKind.MULTIPLE:
        for option in one.options:
            for label in dict(option.label.by_language).values():
                yield fold(label), option_key(one.code, option.code)


def _asked_as(code: str, breakdowns: Mapping[str, BreakdownSettings]) -> Iterator[tuple[str, str]]:
    """The headings that a survey tool makes of what a breakdown is called."""
    breakdown = breakdowns[code]
    yield _bare(code), code
    for texts in (breakdown.label, breakdown.question or {}):
        for text in texts.values():
            yield fold(text), code


def _bare(code: str) -> str:
    """A code as tools have it that allow letters and digits only.

    >>> _bare("delivery_1")
    'delivery1'
    """
    return _NO_WORD.sub("", code)


def _unambiguous(names: list[tuple[str, str]]) -> dict[str, str]:
    keys = Counter(heading for heading, _ in set(names))
    return {heading: key for heading, key in names if keys[heading] == 1}
