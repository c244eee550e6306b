"""Invented exports in memory, and the drafts that are made of them."""

import random
from collections.abc import Mapping, Sequence

from spegla.survey.catalogue import Catalogue
from spegla.survey.drafting.assembled import draft_of
from spegla.survey.drafting.draft import Draft, DraftQuestion, DraftScale, Source
from spegla.survey.exports.answers import Answers, Tool, Variable, plain_answers
from spegla.survey.questions import Audience
from spegla.survey.tables import Row, Table

Columns = Mapping[str, Sequence[str]]


def answered(*values: str, people: int = 40) -> list[str]:
    """Answers in which each value comes up about as often."""
    return [values[number % len(values)] for number in range(people)]


def mixed(*values: str, people: int = 40, seed: int = 1) -> list[str]:
    """Answers in no order, every value among them."""
    drawn = random.Random(seed).choices(values, k=people - len(values))  # noqa: S311 - no secret
    return [*values, *drawn]


def export(
    columns: Columns, *, wave: str = "2026", audience: Audience = Audience.CUSTOMERS
) -> Source:
    """An export of a plain table."""
    people = max(map(len, columns.values()))
    rows = tuple(
        Row(number=place + 2, cells=tuple(cells[place] for cells in columns.values()))
        for place in range(people)
    )
    answers = plain_answers(Table(headings=tuple(columns), rows=rows))
    return Source(
        file="export.csv", wave=wave, audience=audience, answers=answers, content=b"", suffix=".csv"
    )


def described(variables: Sequence[Variable], cells: Sequence[Sequence[str]]) -> Source:
    """An export of which the tool tells more than headings."""
    rows = tuple(
        Row(number=place + 2, cells=tuple(row))
        for place, row in enumerate(zip(*cells, strict=True))
    )
    answers = Answers(tool=Tool.SPSS, variables=tuple(variables), rows=rows)
    return Source(
        file="export.sav",
        wave="2026",
        audience=Audience.CUSTOMERS,
        answers=answers,
        content=b"",
        suffix=".sav",
    )


def drafted(*sources: Source, catalogue: Catalogue | None = None, **decisions: str) -> Draft:
    answers = {key.replace("__", "."): value for key, value in decisions.items()}
    return draft_of(sources, catalogue=catalogue, decisions=answers)


def question(draft: Draft, code: str) -> DraftQuestion:
    return next(one for one in draft.questions if one.code == code)


def scale(draft: Draft, code: str) -> DraftScale:
    return next(one for one in draft.scales if one.code == code)


def in_english(texts: Mapping[str, str]) -> str:
    return texts["en"]
