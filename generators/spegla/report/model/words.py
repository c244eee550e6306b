"""What is said: phrases of the wording files with their values, in no language yet."""

from dataclasses import dataclass
from datetime import date

from spegla.privacy.released import Unit
from spegla.survey.questions import LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number to be written in the reader's language.

    ``unit`` decides decimals and sign; ``bare`` leaves percent and plus signs away.
    """

    value: float
    unit: Unit
    bare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Several things to be joined as the language joins them: "a, b and c"."""

    items: tuple["Argument", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A message of the wording files and the values that stand in it.

    Where the message has plural forms, the argument named ``count`` chooses among them.
    """

    key: str
    arguments: tuple[tuple[str, "Argument"], ...] = ()


Argument = Phrase | LocalText | Number | Listing | date | str
"""``str`` is only for names that are the same in every language, such as the client's."""

Words = Phrase | LocalText
"""Something that becomes text in the reader's language."""


def phrase(key: str, **arguments: Argument) -> Phrase:
    """A phrase from its key and named values.

    >>> phrase("page.dimension.score", score=Number(value=61, unit=Unit.SCORE)).key
    'page.dimension.score'
    """
    return Phrase(key=key, arguments=tuple(arguments.items()))
