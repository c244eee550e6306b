"""The questionnaire as Markdown: to read, to comment on, and to translate back."""

import re
from collections.abc import Iterator, Sequence

from spegla.questionnaire.form import Amount, Answer, Block, Form, Grid, Page, Pick, Words

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")


def to_markdown(form: Form, language: str) -> bytes:
    r"""The form in one language, with all codes, in UTF-8.

    What is not said to the people who are asked stands in the words of the code book: how many
    answers may be chosen, and under which condition a question is put.

    Args:
        form: The questionnaire.
        language: One of its languages.

    >>> from spegla.survey.questions import Audience, LocalText
    >>> hello = LocalText.of(en="Hello")
    >>> page = Page(code="words", title=LocalText.of(en="Your words"), intro=LocalText.of(en=""),
    ...             blocks=(Words(code="best", text=LocalText.of(en="What is best?")),))
    >>> form = Form(audience=Audience.CUSTOMERS, languages=("en",), title=hello, welcome=hello,
    ...             thanks=hello, pages=(page,))
    >>> print(to_markdown(form, "en").decode().split("\n\n")[-2])
    **What is best?** `best` (text)
    """
    parts = [
        f"# {_plain(form.title.in_language(language))}",
        f"`{form.audience}` · `{language}`",
        _plain(form.welcome.in_language(language)),
    ]
    for page in form.pages:
        parts += _page(page, language)
    parts.append(_plain(form.thanks.in_language(language)))
    return ("\n\n".join(parts) + "\n").encode()


def _page(page: Page, language: str) -> Iterator[str]:
    yield f"## {_plain(page.title.in_language(language))} `{page.code}`"
    intro = page.intro.in_language(language)
    if intro:
        yield _plain(intro)
    for block in page.blocks:
        yield from _block(block, language)


def _block(block: Block, language: str) -> Iterator[str]:
    match block:
        case Grid():
            yield " · ".join(_answer(answer, language) for answer in block.answers)
            rows = ((f"`{item.code}`", item.text.in_language(language)) for item in block.items)
            yield "\n".join(["| | |", "|---|---|", *(f"| {a} | {_plain(b)} |" for a, b in rows)])
        case Pick():
            yield _question(block, _how(block), language)
            yield _listed(block.answers, language)
        case Amount():
            unit = _plain(block.unit.in_language(language))
            yield _question(block, f"number: {block.low:g} – {block.high:g} {unit}", language)
        case Words():
            yield _question(block, "text", language)


def _question(block: Pick | Amount | Words, how: str, language: str) -> str:
    return f"**{_plain(block.text.in_language(language))}** `{block.code}` ({how})"


def _how(pick: Pick) -> str:
    how = "multiple" if pick.is_multiple else "single"
    if pick.at_most is not None:
        how += f", at_most: {pick.at_most}"
    if pick.shown is not None:
        how += f", only_if: `{pick.shown.question}={pick.shown.answer.code}`"
    return how


def _listed(answers: Sequence[Answer], language: str) -> str:
    return "\n".join(f"- {_answer(answer, language)}" for answer in answers)


def _answer(answer: Answer, language: str) -> str:
    """The code and the wording; the code alone where it is the wording."""
    text = answer.text.in_language(language).removeprefix(answer.code).removeprefix(" – ")
    return f"`{answer.code}` {_plain(text)}".rstrip()


def _plain(text: str) -> str:
    """The text as Markdown shows it: nothing in it is markup, and it stays on its line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
