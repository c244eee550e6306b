"""The questionnaire as Qualtrics' Advanced Format TXT, one file a language.

The format knows questions, choices and blocks. It has no translations, no conditions and no
limit to how many choices are taken: these are set in Qualtrics after the import.
"""

import html
import re
from collections.abc import Iterator, Sequence

from spegla.questionnaire.form import Amount, Answer, Block, Form, Grid, Page, Pick, Words
from spegla.questionnaire.verbatim import verbatim

_SYNTAX = re.compile(r"(?<=\$)(?=\{)|(?<=\[)(?=\[)|(?<=\])(?=\])")
"""Piped text, and the brackets around the words of the format."""


def to_advanced_text(form: Form, language: str) -> bytes:
    r"""The form in one language, in UTF-8.

    Each page is a block. What is said to people but not asked stands in questions of text, which
    no export has a column for: the welcome, what a page is about, and on which answer a question
    depends. A grid of a single row becomes a choice. Numbers stand for answers where all their
    codes are numbers; export the answers as choice text, since others have codes of Qualtrics'
    own. Left out is what is said at the end, which belongs to the survey's options.

    Args:
        form: The questionnaire.
        language: One of its languages.

    >>> from spegla.survey.questions import Audience, LocalText
    >>> hello = LocalText.of(en="Hello")
    >>> page = Page(code="words", title=LocalText.of(en="Your words"), intro=LocalText.of(en=""),
    ...             blocks=(Words(code="best", text=LocalText.of(en="What is best?")),))
    >>> form = Form(audience=Audience.CUSTOMERS, languages=("en",), title=hello, welcome=hello,
    ...             thanks=hello, pages=(page,))
    >>> to_advanced_text(form, "en").decode().split("\n\n")[1::2]
    ['[[Block:Your words]]', '[[Question:TE:Essay]]\n[[ID:best]]\nWhat is best?\n']
    """
    return ("\n\n".join(_Writer(form, language).paragraphs()) + "\n").encode()


class _Writer:
    """Writes the form in one language."""

    def __init__(self, form: Form, language: str) -> None:
        self._form = form
        self._language = language
        self._texts = {block.code: block.text for page in form.pages for block in page.blocks}

    def paragraphs(self) -> Iterator[str]:
        """Questions and blocks, each as the lines of which it consists."""
        yield "[[AdvancedFormat]]"
        for number, page in enumerate(self._form.pages):
            yield f"[[Block:{_shown(page.title.in_language(self._language))}]]"
            if number == 0:
                yield _told("welcome", _shown(self._form.welcome.in_language(self._language)))
            yield from self._page(page)

    def _page(self, page: Page) -> Iterator[str]:
        intro = page.intro.in_language(self._language)
        if intro:
            yield _told(f"{page.code}_intro", _shown(intro))
        for block in page.blocks:
            if isinstance(block, Pick) and block.shown is not None:
                asked = _shown(self._texts[block.shown.question].in_language(self._language))
                answer = _shown(block.shown.answer.text.in_language(self._language))
                yield _told(f"{block.code}_if", f"→ {asked} {answer}")
            yield "\n".join(self._block(block))

    def _block(self, block: Block) -> Iterator[str]:
        text = _shown(block.text.in_language(self._language))
        match block:
            case Grid(items=(item,)):
                text = _shown(item.text.in_language(self._language))
                yield from _asked("MC:SingleAnswer:Horizontal", item.code, text)
                yield from self._listed(block.answers)
            case Grid():
                yield from _asked("Matrix", block.code, text)
                yield "[[Choices]]"
                yield from (_shown(item.text.in_language(self._language)) for item in block.items)
                yield from self._listed(block.answers, tag="Answer")
            case Pick():
                kind = "MultipleAnswer" if block.is_multiple else "SingleAnswer"
                yield from _asked(f"MC:{kind}:Vertical", block.code, text)
                yield from self._listed(block.answers)
            case Amount():
                unit = _shown(block.unit.in_language(self._language))
                yield from _asked("TE:SingleLine", block.code, f"{text} ({unit})")
            case Words():
                yield from _asked("TE:Essay", block.code, text)

    def _listed(self, answers: Sequence[Answer], *, tag: str = "Choice") -> Iterator[str]:
        """The answers, with their own numbers where all have one."""
        has_numbers = all(answer.short.isdecimal() for answer in answers)
        yield f"[[Advanced{tag}s]]"
        for number, answer in enumerate(answers, start=1):
            yield f"[[{tag}:{answer.short if has_numbers else number}]]"
            yield _shown(answer.text.in_language(self._language))


def _asked(kind: str, code: str, text: str) -> Iterator[str]:
    yield f"[[Question:{kind}]]"
    yield f"[[ID:{code}]]"
    yield text


def _told(code: str, text: str) -> str:
    """What is said and not asked."""
    return "\n".join(_asked("DB", code, text))


def _shown(text: str) -> str:
    """A text as it stands in the file, so that Qualtrics shows it as it is."""
    return html.escape(verbatim(text, _SYNTAX), quote=False)
