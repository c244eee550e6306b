"""Answers brought together with the questionnaire that they were given to."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from spegla.survey.exports.answers import Answers, Category, Use, Variable
from spegla.survey.exports.headings import with_own_names
from spegla.survey.exports.places import Place, Places
from spegla.survey.exports.structure import Form, Part, Structure, Texts
from spegla.survey.tables import Row, fold, parse_number, tidy

_READ = (Use.ANSWER, Use.OPTION)
_NO_NAME = re.compile(r"(?:SQ|[A-Z])?[0-9]+", re.IGNORECASE)
"""Codes of rows that a tool has numbered; other questions have them too."""
_BETWEEN = " ,;|"
"""What tools write between the options in a cell."""
_GAP = 3
"""How many of them stand between two options at most."""
_ENDS = (".", "!", "?", "…")
_WORDS_OF_A_SENTENCE = 6


def describe(answers: Answers, structure: Structure) -> Answers:
    """The answers with all that the questionnaire tells about them.

    A variable is the question, or the part of one, that its heading or one of its names tells, in
    any of the ways in which survey tools write these. It is given the texts, the names and the
    answers of the questionnaire; the columns of a choice become options, and what is no question
    in our terms becomes a record. Variables that match nothing stay as they were.

    Codes become labels in columns where each cell is a code or blank and each code has a label.
    Where a label is missing, or is a number as its code is, the codes are the scale and stay.

    >>> from spegla.survey.exports.answers import Tool
    >>> from spegla.survey.exports.structure import Described
    >>> scale = (Part(code="1", text={"en": "No"}), Part(code="2", text={"en": "Yes"}))
    >>> asked = Described(code="q1", text={"en": "Is it fast?"}, form=Form.SINGLE, answers=scale)
    >>> structure = Structure(tool=Tool.LIMESURVEY, languages=("en",), questions=(asked,))
    >>> rows = (Row(number=2, cells=("2",)),)
    >>> given = Answers(tool=Tool.LIMESURVEY, variables=(Variable(heading="q1"),), rows=rows)
    >>> found = describe(given, structure)
    >>> found.variables[0].text, found.cells(0)
    ('Is it fast?', ['Yes'])
    """
    places = Places.of(structure)
    variables = []
    labels: dict[int, Mapping[str, str]] = {}
    for position, variable in enumerate(answers.variables):
        place = places.find(variable) if variable.use in _READ else None
        if place is None:
            variables.append(variable)
            continue
        described = _described(variable, place)
        variables.append(described)
        if not variable.categories and described.use is Use.ANSWER:
            labels[position] = _labels(answers.cells(position), described.categories, place)
    return replace(
        answers,
        variables=with_own_names(variables),
        rows=tuple(_labelled(row, labels) for row in answers.rows),
    )


def _described(variable: Variable, place: Place) -> Variable:
    question, part = place.question, place.part
    return replace(
        variable,
        names=(*variable.names, *_names(place)),
        text=_main(question.text) or variable.text,
        part=_main(part.text) if part else "",
        together=question.code if part else "",
        use=_use(variable, place),
        categories=_categories(variable.categories, place.answers),
        wording=tuple(_wording(place)) or variable.wording,
    )


def _use(variable: Variable, place: Place) -> Use:
    match place.question.form:
        case Form.OTHER:
            return Use.RECORD
        case Form.MULTIPLE if place.part:
            return Use.OPTION
        case _:
            return Use.ANSWER


def _main(text: Texts) -> str:
    return next(iter(text.values()), "")


def _names(place: Place) -> Iterator[str]:
    """What the code book may call the variable, the surest first."""
    question, part = place.question, place.part
    if part is None:
        yield question.code
        yield from question.text.values()
        return
    yield f"{question.code}[{part.code}]"
    for language, text in question.text.items():
        if text and part.text.get(language):
            yield f"{text} [{part.text[language]}]"
    if question.form is Form.GRID:
        if not _NO_NAME.fullmatch(part.code):
            yield part.code
        yield from part.text.values()


def _wording(place: Place) -> Iterator[tuple[str, str]]:
    """Language and wording, where the questionnaire names its languages."""
    question, part = place.question, place.part
    for language in filter(None, dict.fromkeys([*question.text, *(part.text if part else ())])):
        text = question.text.get(language, "")
        own = part.text.get(language, "") if part else ""
        if question.form is Form.GRID and (_is_sentence(own) or not text):
            yield language, own
        else:
            yield language, f"{text} [{own}]" if own else text


def _is_sentence(text: str) -> bool:
    """Whether the row of a grid can stand without the question above it."""
    return text.endswith(_ENDS) or len(text.split()) >= _WORDS_OF_A_SENTENCE


def _categories(known: Sequence[Category], answers: Sequence[Part]) -> tuple[Category, ...]:
    """The answers of the questionnaire, under the labels that the export has where it has any."""
    by_value = {category.value: category for category in known}
    found = {
        answer.code: replace(
            by_value.get(answer.code, Category(value=answer.code, label=_main(answer.text))),
            by_language=tuple((code, text) for code, text in answer.text.items() if code),
        )
        for answer in answers
    }
    return (*found.values(), *(one for one in known if one.value not in found))


def _labels(
    cells: Sequence[str], categories: Sequence[Category], place: Place
) -> Mapping[str, str]:
    """The label for each cell of a column; none where codes are not to be replaced."""
    by_code = {_code(category.value): category.label for category in categories}
    if len(by_code) < len(categories) or not all(map(_is_labelled, categories)):
        return {}
    if any(_code(label) in by_code and _code(label) != code for code, label in by_code.items()):
        return {}
    is_joined = place.question.form is Form.MULTIPLE
    read = _reader_of_several(by_code) if is_joined else _reader_of_one(by_code)
    filled = {cell for cell in cells if tidy(cell)}
    found = {cell: label for cell in filled if (label := read(cell))}
    return found if len(found) == len(filled) else {}


def _code(text: str) -> str:
    """A code in the form in which codes are compared: 1 and 1.0 are the same."""
    number = parse_number(text)
    return fold(text) if number is None else f"{number:g}"


def _is_labelled(category: Category) -> bool:
    """Whether an answer has a label that says more than a number as its code."""
    is_number = parse_number(category.value) is not None
    return bool(category.label) and not (is_number and parse_number(category.label) is not None)


def _reader_of_one(by_code: Mapping[str, str]) -> Callable[[str], str | None]:
    return lambda cell: by_code.get(_code(cell))


def _reader_of_several(by_code: Mapping[str, str]) -> Callable[[str], str | None]:
    known = {**{fold(label): label for label in by_code.values()}, **by_code}
    longest_first = sorted(known, key=len, reverse=True)
    if any(";" in label for label in by_code.values()):
        return lambda _: None

    def read(cell: str) -> str | None:
        names = _split(fold(cell), longest_first)
        return ";".join(dict.fromkeys(known[name] for name in names)) if names else None

    return read


def _split(cell: str, longest_first: Sequence[str]) -> list[str] | None:
    """The options in a cell, whatever is between them; None where one is not known.

    A label may itself hold what stands between others, so that from the left the longest is taken.
    """
    names: list[str] = []
    if len(cell) > sum(len(name) + _GAP for name in longest_first):
        return None
    while cell:
        fits = (
            one
            for one in longest_first
            if cell.startswith(one) and cell[len(one) : len(one) + 1] in _BETWEEN
        )
        name = next(fits, None)
        if name is None:
            return None
        names.append(name)
        cell = cell[len(name) :].lstrip(_BETWEEN)
    return names


def _labelled(row: Row, labels: Mapping[int, Mapping[str, str]]) -> Row:
    cells = tuple(
        labels.get(position, {}).get(cell, cell) for position, cell in enumerate(row.cells)
    )
    return replace(row, cells=cells)
