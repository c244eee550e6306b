"""Invented people who fill in a form: who ticked what, who left what blank, who was not asked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from spegla.questionnaire.form import Amount, Answer, Block, Form, Grid, Pick, Words

WORDS = (
    "It works, mostly.",
    'They said "tomorrow", twice; it took a week',
    "First line\nsecond line, with a comma",
    "Å, ä och ö – inga problem",
    "-",
)
AMOUNTS = (0.0, 1.5, 2.0, 7.5, 8.0, 40.0)
_SPARED = 0.12
"""How often somebody leaves a question out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What one person answered; what was left blank stands nowhere.

    Args:
        number: Counts the people, from 1.
        put: Codes of what was put to the person, whether answered or not.
        chosen: The answer to an item, a question with one answer or a breakdown, by its code.
        ticked: The answers to a question with several, by its code.
        amounts: Numbers, by the code of their question.
        words: Own words, by the code of their question.
    """

    number: int
    put: frozenset[str]
    chosen: Mapping[str, Answer]
    ticked: Mapping[str, tuple[Answer, ...]]
    amounts: Mapping[str, float]
    words: Mapping[str, str]

    def has(self, code: str, answer: Answer) -> bool:
        """Whether the person gave an answer to a question, alone or among others."""
        given = self.chosen.get(code)
        return (given is not None and given.code == answer.code) or any(
            one.code == answer.code for one in self.ticked.get(code, ())
        )


def blocks_of(form: Form) -> Iterator[Block]:
    """The blocks of all pages, in order."""
    return (block for page in form.pages for block in page.blocks)


def replies_to(form: Form, *, people: int = 60, seed: int = 7) -> tuple[Reply, ...]:
    """What so many people answer: every answer of every question is given, and every blank left.

    Args:
        form: What is asked.
        people: How many answer; twelve at least, so that each answer of a scale is given.
        seed: Where the dice begin.
    """
    dice = Random(seed)  # noqa: S311 - answers, not keys
    return tuple(_reply(form, number, dice) for number in range(1, people + 1))


def _reply(form: Form, number: int, dice: Random) -> Reply:
    put: set[str] = set()
    chosen: dict[str, Answer] = {}
    ticked: dict[str, tuple[Answer, ...]] = {}
    amounts: dict[str, float] = {}
    words: dict[str, str] = {}
    for place, block in enumerate(blocks_of(form), start=number):
        if isinstance(block, Pick) and not _is_put(block, chosen):
            continue
        put.add(block.code)
        is_spared = dice.random() < _SPARED
        match block:
            case Grid():
                chosen |= _in_grid(block, place, dice)
            case Pick(is_multiple=True) if not is_spared:
                ticked[block.code] = _several(block, number, dice)
            case Pick() if not is_spared:
                chosen[block.code] = _turn(block.answers, place, dice)
            case Amount() if not is_spared:
                amounts[block.code] = dice.choice(AMOUNTS)
            case Words() if not is_spared:
                words[block.code] = WORDS[place % len(WORDS)]
    return Reply(
        number=number,
        put=frozenset(put),
        chosen=chosen,
        ticked=ticked,
        amounts=amounts,
        words=words,
    )


def _in_grid(grid: Grid, turn: int, dice: Random) -> dict[str, Answer]:
    return {
        item.code: _turn(grid.answers, turn + row, dice)
        for row, item in enumerate(grid.items)
        if dice.random() >= _SPARED
    }


def _is_put(pick: Pick, chosen: Mapping[str, Answer]) -> bool:
    if pick.shown is None:
        return True
    given = chosen.get(pick.shown.question)
    return given is not None and given.code == pick.shown.answer.code


def _turn(answers: Sequence[Answer], turn: int, dice: Random) -> Answer:
    """Each answer in its turn for half of the people, so that none is never given."""
    return answers[turn % len(answers)] if turn % 2 else dice.choice(answers)


def _several(pick: Pick, number: int, dice: Random) -> tuple[Answer, ...]:
    most = pick.at_most or len(pick.answers)
    taken = {answer.code for answer in dice.sample(pick.answers, dice.randint(1, most))}
    if number % 5 == 0:
        # Some tick one box alone, each box in its turn.
        taken = {pick.answers[number // 5 % len(pick.answers)].code}
    return tuple(answer for answer in pick.answers if answer.code in taken)
