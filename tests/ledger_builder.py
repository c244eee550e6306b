"""Releases of one question, small enough to see through."""

from collections.abc import Mapping, Sequence

import numpy as np

from spegla.privacy.bins import Bin
from spegla.privacy.ledger import Ledger
from spegla.privacy.linear import Family, FamilyKey, LinearFigure, Part, Term
from spegla.privacy.released import FigureId, Statistic, SubjectKind
from spegla.privacy.statements import HEAD_COUNT
from spegla.survey.questions import Audience

SALT = bytes(range(32))
TWO_CATEGORIES = (False, True)


def identity(
    question: str = "q1",
    *,
    wave: str = "2026",
    group: str = "",
    statistic: Statistic = Statistic.FAVOURABLE,
) -> FigureId:
    return FigureId(
        wave=wave,
        audience=Audience.CUSTOMERS,
        subject_kind=SubjectKind.ITEM,
        subject=question,
        statistic=statistic,
        group_by="department" if group else "",
        group=group,
    )


def head_count(
    members: np.ndarray,
    answers: np.ndarray,
    *,
    question: str = "q1",
    wave: str = "2026",
    group: str = "",
    shown: Bin | None = None,
) -> LinearFigure:
    """How many of some people are favourable, in a bin of three people unless one is given."""
    inside = members & (answers >= 0)
    favourable = int((answers[inside] == 1).sum())
    bins = HEAD_COUNT.bins(int(inside.sum()), people_per_bin=3)
    return LinearFigure(
        figure=identity(question, wave=wave, group=group),
        terms=(Term(part=question, weights=(0, 1)),),
        shares=inside.astype(np.int64),
        bin=shown or bins.of(favourable),
    )


def make_family(
    answers: Sequence[int],
    *,
    people: Sequence[str] | None = None,
    groups: Mapping[str, Sequence[str]] | None = None,
    question: str = "q1",
    wave: str = "2026",
    code: str = "trust",
    identified_by: str = "",
) -> Family:
    """A question answered by some people, shown of all of them and of some groups.

    Args:
        answers: For each person 1 for favourable, 0 for not, -1 for no answer.
        people: Who they are; numbered unless given.
        groups: Who belongs to each group.
        question: Code of the question.
        wave: Code of the wave.
        code: Code of the family.
        identified_by: Heading of the column of their IDs; "" where they are known by their rows.
    """
    names = tuple(people or (f"p{number}" for number in range(len(answers))))
    given = np.array(answers, dtype=np.int64)
    rows = {"": np.ones(len(names), dtype=bool)}
    for group, members in (groups or {}).items():
        rows[group] = np.array([name in members for name in names])
    return Family(
        key=FamilyKey(wave=wave, audience=Audience.CUSTOMERS, code=code),
        parts=(Part(code=question, favourable=TWO_CATEGORIES, answers=given),),
        figures=tuple(
            head_count(row, given, question=question, wave=wave, group=group)
            for group, row in rows.items()
        ),
        respondents=names,
        identified_by=identified_by,
    )


def counts_of(people: Sequence[str]) -> Family:
    """How many people answered, which is a figure without any answer in it."""
    everyone = np.ones(len(people), dtype=np.int64)
    figure = FigureId.of_response("2026", Statistic.ANSWERED)
    part = Part(code="taking_part", favourable=(), answers=np.zeros(len(people), dtype=np.int64))
    return Family(
        key=FamilyKey(wave="2026", audience=Audience.CUSTOMERS, code="taking_part"),
        parts=(part,),
        figures=(
            LinearFigure(
                figure=figure,
                terms=(Term(part=part.code, weights=()),),
                shares=everyone,
                bin=Bin(least=len(people), most=len(people)),
            ),
        ),
        respondents=tuple(people),
    )


def empty_ledger() -> Ledger:
    return Ledger.empty(SALT)
