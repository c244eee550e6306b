"""Microsoft Forms and Google Forms: one heading row, several answers in one cell."""

from collections.abc import Callable, Iterator

from simulated.cells import always, label
from simulated.leaves import leaves_of
from simulated.replies import Reply
from simulated.sheets import Cell, Column, day
from spegla.questionnaire.form import Form

_OF_MICROSOFT = {
    "en": ("ID", "Start time", "Completion time", "Email", "Name", "Last modified time"),
    "sv": ("ID", "Starttid", "Slutförandetid", "E-post", "Namn", "Tid för senaste ändring"),
    "nl": ("Id", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", "Tijd van laatste wijziging"),
}
_TIME_OF_GOOGLE = {"en": "Timestamp", "sv": "Tidstämpel", "nl": "Tijdstempel"}


def columns_of_microsoft(form: Form, language: str) -> Iterator[Column]:
    """The columns of Microsoft Forms: a statement of a Likert is a column under its own words.

    Every answer is text, numbers too; each of several ends with a semicolon.
    """
    cells: tuple[Callable[[Reply], Cell], ...] = (
        lambda reply: reply.number, day, day, always("anonymous"), always(None), always(None),
    )  # fmt: skip
    for name, cell in zip(_OF_MICROSOFT[language], cells, strict=True):
        yield Column(head=(name,), cell=cell)
    for leaf in leaves_of(form):
        cell = leaf.cell(label(language), mark=";", end=";")
        yield Column(head=(leaf.wording(language),), cell=_as_text(cell))


def columns_of_google(form: Form, language: str, *, mark: str = ", ") -> Iterator[Column]:
    """The columns of Google Forms: a row of a grid stands in brackets behind its question.

    Args:
        form: What is asked.
        language: Language of the account and of the wordings.
        mark: Between several answers: ", " in the sheet of answers, ";" in the CSV of the form.
    """
    yield Column(head=(_TIME_OF_GOOGLE[language],), cell=day)
    for leaf in leaves_of(form):
        head = leaf.in_words(language, "{question} [{row}]")
        yield Column(head=(head,), cell=leaf.cell(label(language), mark=mark))


def _as_text(cell: Callable[[Reply], Cell]) -> Callable[[Reply], Cell]:
    def text(reply: Reply) -> Cell:
        found = cell(reply)
        return None if found is None else str(found)

    return text
