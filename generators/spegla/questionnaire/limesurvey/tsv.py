"""The tab separated structure of LimeSurvey, to be edited in a spreadsheet program."""

from collections.abc import Iterator

from spegla.questionnaire.form import Form
from spegla.questionnaire.limesurvey.layout import (
    Attribute,
    Group,
    LimeQuestion,
    groups_of,
    in_html,
)
from spegla.questionnaire.limesurvey.settings import survey_settings_of, texts_of

_ATTRIBUTES = ("max_answers", "min_num_value_n", "max_num_value_n", "suffix")
_COLUMNS = (
    *("class", "type/scale", "name", "relevance", "text", "help", "language", "validation"),
    *("mandatory", "other", "default", "same_default", *_ATTRIBUTES),
)


def to_tsv(form: Form) -> bytes:
    r"""The form as tab separated rows, in UTF-8 with a byte order mark.

    The settings come first, then everything in the main language, then the same in each of the
    others. What belongs together follows upon each other; there are no numbers to keep in step.
    No cell holds a tab, a line break or a quotation mark, so none needs quoting.

    Args:
        form: The questionnaire.

    Raises:
        UsageError: LimeSurvey would not keep a code.

    >>> from spegla.survey.questions import Audience, LocalText
    >>> hello = LocalText.of(en="Hello")
    >>> form = Form(audience=Audience.CUSTOMERS, languages=("en",), title=hello, welcome=hello,
    ...             thanks=hello, pages=())
    >>> to_tsv(form).decode("utf-8-sig").split("\t")[:3]
    ['class', 'type/scale', 'name']
    """
    lines = ["\t".join(_COLUMNS), *("\t".join(_cells(row)) for row in _rows(form))]
    return ("\n".join(lines) + "\n").encode("utf-8-sig")


def _cells(row: dict[str, str]) -> Iterator[str]:
    return (row.get(column, "") for column in _COLUMNS)


def _rows(form: Form) -> Iterator[dict[str, str]]:
    for name, value in survey_settings_of(form).items():
        yield {"class": "S", "name": name, "text": value}
    for language in form.languages:
        for name, text in texts_of(form, language).items():
            yield {"class": "SL", "name": name, "text": text, "language": language}
    groups = groups_of(form)
    for language in form.languages:
        for number, group in enumerate(groups, start=1):
            for row in _group(group, number, language, is_main=language == form.languages[0]):
                yield row | {"language": language}


def _group(group: Group, number: int, language: str, *, is_main: bool) -> Iterator[dict[str, str]]:
    yield {
        "class": "G",
        "type/scale": f"G{number}",
        "name": in_html(group.title.in_language(language)),
        "text": in_html(group.description.in_language(language)),
    }
    for question in group.questions:
        yield from _question(question, language, is_main=is_main)


def _question(question: LimeQuestion, language: str, *, is_main: bool) -> Iterator[dict[str, str]]:
    yield {
        "class": "Q",
        "type/scale": question.kind,
        "name": question.code,
        "relevance": question.relevance,
        "text": in_html(question.text.in_language(language)),
        "mandatory": "N",
        "other": "N",
    } | {
        attribute.name: _value(attribute, language)
        for attribute in question.attributes
        # What is no text is said once: each row would add it to the question again.
        if is_main or attribute.texts is not None
    }
    for kind, parts in (("SQ", question.subquestions), ("A", question.answers)):
        for part in parts:
            yield {
                "class": kind,
                "type/scale": "0",
                "name": part.code,
                "relevance": "1" if kind == "SQ" else "",
                "text": in_html(part.text.in_language(language)),
            }


def _value(attribute: Attribute, language: str) -> str:
    if attribute.texts is None:
        return attribute.value
    return in_html(attribute.texts.in_language(language))
