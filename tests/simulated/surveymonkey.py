"""SurveyMonkey: two heading rows, the wording over the first column of each question."""

from collections.abc import Callable, Iterator

from simulated.cells import always, box, label
from simulated.leaves import leaves_of
from simulated.replies import Reply
from simulated.sheets import Cell, Column, day
from spegla.questionnaire.form import Amount, Form, Words

_NOTED: tuple[tuple[str, Callable[[Reply], Cell]], ...] = (
    ("Respondent ID", lambda reply: 118_000_000_000 + reply.number),
    ("Collector ID", always(429_555_111)),
    ("Date Created", day),
    ("Date Modified", day),
    ("IP Address", lambda reply: f"192.0.2.{reply.number}"),
    ("Email Address", always(None)),
    ("First Name", always(None)),
    ("Last Name", always(None)),
    ("Custom Data 1", always(None)),
)


def columns(form: Form, language: str) -> Iterator[Column]:
    """The columns of an export of all answers, condensed, with the actual answer texts."""
    for name, cell in _NOTED:
        yield Column(head=(name, ""), cell=cell)
    for leaf in leaves_of(form):
        question = leaf.question(language)
        for place, answer in enumerate(leaf.options):
            option = answer.text.in_language(language)
            yield Column(
                head=("" if place else question, option), cell=box(leaf.code, answer, yes=option)
            )
        if leaf.options:
            continue
        is_open = isinstance(leaf.block, Amount | Words)
        alone = "Open-Ended Response" if is_open else "Response"
        yield Column(
            head=(
                "" if leaf.row > 1 else question,
                leaf.wording(language) if leaf.item else alone,
            ),
            cell=leaf.cell(label(language)),
        )
