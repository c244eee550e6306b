"""The questionnaire as JSON for SurveyJS."""

import html
import json
import re
from collections.abc import Sequence
from typing import TypeAlias

from spegla.questionnaire.form import Amount, Answer, Block, Form, Grid, Item, Page, Pick, Words
from spegla.questionnaire.verbatim import verbatim
from spegla.survey.questions import LocalText

_SYNTAX = re.compile(r"(?<=\{)")
"""How the name of a question or variable begins whose value would be put in its place."""
_DEFAULT = "default"
_DEFAULT_LANGUAGE = "en"
"""The language for which SurveyJS takes what is under "default"."""

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | dict[str, Json]"
"""What JSON can hold."""


def to_surveyjs(form: Form) -> bytes:
    """The form as JSON, in UTF-8 and in all of its languages.

    Names and values are the codes of the form. A grid of a single row becomes a choice.

    Args:
        form: The questionnaire.

    >>> from spegla.survey.questions import Audience
    >>> hello = LocalText.of(en="Hello", sv="Hej")
    >>> form = Form(audience=Audience.CUSTOMERS, languages=("sv", "en"), title=hello,
    ...             welcome=hello, thanks=hello, pages=())
    >>> survey = json.loads(to_surveyjs(form))
    >>> survey["locale"], survey["title"]
    ('sv', {'sv': 'Hej', 'default': 'Hello'})
    """
    writer = _Writer(form)
    return (json.dumps(writer.survey(), ensure_ascii=False, indent=2) + "\n").encode()


class _Writer:
    """Makes the objects of SurveyJS."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._blocks = {block.code: block for page in form.pages for block in page.blocks}
        languages = form.languages
        # What is shown to those whose language the form lacks.
        self._default = _DEFAULT_LANGUAGE if _DEFAULT_LANGUAGE in languages else languages[0]

    def survey(self) -> Json:
        """The whole survey."""
        form = self._form
        return {
            "locale": form.languages[0],
            "title": self._text(form.title),
            "description": self._text(form.welcome),
            "completedHtml": self._text(form.thanks, is_html=True),
            "showProgressBar": True,
            "pages": [self._page(page) for page in form.pages],
        }

    def _page(self, page: Page) -> Json:
        return {
            "name": page.code,
            "title": self._text(page.title),
            "description": self._text(page.intro),
            "elements": [self._question(block) for block in page.blocks],
        }

    def _question(self, block: Block) -> Json:
        own = {"name": block.code, "title": self._text(block.text)}
        match block:
            case Grid(items=(item,)):
                return {
                    "type": "radiogroup",
                    "name": item.code,
                    "title": self._text(item.text),
                    "choices": self._points(block.answers),
                    "colCount": 0,
                }
            case Grid():
                return {
                    "type": "matrix",
                    **own,
                    "titleLocation": "hidden",
                    "columns": self._points(block.answers),
                    "rows": [self._choice(item.code, item) for item in block.items],
                }
            case Pick():
                return {"type": "radiogroup", **own, **self._pick(block)}
            case Amount():
                return {
                    "type": "text",
                    **own,
                    "description": self._text(block.unit),
                    "inputType": "number",
                    "min": _number(block.low),
                    "max": _number(block.high),
                }
            case Words():
                return {"type": "comment", **own}

    def _pick(self, pick: Pick) -> dict[str, Json]:
        own: dict[str, Json] = {
            "choices": [self._choice(answer.code, answer) for answer in pick.answers]
        }
        if pick.is_multiple:
            own["type"] = "checkbox"
        if pick.at_most is not None:
            own["maxSelectedChoices"] = pick.at_most
        if pick.shown is not None:
            asked = self._blocks[pick.shown.question]
            is_multiple = isinstance(asked, Pick) and asked.is_multiple
            relation = "contains" if is_multiple else "="
            own["visibleIf"] = f"{{{pick.shown.question}}} {relation} '{pick.shown.answer.code}'"
        return own

    def _points(self, answers: Sequence[Answer]) -> Json:
        # An export may hold what stands for a point, so it has to be what comes back.
        return [self._choice(answer.short, answer) for answer in answers]

    def _choice(self, value: str, one: Answer | Item) -> Json:
        return {"value": value, "text": self._text(one.text)}

    def _text(self, text: LocalText, *, is_html: bool = False) -> Json:
        return {
            _DEFAULT if language == self._default else language: _shown(
                text.in_language(language), is_html=is_html
            )
            for language in self._form.languages
        }


def _shown(text: str, *, is_html: bool) -> str:
    plain = verbatim(text, _SYNTAX)
    return f"<p>{html.escape(plain, quote=False)}</p>" if is_html else plain


def _number(value: float) -> float:
    """A whole number without a decimal point."""
    return int(value) if value == int(value) else value
