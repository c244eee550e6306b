"""What the figures of the report allow to be claimed, and what they contradict."""

from dataclasses import dataclass
from enum import StrEnum

from spegla.plain_language.citations import Citation
from spegla.plain_language.remarks import Kind
from spegla.privacy.released import Shown
from spegla.survey.readings import Agreement, Verdict


class Claim(StrEnum):
    """What a text may say of a figure."""

    ROSE = "rose"
    FELL = "fell"
    UNCHANGED = "unchanged"
    OVER = "over"
    """IT overestimates itself."""
    UNDER = "under"
    """IT underestimates itself."""
    AGREE = "agree"
    """IT and its customers see the same."""
    REACHED = "reached"
    """A level is reached."""
    SHORT = "short"
    """A level is not reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Why a claim does not hold.

    Args:
        kind: A contradiction, or a claim that says too much.
        about: The figure, in words.
        reading: What the report says of it.
    """

    kind: Kind
    about: str
    reading: str


class _Stand(StrEnum):
    """How a figure stands to a claim."""

    PROVES = "proves"
    LEAVES_OPEN = "leaves open"
    DENIES = "denies"


_VERDICTS = {
    Verdict.CLEARLY_BETTER: "which is clearly better",
    Verdict.BETTER_NOT_PROVEN: "which is better, and not yet proven",
    Verdict.UNCHANGED: "which is unchanged",
    Verdict.CANNOT_TELL: "of which one cannot tell",
    Verdict.CLEARLY_WORSE: "which is clearly worse",
}
_AGREEMENTS = {
    Agreement.OVERESTIMATE: "which is an overestimate",
    Agreement.LEANING_OVER: "which leans towards an overestimate, and is not proven",
    Agreement.GOOD_AGREEMENT: "which is good agreement",
    Agreement.POOR_AGREEMENT: "which is agreement, at a low level",
    Agreement.LEANING_UNDER: "which leans towards an underestimate, and is not proven",
    Agreement.UNDERESTIMATE: "which is an underestimate",
}


def judged(
    claim: Claim, citation: Citation, *, is_negated: bool, is_hedged: bool
) -> Finding | None:
    """Why a claim about a cited figure does not hold; None where it holds, or is left open.

    Args:
        claim: What the text says.
        citation: The figure.
        is_negated: Whether the text says that it is not so.
        is_hedged: Whether the text leaves it open.
    """
    subject = citation.figure.subject
    match claim:
        case Claim.ROSE | Claim.FELL | Claim.UNCHANGED:
            change = citation.change
            if change is None or not isinstance(change.reading, Verdict):
                return None
            stand = _of_change(claim, change, change.reading)
            about, reading = f"the change of {subject}", _VERDICTS[change.reading]
        case Claim.OVER | Claim.UNDER | Claim.AGREE:
            agreement = citation.value.reading
            if not isinstance(agreement, Agreement):
                return None
            stand = _of_gap(claim, agreement)
            about, reading = f"the gap of {subject}", _AGREEMENTS[agreement]
        case Claim.REACHED | Claim.SHORT:
            if citation.level is None:
                return None
            stand, reading = _of_level(claim, citation.value, citation.level)
            about = f"the score of {subject}"
    kind = _kind(stand, is_negated=is_negated, is_hedged=is_hedged)
    return None if kind is None else Finding(kind=kind, about=about, reading=reading)


def _kind(stand: _Stand, *, is_negated: bool, is_hedged: bool) -> Kind | None:
    """What is wrong; to deny what is left open claims nothing, since it is not proven."""
    match stand:
        case _Stand.PROVES:
            return Kind.CONTRADICTION if is_negated else None
        case _Stand.DENIES:
            return None if is_negated else Kind.CONTRADICTION
        case _Stand.LEAVES_OPEN:
            return None if is_negated or is_hedged else Kind.OVERCLAIM


def _of_change(claim: Claim, change: Shown, verdict: Verdict) -> _Stand:
    if claim is Claim.UNCHANGED:
        match verdict:
            case Verdict.UNCHANGED:
                return _Stand.PROVES
            case Verdict.CLEARLY_BETTER | Verdict.CLEARLY_WORSE:
                return _Stand.DENIES
            case _:
                return _Stand.LEAVES_OPEN
    proof = Verdict.CLEARLY_BETTER if claim is Claim.ROSE else Verdict.CLEARLY_WORSE
    if verdict is proof:
        return _Stand.PROVES
    is_other_way = change.value < 0 if claim is Claim.ROSE else change.value > 0
    return _Stand.DENIES if is_other_way else _Stand.LEAVES_OPEN


def _of_gap(claim: Claim, agreement: Agreement) -> _Stand:
    proofs, leanings = {
        Claim.OVER: ((Agreement.OVERESTIMATE,), (Agreement.LEANING_OVER,)),
        Claim.UNDER: ((Agreement.UNDERESTIMATE,), (Agreement.LEANING_UNDER,)),
        Claim.AGREE: (
            (Agreement.GOOD_AGREEMENT, Agreement.POOR_AGREEMENT),
            (Agreement.LEANING_OVER, Agreement.LEANING_UNDER),
        ),
    }[claim]
    if agreement in proofs:
        return _Stand.PROVES
    return _Stand.LEAVES_OPEN if agreement in leanings else _Stand.DENIES


def _of_level(claim: Claim, score: Shown, level: float) -> tuple[_Stand, str]:
    """How a score stands to its level, by its interval; without one, by the score alone."""
    low = score.value if score.low is None else score.low
    high = score.value if score.high is None else score.high
    # What is printed counts: nobody sees more of the score.
    is_at_level = round(score.value) >= round(level)
    is_proven = low >= level if is_at_level else high < level
    where = "at or above" if is_at_level else "below"
    sure = "" if is_proven else ", and not proven to be"
    reading = f"which is {where} the level aimed for{sure}"
    if is_at_level is not (claim is Claim.REACHED):
        return _Stand.DENIES, reading
    return (_Stand.PROVES if is_proven else _Stand.LEAVES_OPEN), reading
