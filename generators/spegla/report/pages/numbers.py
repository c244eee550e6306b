"""Large numbers that more than one page shows: none stands alone."""

from spegla.privacy.released import Shown, Unit, Value
from spegla.report.claims import claim, on
from spegla.report.context import Context
from spegla.report.model import KeyNumber, Number, Phrase, Words, phrase
from spegla.report.values import cell, interval_sentence, persons, score_number, sentence, size_cell
from spegla.survey.questions import NKI


def kicker(
    key: str, context: Context, answered: Value | None, invited: Value | None, **said: Words
) -> Phrase:
    """Above a verdict: the measurement and how many answered; without those that are not shown.

    Args:
        key: Message with both numbers; ``<key>.plain`` is the one without.
        context: Names the newest wave.
        answered: How many answered.
        invited: How many were invited.
        said: What else the message says.
    """
    wave = context.wave_label(context.wave)
    if not isinstance(answered, Shown) or not isinstance(invited, Shown):
        return phrase(f"{key}.plain", wave=wave, **said)
    return phrase(
        key, wave=wave, answered=persons(answered.value), invited=persons(invited.value), **said
    )


def nki_number(context: Context) -> KeyNumber:
    """The customers' overall satisfaction with its interval and change."""
    nki = context.nki
    notes = [*change_note(context, NKI)]
    notes += [*interval_sentence("number.interval", nki), *range_note(nki)]
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
        verdict=claim(f"reading.{change.reading}", on(change)),
    )


def management_notes(context: Context, subject: str) -> tuple[Phrase, ...]:
    """How IT management's score of itself stands to the customers', and why it may be a range."""
    if context.is_agreed:
        return agreed_note(context)
    notes = range_note(context.management_score(subject))
    gap, deviations = context.gap(subject), context.standardised_gap(subject)
    if not isinstance(gap, Shown) or gap.reading is None or not isinstance(deviations, Shown):
        return notes
    size = Number(value=abs(deviations.value), unit=Unit.DEVIATIONS, bare=True)
    return (claim(f"number.{gap.reading}", on(gap), size=size), *notes)


def range_note(value: Value | None) -> tuple[Phrase, ...]:
    """Why a large number is written as a range, where it is."""
    if isinstance(value, Shown) and Number.of(value).is_coarse:
        return (phrase("number.range"),)
    return ()


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
