"""Advice on what consultants write, in pages and in the action plan."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from spegla.errors import Notice
from spegla.plain_language.causes import causes_in
from spegla.plain_language.citations import Cited, cited_in
from spegla.plain_language.contradictions import contradictions_in
from spegla.plain_language.lexicon import Lexicon
from spegla.plain_language.platitudes import platitudes_in
from spegla.plain_language.prose import passages_of
from spegla.plain_language.remarks import Remark
from spegla.plain_language.results import results_in
from spegla.render.live.figures import Figures
from spegla.survey.records import Action, HandPage

_ACTIONS = "data/actions.csv"
_NOTHING = Cited(figures={})


def advice_on_pages(
    pages: Sequence[HandPage], figures: Figures, lexicons: Mapping[str, Lexicon]
) -> tuple[Notice, ...]:
    """Advice on hand-written pages, in the order of the pages and their lines.

    Pages in a language without a lexicon are left out.

    Args:
        pages: The pages as people wrote them, without faults in their calls.
        figures: What they may name.
        lexicons: By code of language.
    """
    return tuple(
        _on_page(page, remark)
        for page in pages
        if page.language in lexicons
        for remark in remarks_on(
            page.text, lexicons[page.language], cited=cited_in(page.text, figures)
        )
    )


def advice_on_actions(
    actions: Sequence[Action], lexicons: Mapping[str, Lexicon]
) -> tuple[Notice, ...]:
    """Advice on the texts of the action plan, in its order.

    A promise may say how many shall notice something and how often; what was done may not, since
    the plan itself shows the figures.

    Args:
        actions: The action plan.
        lexicons: By code of language.
    """
    return tuple(
        Notice(
            file=_ACTIONS,
            row=action.row,
            column=f"{name}_{language}",
            found=remark.found,
            fix=remark.fix,
        )
        for action in actions
        for name, texts in (
            ("promise", action.promise),
            ("first_step", action.first_step),
            ("stop", action.stop),
            ("outcome", action.outcome),
        )
        if texts is not None
        for language in lexicons
        for remark in remarks_on(
            texts.in_language(language), lexicons[language], is_promise=name != "outcome"
        )
    )


def remarks_on(
    text: str, lexicon: Lexicon, *, cited: Cited = _NOTHING, is_promise: bool = False
) -> list[Remark]:
    """All that is remarked on in a text, in its order.

    Args:
        text: The text, in Markdown.
        lexicon: That of its language.
        cited: What it cites.
        is_promise: Whether it says what is going to be.
    """
    return sorted(
        _remarks(text, lexicon, cited, is_promise=is_promise), key=lambda remark: remark.at
    )


def _remarks(text: str, lexicon: Lexicon, cited: Cited, *, is_promise: bool) -> Iterator[Remark]:
    words = lexicon.words
    for passage in passages_of(text, cited.spans):
        yield from platitudes_in(passage, lexicon)
        for sentence, follows in pairwise([*passage.sentences(), None]):
            if sentence is None:
                continue
            yield from results_in(sentence, words, is_promise=is_promise)
            yield from causes_in(sentence, cited.figures, words)
            yield from contradictions_in(
                sentence, cited.figures, words, follows=follows.text if follows else ""
            )


def _on_page(page: HandPage, remark: Remark) -> Notice:
    row, column = page.place_of(remark.at)
    return Notice(
        file=page.file,
        row=row,
        column=str(column),
        found=remark.found,
        fix=remark.fix,
    )
