"""Where in a questionnaire the variables of an export belong."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from spegla.survey.exports.answers import Variable
from spegla.survey.exports.structure import Described, Form, Part, Structure
from spegla.survey.tables import fold

_SAME = 90
"""Likeness of two wordings, 0-100, from which they are taken for the same."""
_DECORATION = " :*.…"
"""What tools put around a wording that is not part of it."""
_DASH = re.compile(r"\s*[-–—]\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A question that has one column, or the part of a question that a column is about.

    Args:
        question: The question.
        part: The row of the grid, the option, or the position in a ranking; None for the question
            itself.
        answers: What can be answered there.
    """

    question: Described
    part: Part | None = None
    answers: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The places of a questionnaire by what tools call them: the surest ways to do so first."""

    by_name: tuple[Mapping[str, Place], ...]

    @classmethod
    def of(cls, structure: Structure) -> Self:
        """The places in a questionnaire; a name that two of them would have tells none.

        >>> from spegla.survey.exports.answers import Tool
        >>> asked = Described(code="q1", text={"en": "Is it fast?"}, form=Form.TEXT)
        >>> places = Places.of(
        ...     Structure(tool=Tool.LIMESURVEY, languages=("en",), questions=(asked,))
        ... )
        >>> places.find(Variable(heading="Q1. Is it fast?")).question.code
        'q1'
        """
        ways = (_codes, _joined_codes, _texts, _rows_alone)
        return cls(by_name=tuple(_clear(structure, way) for way in ways))

    def find(self, variable: Variable) -> Place | None:
        """The place of a variable, by its heading or else its names; None where it has none.

        Where export and questionnaire have the same code for other words, something else was
        asked: the questionnaire was changed, or is that of another survey.
        """
        names = [_key(name) for name in (variable.heading, *variable.names)]
        found = (way[name] for way in self.by_name for name in names if name and name in way)
        return next((place for place in found if _says_the_same(variable, place)), None)


def _clear(structure: Structure, way: Callable[[Place], Iterator[str]]) -> Mapping[str, Place]:
    found: dict[str, Place] = {}
    doubtful = set()
    for question in structure.questions:
        for place in _places(question):
            for name in {_key(name) for name in way(place)}:
                if name in found:
                    doubtful.add(name)
                found[name] = place
    return {name: place for name, place in found.items() if name not in doubtful}


def _key(name: str) -> str:
    return fold(name).strip(_DECORATION)


def _places(question: Described) -> Iterator[Place]:
    match question.form:
        case Form.MULTIPLE:
            yield Place(question=question, answers=question.rows)
            for option in question.rows:
                yield Place(question=question, part=option)
        case Form.RANKING:
            for position in question.answers or _positions(question):
                yield Place(question=question, part=position, answers=question.rows)
        case _:
            for row in question.rows:
                yield Place(question=question, part=row, answers=question.answers)
            if len(question.rows) <= 1:
                yield Place(question=question, answers=question.answers)


def _positions(question: Described) -> Iterator[Part]:
    for number in range(1, len(question.rows) + 1):
        yield Part(code=str(number), text=dict.fromkeys(question.text, str(number)))


def _says_the_same(variable: Variable, place: Place) -> bool:
    """Whether the words of the export are those of the questionnaire, in one of its languages.

    Exports may cut long words off, and may hold no more than codes.
    """
    from rapidfuzz.fuzz import ratio

    # What stands at a rank is worded by the tool: "Rank 1", and not by the questionnaire.
    of_part = variable.part and place.part and place.question.form is not Form.RANKING
    said = map(_words, (variable.part,) if of_part else (variable.text, variable.part))
    words = [one for one in said if " " in one]
    question, part = place.question.text, place.part.text if place.part else {}
    whole = [
        f"{text} - {part[language]}" for language, text in question.items() if language in part
    ]
    wordings = [_words(wording) for wording in (*question.values(), *part.values(), *whole)]
    return not words or any(
        ratio(one, wording[: len(one)]) >= _SAME for one in words for wording in wordings
    )


def _words(wording: str) -> str:
    """A wording in the form in which wordings are compared: any dash is a hyphen alone."""
    return _DASH.sub("-", _key(wording))


def _codes(place: Place) -> Iterator[str]:
    code = place.question.code
    yield f"{code}[{place.part.code}]" if place.part else code


def _joined_codes(place: Place) -> Iterator[str]:
    if place.part:
        yield f"{place.question.code}_{place.part.code}"


def _texts(place: Place) -> Iterator[str]:
    question, part = place.question, place.part
    for language, text in question.text.items():
        own = part.text.get(language, "") if part else ""
        if part and not (own and text):
            continue
        joined = (f"{text} [{own}]", f"{text} - {own}", f"{text}: {own}")
        for wording in joined if part else (text,):
            yield wording
            yield f"{question.code}. {wording}"


def _rows_alone(place: Place) -> Iterator[str]:
    """The row of a grid by itself; options are too short to be told so."""
    if place.part and (place.question.form is Form.GRID or place.part in place.question.answers):
        yield place.part.code
        yield from place.part.text.values()
        for text in place.part.text.values():
            yield f"{place.part.code}. {text}"
            yield f"{place.question.code}. {text}"
