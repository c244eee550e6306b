"""Answers exported from LimeSurvey, with any of its headings, as codes or as full answers.

Answers of those who did not submit stay: LimeSurvey marks no test answers, and what somebody
answered before leaving counts. Rows in which nothing was answered are left out.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from spegla.survey.exports.answers import Answers, LeftOut, Tool, Use, Variable, unlike
from spegla.survey.exports.columns import is_other
from spegla.survey.exports.headings import plain, with_own_names
from spegla.survey.exports.limesurvey_headings import (
    Heading,
    has_codes_and_texts,
    has_only_codes,
    read_headings,
)
from spegla.survey.exports.limesurvey_wording import (
    COMMENT_TEXTS,
    GENDERS,
    NO,
    NOT_SHOWN,
    NOT_SHOWN_CODE,
    OTHER_TEXTS,
    PECULIAR_CODES,
    PECULIAR_TEXTS,
    RECORD_CODES,
    RECORD_TEXTS,
    RESPONSE_ID,
    TIMING_TEXTS,
    YES,
)
from spegla.survey.tables import Row, Table, fold

_NUMBERED = re.compile(r"[FQVfqv]\d+(?:\D|$)")
"""Codes that people write before a question in any tool: "Q1. How are you?"."""
_AUTOMATIC = re.compile(r"(?:AO|SQ|[AQ])?\d+(?:_\w+)?", re.IGNORECASE)
"""Codes that LimeSurvey gives to rows by itself: the least telling of their names."""
_RECORD = re.compile(r"attribute_\d+|grouptime\d+")


def recognises(table: Table) -> bool:
    """Whether the headings are those of an export of LimeSurvey.

    Known by the columns of its response table (``submitdate`` and others, in any style and
    language), by codes with rows in brackets, or by a code and a text in each heading. An export
    of texts only, without any of these columns, looks like any other table and is not recognised.

    >>> recognises(Table(headings=("id", "submitdate", "lastpage", "trust[SQ001]"), rows=()))
    True
    >>> recognises(Table(headings=("Timestamp", "How far? [Trust]"), rows=()))
    False
    """
    headings = _for_verification(table).headings
    texts = [plain(heading) for heading in headings]
    if _peculiar(texts) >= 2:
        return True
    filled = [text for text in texts if text]
    if has_codes_and_texts(filled):
        return len(filled) >= 3 and not all(map(_NUMBERED.match, filled))
    has_rows = sum("[" in text for text in filled) >= 2
    return has_rows and has_only_codes(filled)


def answers(table: Table) -> Answers:
    """The answers in an export of LimeSurvey.

    The grid or choice that a column belongs to is known by the code of the question, or by its
    text where the export has no codes; each scale of an array with two scales is a grid of its
    own, ``code[1]`` and ``code[2]``. Cells that LimeSurvey fills with "N/A" for those who were
    not asked are blank.

    Args:
        table: The export as it stands in the file.

    >>> table = Table(headings=("id", "lastpage", "startlanguage", "trust[a]", "trust[b]"),
    ...               rows=(Row(number=2, cells=("7", "1", "sv", "AO04", "AO05")),))
    >>> [(v.heading, v.together, v.use.value) for v in answers(table).variables][-1]
    ('trust[b]', 'trust', 'answer')
    """
    export = _for_verification(table)
    columns = [
        _Column(
            raw=plain(raw),
            heading=heading,
            values=frozenset(row.cells[i] for row in export.rows if i < len(row.cells)),
        )
        for i, (raw, heading) in enumerate(
            zip(export.headings, read_headings(export.headings), strict=True)
        )
    ]
    uses = _uses(columns)
    variables = with_own_names(_variables(columns, uses))
    not_shown = [column.not_shown() for column in columns]
    rows = [_without(row, not_shown) for row in export.rows]
    answered = [i for i, use in enumerate(uses) if use in {Use.ANSWER, Use.OPTION, Use.OTHER}]
    kept = tuple(row for row in rows if _has_any(row, answered))
    blank = len(rows) - len(kept)
    return Answers(
        tool=Tool.LIMESURVEY,
        variables=variables,
        rows=kept,
        left_out={LeftOut.BLANK: blank} if blank else {},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    raw: str
    heading: Heading
    values: frozenset[str]
    """What stands in its cells."""

    def holds_only(self, words: frozenset[str]) -> bool:
        """Whether each cell is blank, one of the words or the mark of those not asked."""
        allowed = words | NOT_SHOWN | {""}
        return all(fold(value) in allowed for value in self.values)

    def holds_any(self, words: frozenset[str]) -> bool:
        return any(fold(value) in words for value in self.values)

    def not_shown(self) -> frozenset[str]:
        """What LimeSurvey writes in it for those who were not asked.

        That is "N/A" only in columns of yes and no, and of gender; elsewhere it is an answer.
        """
        marks = NOT_SHOWN if self.holds_only(YES | NO | GENDERS) else frozenset[str]()
        return frozenset(value for value in self.values if fold(value) in marks) | {NOT_SHOWN_CODE}

    @property
    def question(self) -> str:
        """What columns of one question share: its code, else its text; also the scale."""
        name = self.heading.code or self.heading.text
        if len(self.heading.rows) == 2:
            return f"{name}[{self.heading.rows[1]}]"
        if not self.heading.rows and len(self.heading.parts) == 2:
            return f"{name} [{self.heading.parts[1]}]"
        return name

    @property
    def is_row(self) -> bool:
        return bool(self.heading.rows or self.heading.parts)

    @property
    def is_own_words(self) -> bool:
        """Whether it holds what was written beside "Other" or as the comment on an option."""
        rows, parts = self.heading.rows, self.heading.parts
        if rows:
            return rows[0] == "other" or rows[0].endswith("comment")
        known = OTHER_TEXTS | COMMENT_TEXTS
        return bool(parts) and (fold(parts[-1]) in known or is_other(parts[-1]))


def _for_verification(table: Table) -> Table:
    """The table of an export for verification (VV) as one of codes, any other table as it is.

    Such an export has the texts in its first row and the codes in the second.
    """
    if not table.rows or not table.headings:
        return table
    codes = table.rows[0].cells[: len(table.headings)]
    if len(codes) < len(table.headings) or _peculiar(codes) < 2 or not has_only_codes(codes):
        return table
    return Table(headings=codes, rows=table.rows[1:])


def _peculiar(texts: Sequence[str]) -> int:
    """How many headings only LimeSurvey has, in any style."""
    starts = {match[0] for text in texts if (match := re.match(r"\w+", text))}
    names = {_spaced(text) for text in texts}
    return len(PECULIAR_CODES & starts) + len(PECULIAR_TEXTS & names)


def _spaced(text: str) -> str:
    # An option of the export writes underscores for spaces.
    return fold(text.replace("_", " "))


def _uses(columns: Sequence[_Column]) -> tuple[Use, ...]:
    choices = _choices(columns)
    codes = {fold(column.heading.code) for column in columns if column.heading.code}
    in_rows: dict[str, set[str]] = {}
    for column in columns:
        if column.is_row and not column.is_own_words:
            in_rows.setdefault(column.question, set()).update(column.values)

    def is_row_of_a_grid(column: _Column) -> bool:
        """Whether what is headed "Other" has the answers of the rows beside it."""
        own = column.values - {""}
        return bool(own) and own <= in_rows.get(column.question, set())

    def use(column: _Column) -> Use:
        if not column.raw or _is_record(column, codes):
            return Use.RECORD
        if _spaced(column.heading.code or column.raw) in RESPONSE_ID and not column.is_row:
            return Use.RESPONDENT
        is_option = column.holds_only(YES | NO) and column.holds_any(YES)
        if column.is_own_words and not is_option and not is_row_of_a_grid(column):
            return Use.OTHER
        return Use.OPTION if column.question in choices else Use.ANSWER

    return tuple(map(use, columns))


def _is_record(column: _Column, codes: set[str]) -> bool:
    raw = fold(column.raw)
    code = fold(column.heading.code)
    if raw in RECORD_CODES or _spaced(raw) in RECORD_TEXTS or raw.startswith(TIMING_TEXTS):
        return True
    if not column.is_row and code in RECORD_CODES:
        return True
    is_timing = code.endswith("time") and code.removesuffix("time") in codes
    return bool(_RECORD.match(raw)) or is_timing or "filecount" in column.heading.rows


def _choices(columns: Sequence[_Column]) -> set[str]:
    """The questions of which any option could be chosen.

    Their columns hold a yes, or else a no or nothing, and never another answer; at least one
    option was chosen. A grid answered with yes and no alone looks the same.
    """
    by_question: dict[str, list[_Column]] = {}
    for column in columns:
        if column.is_row and not column.is_own_words:
            by_question.setdefault(column.question, []).append(column)
    return {
        question
        for question, options in by_question.items()
        if len(options) > 1
        and all(option.holds_only(YES | NO) for option in options)
        and any(option.holds_any(YES) for option in options)
    }


def _variables(columns: Sequence[_Column], uses: Sequence[Use]) -> list[Variable]:
    count = Counter(
        column.question
        for column, use in zip(columns, uses, strict=True)
        if use in {Use.ANSWER, Use.OPTION} and column.is_row
    )
    headings = unlike(tuple(column.raw for column in columns))
    return [
        Variable(
            heading=heading,
            names=_names(column),
            text=column.heading.text,
            part=_part(column.heading),
            together=column.question if column.is_row and count[column.question] > 1 else "",
            use=use,
        )
        for column, use, heading in zip(columns, uses, headings, strict=True)
    ]


def _names(column: _Column) -> tuple[str, ...]:
    heading = column.heading
    rows = "".join(f"[{row}]" for row in heading.rows)
    names = [f"{heading.code}{rows}" if heading.code else ""]
    if len(heading.rows) == 2:
        names.append(f"{column.question}[{heading.rows[0]}]")
    row = heading.rows[:1]
    texts = [_whole_text(heading), *heading.parts[:1]]
    is_automatic = bool(row) and _AUTOMATIC.fullmatch(row[0]) is not None
    return (*names, *texts, *row) if is_automatic else (*names, *row, *texts)


def _whole_text(heading: Heading) -> str:
    if not heading.text:
        return ""
    return " ".join((heading.text, "".join(f"[{part}]" for part in heading.parts))).rstrip()


def _part(heading: Heading) -> str:
    """The row, with the column of an array of numbers; the code where there is no text."""
    is_dual = len(heading.rows) == 2 or (not heading.rows and len(heading.parts) == 2)
    parts = heading.parts[:1] if is_dual else heading.parts
    return " – ".join(parts) or "".join(heading.rows[:1])


def _without(row: Row, not_shown: Sequence[frozenset[str]]) -> Row:
    """The row with blank cells for what somebody was not asked."""
    beyond = row.cells[len(not_shown) :]
    cells = (
        "" if cell in marks else cell for cell, marks in zip(row.cells, not_shown, strict=False)
    )
    return Row(number=row.number, cells=(*cells, *beyond))


def _has_any(row: Row, positions: Sequence[int]) -> bool:
    return any(i < len(row.cells) and bool(row.cells[i].strip()) for i in positions)
