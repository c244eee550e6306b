"""Questions of LimeSurvey, as its files tell them bit by bit, put together into a structure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spegla.survey.exports.answers import Tool
from spegla.survey.exports.limesurvey_wording import FIXED_ANSWERS, OTHER_BY_LANGUAGE
from spegla.survey.exports.structure import Described, Form, Part, Structure, crossed

_FORMS = {
    **dict.fromkeys(("L", "!", "O", "5", "Y", "G"), Form.SINGLE),
    **dict.fromkeys(("M", "P"), Form.MULTIPLE),
    **dict.fromkeys(("F", "H", "A", "B", "C", "E", "1"), Form.GRID),
    **dict.fromkeys(("N", "K", ":"), Form.NUMBER),
    **dict.fromkeys(("S", "T", "U", "Q", ";"), Form.TEXT),
    "R": Form.RANKING,
}
"""What each type takes; dates, files, languages, equations and display texts are no answers."""


@dataclass(slots=True, kw_only=True)
class Entry:
    """A group, a question, a row of one or an answer, filled in while a file is read.

    Args:
        code: Its code.
        kind: One letter for the type of a question.
        group: What its group is known by.
        scale: "0" or, for rows across and for second scales, "1".
        has_other: Whether it offers "Other" with words of one's own.
        text: Wording by language.
        other: What stands for "Other", by language, where the author changed it.
        rows: Rows or options.
        answers: Answers.
    """

    code: str = ""
    kind: str = ""
    group: str = ""
    scale: str = "0"
    has_other: bool = False
    text: dict[str, str] = field(default_factory=dict)
    other: dict[str, str] = field(default_factory=dict)
    rows: list["Entry"] = field(default_factory=list)
    answers: list["Entry"] = field(default_factory=list)


def structure_of(main: str, groups: Mapping[str, Entry], questions: Sequence[Entry]) -> Structure:
    """The questionnaire that the entries tell.

    Args:
        main: The main language, "" where the file does not tell.
        groups: The groups by what questions name as theirs.
        questions: The questions, in the order in which they are shown.

    >>> question = Entry(code="q1", kind="Y", text={"sv": "Nöjd?"})
    >>> [part.text["sv"] for part in structure_of("sv", {}, [question]).questions[0].answers]
    ['Ja', 'Nej']
    """
    found = dict.fromkeys([main, *(language for entry in questions for language in entry.text)])
    languages = tuple(language for language in found if language)
    described = [
        question
        for entry in questions
        for question in _described(entry, languages, _section(groups.get(entry.group), languages))
    ]
    return Structure(tool=Tool.LIMESURVEY, languages=languages, questions=tuple(described))


def _section(group: Entry | None, languages: Sequence[str]) -> str:
    return next(iter(_texts(group, languages).values()), "") if group else ""


def _described(entry: Entry, languages: Sequence[str], section: str) -> Iterator[Described]:
    """The question; an array with two scales is two grids, ``code[1]`` and ``code[2]``."""
    text = _texts(entry, languages)
    form = _FORMS.get(entry.kind, Form.OTHER)
    rows = _rows(entry, languages)
    if entry.kind == "1":
        for scale in ("0", "1"):
            code = f"{entry.code}[{int(scale) + 1}]"
            answers = _answers(entry, languages, scale=scale)
            yield Described(
                code=code, text=text, form=form, answers=answers, rows=rows, section=section
            )
        return
    answers = () if entry.kind == "R" else _answers(entry, languages, scale="0")
    yield Described(
        code=entry.code, text=text, form=form, answers=answers, rows=rows, section=section
    )


def _answers(entry: Entry, languages: Sequence[str], *, scale: str) -> tuple[Part, ...]:
    if entry.kind in FIXED_ANSWERS:
        return tuple(
            Part(code=part.code, text=_known(part.text, languages))
            for part in FIXED_ANSWERS[entry.kind]
        )
    answers = [answer for answer in entry.answers if answer.scale == scale]
    own = [_other(entry, "-oth-", languages)] if entry.has_other and entry.kind in "L!" else []
    return (*(_part(answer, languages) for answer in answers), *own)


def _rows(entry: Entry, languages: Sequence[str]) -> tuple[Part, ...]:
    """Rows or options; those of a ranking are its answers, up to version 6."""
    if entry.kind == "R":
        return tuple(_part(row, languages) for row in entry.rows or entry.answers)
    down = [_part(row, languages) for row in entry.rows if row.scale == "0"]
    across = [_part(row, languages) for row in entry.rows if row.scale == "1"]
    if across:
        return crossed(down, across)
    own = [_other(entry, "other", languages)] if entry.has_other and entry.kind in "MP" else []
    return (*down, *own)


def _other(entry: Entry, code: str, languages: Sequence[str]) -> Part:
    text = dict(_known(OTHER_BY_LANGUAGE, languages))
    text |= {language: entry.other[language] for language in languages if language in entry.other}
    return Part(code=code, text=text)


def _known(texts: Mapping[str, str], languages: Sequence[str]) -> dict[str, str]:
    """The texts in those of the languages that have one, "de" also for "de-informal"."""
    found = {
        language: texts[language.partition("-")[0]]
        for language in languages
        if language.partition("-")[0] in texts
    }
    return found or {"en": texts["en"]}


def _part(entry: Entry, languages: Sequence[str]) -> Part:
    return Part(code=entry.code, text=_texts(entry, languages))


def _texts(entry: Entry, languages: Sequence[str]) -> dict[str, str]:
    return {language: entry.text[language] for language in languages if entry.text.get(language)}
