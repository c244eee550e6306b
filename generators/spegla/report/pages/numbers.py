"""Large numbers that more than one page shows: none stands alone."""

from spegla.privacy.released import Shown
from spegla.report.context import (
    Context,
    cell,
    interval_sentence,
    score_number,
    sentence,
    size_cell,
)
from spegla.report.model import KeyNumber, Number, Phrase, phrase
from spegla.survey.questions import NKI


def nki_number(context: Context) -> KeyNumber:
    """The customers' overall satisfaction with its interval and change."""
    nki = context.nki
    notes = [*change_note(context, NKI)]
    notes += interval_sentence("number.interval", nki)
    return KeyNumber(
        label=phrase("nki.name"),
        value=cell(nki),
        suffix=phrase("number.of_hundred"),
        notes=tuple(notes),
    )


def change_note(context: Context, subject: str) -> tuple[Phrase, ...]:
    """The change since the wave before and what it may be called, below a score."""
    change = context.change(subject)
    if not isinstance(change, Shown) or change.reading is None or context.previous is None:
        return ()
    return sentence(
        "number.change",
        change,
        wave=context.wave_label(context.previous),
        verdict=phrase(f"reading.{change.reading}"),
    )


def target_number(context: Context, subject: str) -> tuple[KeyNumber, ...]:
    """The level aimed for and the smallest change that could be proven, where one is aimed for."""
    target = context.target(subject)
    if target is None:
        return ()
    change = size_cell(context.detectable_change(subject))
    notes: tuple[Phrase, ...] = ()
    if isinstance(change, Number):
        notes = (phrase("number.target.detectable", value=change),)
    return (
        KeyNumber(
            label=phrase("number.target.label"),
            value=score_number(target),
            suffix=phrase("number.of_hundred"),
            notes=notes,
        ),
    )


def agreed_note(context: Context) -> tuple[Phrase, ...]:
    """That the answers of IT management are not anonymous, where it agreed on them."""
    return (phrase("management.agreed.note"),) if context.is_agreed else ()
