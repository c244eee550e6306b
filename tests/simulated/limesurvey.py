"""LimeSurvey: headings as codes, texts or both; answers as codes or as full answers.

The layout is that of LimeSurvey's exporter (application/helpers/admin/export in its repository):
of a question with several answers, those who ticked nothing have "No" and those to whom it was not
put "N/A" among full answers, and nothing either way among codes.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum

from simulated.cells import always, box, label, short
from simulated.leaves import Leaf, leaves_of
from simulated.replies import Reply
from simulated.sheets import Cell, Column, day
from spegla.questionnaire.form import Answer, Form

_TEXTS = {
    "id": {"en": "Response ID", "sv": "Svars-ID", "nl": "Antwoord ID"},
    "submitdate": {"en": "Date submitted", "sv": "Datum inskickat", "nl": "Datum ingezonden"},
    "lastpage": {"en": "Last page", "sv": "Sista sidan", "nl": "Laatste pagina"},
    "startlanguage": {"en": "Start language", "sv": "Startspråk", "nl": "Begintaal"},
    "seed": {"en": "Seed", "sv": "Slumptal", "nl": "Seed"},
}
_YES = {"en": "Yes", "sv": "Ja", "nl": "Ja"}
_NO = {"en": "No", "sv": "Nej", "nl": "Nee"}


class Headings(StrEnum):
    """What stands above the columns."""

    CODE = "code"
    TEXT = "full text"
    BOTH = "code and text"


def columns(
    form: Form, language: str, *, headings: Headings, has_full_answers: bool
) -> Iterator[Column]:
    """The columns of an export, with what LimeSurvey itself notes in front.

    Args:
        form: What is asked; a question's code has its letters and digits.
        language: Language of the export.
        headings: What stands above the columns.
        has_full_answers: Whether answers are texts; codes otherwise.
    """
    noted: dict[str, Callable[[Reply], Cell]] = {
        "id": lambda reply: 100 + reply.number,
        "submitdate": day,
        "lastpage": always(len(form.pages)),
        "startlanguage": always(language),
        "seed": lambda reply: 1_200_000_000 + reply.number * 77,
    }
    for name, cell in noted.items():
        yield Column(head=_head(headings, name, _TEXTS[name][language]), cell=cell)
    for leaf in leaves_of(form):
        name, text = bare(leaf.block.code), leaf.question(language)
        for answer in leaf.options:
            option = answer.text.in_language(language)
            head = _head(headings, f"{name}[{answer.short}]", f"{text} [{option}]")
            in_words = language if has_full_answers else None
            yield Column(head=head, cell=_box(leaf, answer, in_words))
        if not leaf.options:
            row = f"[{bare(leaf.code)}]" if leaf.item else ""
            head = _head(headings, f"{name}{row}", leaf.in_words(language, "{question} [{row}]"))
            yield Column(head=head, cell=leaf.cell(label(language) if has_full_answers else short))


def bare(code: str) -> str:
    """A code without what LimeSurvey allows in none: letters and digits are left."""
    return "".join(letter for letter in code if letter.isalnum())


def _box(leaf: Leaf, answer: Answer, in_words: str | None) -> Callable[[Reply], Cell]:
    if in_words is None:
        return box(leaf.code, answer, yes="Y")
    no = _NO[in_words]
    return box(leaf.code, answer, yes=_YES[in_words], no=no, blank=no, unput="N/A")


def _head(headings: Headings, name: str, text: str) -> tuple[str]:
    match headings:
        case Headings.CODE:
            return (name,)
        case Headings.TEXT:
            return (text,)
        case Headings.BOTH:
            return (f"{name}. {text}",)
