"""A form in the terms of LimeSurvey: groups, questions, subquestions, answers and attributes."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spegla.questionnaire.form import Amount, Answer, Block, Form, Grid, Pick, Words
from spegla.questionnaire.limesurvey.codes import bare, check_codes
from spegla.questionnaire.verbatim import verbatim
from spegla.survey.questions import LocalText

MOST_LISTED = 12
"""Most answers that stand below each other; more go into a menu that opens."""

_NO_SYNTAX = re.compile(r"(?!)")
_EXPRESSION = re.compile(r"\{(?=\S)")
"""How an expression of LimeSurvey begins; a brace with a space behind it is a brace."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A subquestion or an answer."""

    code: str
    text: LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """A setting of one question, ``texts`` by language where it has to be said in each."""

    name: str
    value: str = ""
    texts: LocalText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LimeQuestion:
    """One question.

    Args:
        code: Its code, which LimeSurvey calls title.
        kind: LimeSurvey's letter for the type of question.
        text: Its wording.
        subquestions: Rows of a grid, options of a multiple choice.
        answers: What can be answered.
        relevance: The expression on which it depends whether it is put.
        attributes: Its further settings.
    """

    code: str
    kind: str
    text: LocalText
    subquestions: tuple[Part, ...] = ()
    answers: tuple[Part, ...] = ()
    relevance: str = "1"
    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What stands on one page."""

    title: LocalText
    description: LocalText
    questions: tuple[LimeQuestion, ...]


def groups_of(form: Form) -> tuple[Group, ...]:
    """The pages of a form as LimeSurvey's groups.

    A grid of a single row becomes a list of answers, all other grids arrays.

    Raises:
        UsageError: LimeSurvey would not keep a code.

    >>> from spegla.survey.questions import Audience
    >>> hello = LocalText.of(en="Hello")
    >>> words = Words(code="open_best", text=LocalText.of(en="What is best?"))
    >>> form = Form(audience=Audience.CUSTOMERS, languages=("en",), title=hello, welcome=hello,
    ...             thanks=hello, pages=())
    >>> from spegla.questionnaire.form import Page
    >>> from dataclasses import replace
    >>> page = Page(code="words", title=hello, intro=LocalText.of(en=""), blocks=(words,))
    >>> question = groups_of(replace(form, pages=(page,)))[0].questions[0]
    >>> question.code, question.kind
    ('openbest', 'T')
    """
    check_codes(form)
    kinds = {block.code: block for page in form.pages for block in page.blocks}
    return tuple(
        Group(
            title=page.title,
            description=page.intro,
            questions=tuple(_question(block, kinds) for block in page.blocks),
        )
        for page in form.pages
    )


def in_html(text: str) -> str:
    """A text as LimeSurvey shows it: no tag, no entity and no expression in it is read as one.

    >>> in_html('{TOKEN:EMAIL} <b>"5" & more</b>')
    '{ TOKEN:EMAIL} &lt;b&gt;&quot;5&quot; &amp; more&lt;/b&gt;'
    """
    apart = _EXPRESSION.sub("{ ", verbatim(text, _NO_SYNTAX))
    return html.escape(apart, quote=False).replace('"', "&quot;").replace("\\", "&#92;")


def _question(block: Block, blocks: dict[str, Block]) -> LimeQuestion:
    match block:
        case Grid():
            return _grid(block)
        case Pick():
            return _pick(block, blocks)
        case Amount():
            return LimeQuestion(
                code=bare(block.code),
                kind="N",
                text=block.text,
                attributes=(
                    Attribute(name="min_num_value_n", value=f"{block.low:g}"),
                    Attribute(name="max_num_value_n", value=f"{block.high:g}"),
                    Attribute(name="suffix", texts=block.unit),
                ),
            )
        case Words():
            return LimeQuestion(code=bare(block.code), kind="T", text=block.text)


def _grid(grid: Grid) -> LimeQuestion:
    if len(grid.items) == 1:
        (item,) = grid.items
        return _list(item.code, item.text, grid.answers)
    return LimeQuestion(
        code=bare(grid.code),
        kind="F",
        text=grid.text,
        subquestions=tuple(Part(code=bare(item.code), text=item.text) for item in grid.items),
        answers=tuple(_parts(grid.answers)),
    )


def _pick(pick: Pick, blocks: dict[str, Block]) -> LimeQuestion:
    relevance = _relevance(pick, blocks)
    if not pick.is_multiple:
        return _list(pick.code, pick.text, pick.answers, relevance=relevance)
    most = () if pick.at_most is None else (Attribute(name="max_answers", value=str(pick.at_most)),)
    return LimeQuestion(
        code=bare(pick.code),
        kind="M",
        text=pick.text,
        subquestions=tuple(_parts(pick.answers)),
        relevance=relevance,
        attributes=most,
    )


def _list(
    code: str, text: LocalText, answers: Sequence[Answer], *, relevance: str = "1"
) -> LimeQuestion:
    return LimeQuestion(
        code=bare(code),
        kind="L" if len(answers) <= MOST_LISTED else "!",
        text=text,
        answers=tuple(_parts(answers)),
        relevance=relevance,
    )


def _parts(answers: Sequence[Answer]) -> Iterator[Part]:
    return (Part(code=answer.short, text=answer.text) for answer in answers)


def _relevance(pick: Pick, blocks: dict[str, Block]) -> str:
    if pick.shown is None:
        return "1"
    code, short = bare(pick.shown.question), pick.shown.answer.short
    asked = blocks[pick.shown.question]
    if isinstance(asked, Pick) and asked.is_multiple:
        return f"(({code}_{short}.NAOK == 'Y'))"
    return f"(({code}.NAOK == '{short}'))"
