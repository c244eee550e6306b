"""Quotations as they stand beside a score, and what is said where they are out of balance."""

from collections.abc import Sequence

from spegla.privacy.released import Shown, Unit
from spegla.report.claims import Basis, claim, on
from spegla.report.context import Context
from spegla.report.model import Block, Paragraph, Phrase, QuoteGroup, Quotes, Section, phrase
from spegla.report.pages.interviews import raised_sentence
from spegla.report.quotations import Chosen, Lack, Quotation, Tilt, beside_score
from spegla.survey.readings import Sentiment

LONGEST = 300
"""Characters of a quotation that is taken in beside figures; longer ones stand where all do."""


def quotation_section(context: Context, dimension: str) -> tuple[Section, ...]:
    """Two or three quotations about a dimension, in balance; none where nothing may be quoted."""
    chosen = quoted_beside(context, dimension)
    sentences = raised_sentence(context, dimension)
    blocks: list[Block] = []
    if chosen.quotations:
        blocks.append(Quotes(anchor="quotes-texts", groups=quote_groups(chosen.quotations)))
    if sentences:
        blocks.append(Paragraph(sentences=sentences))
    if not blocks:
        return ()
    return (
        Section(
            anchor="quotes",
            heading=phrase("dimension.quotes"),
            subline=balance_note(context, dimension, chosen.lack),
            blocks=tuple(blocks),
        ),
    )


def quoted_beside(context: Context, dimension: str) -> Chosen:
    """The quotations on a dimension's page."""
    return beside_score(context, dimension, longest=LONGEST)


def quote_groups(quotations: Sequence[Quotation]) -> tuple[QuoteGroup, ...]:
    """Comments by how they sound, then words of interviews."""
    groups = [
        QuoteGroup(
            label=phrase(f"words.sentiment.{sentiment}"),
            texts=tuple(
                each.text
                for each in quotations
                if each.sentiment is sentiment and not each.is_interview
            ),
        )
        for sentiment in Sentiment
    ]
    said = tuple(each.text for each in quotations if each.is_interview)
    groups.append(QuoteGroup(label=phrase("words.interviews"), texts=said))
    return tuple(group for group in groups if group.texts)


def balance_note(context: Context, dimension: str, lack: Lack | None) -> Phrase | None:
    """That there are fewer quotations of a sort than the score implies, where there are."""
    if lack is None:
        return None
    return claim(f"quotes.lack.{lack}", on(context.score(dimension)))


def tilt_note(tilt: Tilt | None) -> tuple[Phrase, ...]:
    """That the comments shown sound otherwise than all that were written, where they do."""
    if tilt is None:
        return ()
    shown = Shown(value=tilt.shown / tilt.all_shown, unit=Unit.SHARE)
    basis = Basis(of=(shown,), beside=(tilt.share,))
    return (claim(f"quotes.{'fewer' if tilt.is_fewer else 'more'}.{tilt.sentiment}", basis),)
