"""Drafts and exports built by hand, as small as they can be; keywords override."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from spegla.survey.drafting.draft import (
    Draft,
    DraftBreakdown,
    DraftDimension,
    DraftOption,
    DraftQuestion,
    DraftScale,
    DraftWave,
    Guess,
    Outside,
    Source,
    Sureness,
)
from spegla.survey.exports.answers import Answers, Tool, Variable
from spegla.survey.questions import Audience
from spegla.survey.tables import Row

SURE = Guess(sureness=Sureness.SURE, because="the export says so")
LIKELY = Guess(sureness=Sureness.LIKELY, because="the labels run from bad to good")
WORDS = ("Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree")


def make_answers(
    headings: Sequence[str] = ("q1", "q2", "dept"),
    rows: Sequence[Sequence[str]] = (("4", "5", "Grid"), ("2", "3", "Sales")),
    **changes: Any,
) -> Answers:
    answers = Answers(
        tool=Tool.PLAIN,
        variables=tuple(Variable(heading=heading) for heading in headings),
        rows=tuple(Row(number=n, cells=tuple(row)) for n, row in enumerate(rows, start=2)),
    )
    return replace(answers, **changes)


def make_source(wave: str = "2026", answers: Answers | None = None, **changes: Any) -> Source:
    source = Source(
        file=f"export_{wave}.csv",
        wave=wave,
        audience=Audience.CUSTOMERS,
        answers=answers or make_answers(),
        content=b"q1,q2,dept\n4,5,Grid\n2,3,Sales\n",
        suffix=".csv",
    )
    return replace(source, **changes)


def make_question(
    code: str,
    text: str = "",
    columns: Mapping[str, str | Mapping[str, str]] | None = None,
    **changes: Any,
) -> DraftQuestion:
    question = DraftQuestion(
        code=code,
        kind="rating",
        text={"en": text or f"IT is good at {code}."},
        columns={"2026": code} if columns is None else columns,
        guess=LIKELY,
        dimension="trust",
        scale="agree5",
    )
    return replace(question, **changes)


def make_scale(**changes: Any) -> DraftScale:
    scale = DraftScale(
        code="agree5",
        low=1,
        high=5,
        labels=tuple({"en": word} for word in WORDS),
        favourable_from=4,
        unfavourable_to=2,
        guess=LIKELY,
        dont_know=Outside(code=9, label={"en": "Don't know"}, values=("N/A",)),
    )
    return replace(scale, **changes)


def make_draft(**changes: Any) -> Draft:
    draft = Draft(
        languages=("en",),
        sources=(make_source(),),
        waves=(make_wave("2026"),),
        dimensions=(DraftDimension(code="trust", label={"en": "Trust"}, guess=LIKELY),),
        scales=(make_scale(),),
        options={},
        numbers=(),
        breakdowns=(
            DraftBreakdown(
                code="department",
                label={"en": "Department"},
                groups=(
                    DraftOption(code="grid", label={"en": "Grid"}),
                    DraftOption(code="sales", label={"en": "Sales"}, values=("S1",)),
                ),
                columns={"2026": "dept"},
                guess=LIKELY,
            ),
        ),
        questions=(make_question("q1"), make_question("q2")),
        unread=(),
        points=(),
    )
    return replace(draft, **changes)


def make_wave(code: str, day: date | None = date(2026, 10, 16)) -> DraftWave:
    return DraftWave(code=code, date=day, label={"en": f"Wave {code}"}, guess=SURE)
