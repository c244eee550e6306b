"""The single things that a form asks: a row of a grid, or a question that is not a grid."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from simulated.cells import Say, amount, chosen, joined, words
from simulated.replies import Reply
from simulated.sheets import Cell
from spegla.questionnaire.form import Amount, Answer, Block, Form, Grid, Item, Page, Pick, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """What one column answers, or several where each option has one.

    Args:
        page: Where it stands.
        block: The question.
        number: Counts the questions of the form, from 1.
        item: The row of a grid, None where the question is none.
        row: Counts the rows of the grid, from 1; 0 where the question is none.
    """

    page: Page
    block: Block
    number: int
    item: Item | None = None
    row: int = 0

    @property
    def code(self) -> str:
        """What an engagement calls it."""
        return self.block.code if self.item is None else self.item.code

    @property
    def options(self) -> tuple[Answer, ...]:
        """The answers where several can be given; none otherwise."""
        is_several = isinstance(self.block, Pick) and self.block.is_multiple
        return self.answers if is_several else ()

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers to choose from; none where there is no choice."""
        return self.block.answers if isinstance(self.block, Grid | Pick) else ()

    def question(self, language: str) -> str:
        """The wording of the question, what stands above the rows for a grid."""
        return self.block.text.in_language(language)

    def wording(self, language: str) -> str:
        """The wording of the row, or else of the question."""
        return (self.block if self.item is None else self.item).text.in_language(language)

    def in_words(self, language: str, pattern: str) -> str:
        """The heading of a tool that has ``{question}`` and ``{row}`` in one for grids."""
        question = self.question(language)
        if self.item is None:
            return question
        return pattern.format(question=question, row=self.wording(language))

    def cell(self, say: Say, *, mark: str = ";", end: str = "") -> Callable[[Reply], Cell]:
        """What stands in its column.

        Args:
            say: How the tool writes an answer.
            mark: What it writes between several.
            end: What it writes behind the last one of several.
        """
        match self.block:
            case Pick(is_multiple=True):
                return joined(self.code, say, mark=mark, end=end)
            case Grid() | Pick():
                return chosen(self.code, say)
            case Amount():
                return amount(self.code)
            case Words():
                return words(self.code)


def leaves_of(form: Form) -> Iterator[Leaf]:
    """What the form asks, in order; a grid of one row is put as a question of its own."""
    number = 0
    for page in form.pages:
        for block in page.blocks:
            number += 1
            match block:
                case Grid(items=(alone,)):
                    question = replace(block, code=alone.code, text=alone.text)
                    yield Leaf(page=page, block=question, number=number)
                case Grid():
                    for row, item in enumerate(block.items, start=1):
                        yield Leaf(page=page, block=block, number=number, item=item, row=row)
                case _:
                    yield Leaf(page=page, block=block, number=number)
