"""Typeform, KoboToolbox, EUSurvey and REDCap."""

from collections.abc import Callable, Iterator
from enum import StrEnum

from simulated.cells import Say, always, box, code, label
from simulated.leaves import Leaf, leaves_of
from simulated.replies import Reply
from simulated.sheets import Cell, Column, day
from spegla.questionnaire.form import Form

_Noted = tuple[tuple[str, Callable[[Reply], Cell]], ...]

_OF_TYPEFORM: _Noted = (
    ("Response Type", always("completed")),
    ("Start Date (UTC)", day),
    ("Stage Date (UTC)", always(None)),
    ("Submit Date (UTC)", day),
    ("Network ID", lambda reply: f"{reply.number * 104_729:010x}"),
    ("Tags", always(None)),
    ("Ending", always("Default thank you screen")),
)
_OF_KOBOTOOLBOX: _Noted = (
    ("_id", lambda reply: 300_000_000 + reply.number),
    ("_uuid", lambda reply: f"{reply.number:08x}-0000-4000-8000-000000000000"),
    ("_submission_time", day),
    ("_validation_status", always(None)),
    ("_notes", always(None)),
    ("_status", always("submitted_via_web")),
    ("_submitted_by", always(None)),
    ("__version__", always("vCTqY8Z")),
    ("_tags", always(None)),
    ("_index", lambda reply: reply.number),
)
_OF_EUSURVEY: _Noted = (
    ("Invitation number", always(None)),
    ("Contribution ID", lambda reply: f"{reply.number:08x}-1111-4222-8333-444444444444"),
    ("User name", always(None)),
    ("Creation date", day),
    ("Last update", day),
    ("Languages", always("EN")),
)


class Several(StrEnum):
    """Where KoboToolbox writes several answers."""

    JOINED = "in one column"
    SPLIT = "in a column for each option"
    BOTH = "in both"


def columns_of_typeform(form: Form, language: str) -> Iterator[Column]:
    """The columns of Typeform: options stand alone above their columns, without the question."""
    yield Column(head=("#",), cell=lambda reply: f"{reply.number * 7919:032x}")
    for leaf in leaves_of(form):
        for answer in leaf.options:
            option = answer.text.in_language(language)
            yield Column(head=(option,), cell=box(leaf.code, answer, yes=option))
        if not leaf.options:
            head = leaf.in_words(language, "{question} - {row}")
            yield Column(head=(head,), cell=leaf.cell(label(language)))
    yield from _noted(_OF_TYPEFORM)


def columns_of_kobotoolbox(
    form: Form, language: str | None, *, several: Several
) -> Iterator[Column]:
    """The columns of KoboToolbox, headings and answers as names, or as labels in a language.

    Pages and grids are groups, whose names or labels stand in front of those of their questions.
    """
    say: Say = code if language is None else label(language)
    yield from _noted((("start", day), ("end", day)))
    for leaf in leaves_of(form):
        head = _place(leaf, language)
        if not leaf.options or several is not Several.SPLIT:
            yield Column(head=(head,), cell=leaf.cell(say, mark=" "))
        if several is not Several.JOINED:
            for answer in leaf.options:
                yield Column(
                    head=(f"{head}/{say(answer)}",), cell=box(leaf.code, answer, yes=1, no=0)
                )
    yield from _noted(_OF_KOBOTOOLBOX)


def _place(leaf: Leaf, language: str | None) -> str:
    if language is None:
        names = [f"{leaf.page.code}_page", leaf.block.code, leaf.code]
    else:
        title = leaf.page.title.in_language(language)
        names = [title, leaf.question(language), leaf.wording(language)]
    return "/".join(names if leaf.item else names[:2])


def columns_of_eusurvey(form: Form, language: str) -> Iterator[Column]:
    """The columns of EUSurvey; two rows of its own stand above, see :func:`with_head`."""
    for leaf in leaves_of(form):
        head = leaf.in_words(language, "{question}: {row}")
        yield Column(head=(head,), cell=leaf.cell(label(language), mark="; "))
    yield from _noted(_OF_EUSURVEY)


def with_head(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows with what EUSurvey writes above the headings."""
    return [["Alias", "it-2026"], ["Export Date", "19/10/2026 08:12"], [], *rows]


def columns_of_redcap(form: Form, language: str | None) -> Iterator[Column]:
    """The columns of REDCap, raw, or labelled in a language; boxes have a column each."""
    is_raw = language is None
    say: Say = code if language is None else label(language)
    names = (
        ("record_id", "redcap_survey_identifier", "it_timestamp", "it_complete")
        if is_raw
        else ("Record ID", "Survey Identifier", "Survey Timestamp", "Complete?")
    )
    yes, no, done = (1, 0, 2) if is_raw else ("Checked", "Unchecked", "Complete")
    cells = (lambda reply: reply.number, always(None), day, always(done))
    noted = tuple(zip(names, cells, strict=True))
    yield from _noted(noted[:3])
    for leaf in leaves_of(form):
        name = leaf.code if language is None else leaf.wording(language)
        for answer in leaf.options:
            head = f"{name}___{answer.code}" if is_raw else f"{name} (choice={say(answer)})"
            tick = box(leaf.code, answer, yes=yes, no=no, blank=no, unput=no)
            yield Column(head=(head,), cell=tick)
        if not leaf.options:
            yield Column(head=(name,), cell=leaf.cell(say))
    yield from _noted(noted[3:])


def _noted(noted: _Noted) -> Iterator[Column]:
    for name, cell in noted:
        yield Column(head=(name,), cell=cell)
