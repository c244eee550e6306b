"""Qualtrics: names, wordings and import IDs above the answers; several answers joined or split."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

from simulated.cells import always, box, label
from simulated.leaves import Leaf, leaves_of
from simulated.replies import Reply
from simulated.sheets import Cell, Column, day
from spegla.questionnaire.form import Amount, Form, Words

_NOTED: tuple[tuple[str, str, str, Callable[[Reply], Cell]], ...] = (
    ("StartDate", "Start Date", "startDate", day),
    ("EndDate", "End Date", "endDate", day),
    ("Status", "Response Type", "status", always("IP Address")),
    ("Progress", "Progress", "progress", always(100)),
    ("Duration (in seconds)", "Duration (in seconds)", "duration", always(412)),
    ("Finished", "Finished", "finished", always("True")),
    ("RecordedDate", "Recorded Date", "recordedDate", day),
    ("ResponseId", "Response ID", "_recordId", lambda reply: f"R_{reply.number:015x}"),
    ("DistributionChannel", "Distribution Channel", "distributionChannel", always("anonymous")),
    ("UserLanguage", "User Language", "userLanguage", always("EN")),
)


def columns(
    form: Form, language: str, *, is_split: bool = False, is_legacy: bool = False
) -> Iterator[Column]:
    """The columns of an export with choice texts, three heading rows each.

    Args:
        form: What is asked; the codes of its blocks are the names of the questions.
        language: Language of the wordings.
        is_split: Whether several answers stand in a column for each option.
        is_legacy: Whether there are two heading rows only, as in workbooks.
    """
    for column in (*_noted(), *_asked(form, language, is_split=is_split)):
        yield replace(column, head=column.head[:2]) if is_legacy else column


def with_preview(rows: list[list[Cell]], *, headings: int = 3) -> list[list[Cell]]:
    """The rows with one that the author made while looking at the survey."""
    status = rows[0].index("Status")
    own = [
        "Survey Preview" if place == status else cell for place, cell in enumerate(rows[headings])
    ]
    return [*rows[:headings], own, *rows[headings:]]


def _noted() -> Iterator[Column]:
    for name, wording, told, cell in _NOTED:
        yield Column(head=(name, wording, json.dumps({"ImportId": told})), cell=cell)


def _asked(form: Form, language: str, *, is_split: bool) -> Iterator[Column]:
    for leaf in leaves_of(form):
        if is_split and leaf.options:
            yield from _options(leaf, language)
            continue
        row = f"_{leaf.row}" if leaf.item else ""
        end = "_TEXT" if isinstance(leaf.block, Amount | Words) else ""
        wording = leaf.in_words(language, "{question} - {row}")
        if isinstance(leaf.block, Amount):
            wording = f"{wording} ({leaf.block.unit.in_language(language)})"
        yield Column(
            head=(
                f"{leaf.block.code}{row}",
                wording,
                json.dumps({"ImportId": f"QID{leaf.number}{row}{end}"}),
            ),
            cell=leaf.cell(label(language), mark=","),
        )


def _options(leaf: Leaf, language: str) -> Iterator[Column]:
    for number, answer in enumerate(leaf.options, start=1):
        option = answer.text.in_language(language)
        told = {"ImportId": f"QID{leaf.number}_{number}", "choiceId": str(number)}
        yield Column(
            head=(
                f"{leaf.code}_{number}",
                f"{leaf.question(language)} - {option}",
                json.dumps(told),
            ),
            cell=box(leaf.code, answer, yes=option),
        )
