"""What stands in the cells of one column, given how a tool says an answer."""

from collections.abc import Callable

from simulated.replies import Reply
from simulated.sheets import Cell
from spegla.questionnaire.form import Answer

Say = Callable[[Answer], Cell]
"""How a tool writes an answer."""


def short(answer: Answer) -> Cell:
    """Five letters and digits at most, as the forms of survey tools are made with."""
    return answer.short


def code(answer: Answer) -> Cell:
    """The code of an engagement, a number where it is one."""
    return int(answer.code) if answer.code.isdecimal() else answer.code


def label(language: str) -> Say:
    """The wording in one language."""
    return lambda answer: answer.text.in_language(language)


def chosen(asked: str, say: Say) -> Callable[[Reply], Cell]:
    """The one answer to a question; blank without."""

    def cell(reply: Reply) -> Cell:
        answer = reply.chosen.get(asked)
        return None if answer is None else say(answer)

    return cell


def joined(asked: str, say: Say, *, mark: str, end: str = "") -> Callable[[Reply], Cell]:
    """All answers to a question in one cell, ``mark`` between them and ``end`` behind."""

    def cell(reply: Reply) -> Cell:
        ticked = reply.ticked.get(asked)
        return mark.join(str(say(answer)) for answer in ticked) + end if ticked else None

    return cell


def box(
    asked: str,
    answer: Answer,
    *,
    yes: Cell,
    no: Cell = None,
    blank: Cell = None,
    unput: Cell = None,
) -> Callable[[Reply], Cell]:
    """Whether one answer was ticked.

    Args:
        asked: Code of the question.
        answer: The answer.
        yes: Written where it was ticked.
        no: Written where others were.
        blank: Written where none was.
        unput: Written where the question was not put.
    """

    def cell(reply: Reply) -> Cell:
        if asked not in reply.put:
            return unput
        if asked not in reply.ticked:
            return blank
        return yes if reply.has(asked, answer) else no

    return cell


def amount(asked: str) -> Callable[[Reply], Cell]:
    """The number that a person gave; without decimals where it is a whole one."""

    def cell(reply: Reply) -> Cell:
        given = reply.amounts.get(asked)
        return int(given) if given is not None and given.is_integer() else given

    return cell


def words(asked: str) -> Callable[[Reply], Cell]:
    """The words that a person wrote."""
    return lambda reply: reply.words.get(asked)


def always(said: Cell) -> Callable[[Reply], Cell]:
    """The same for everybody."""
    return lambda _: said
