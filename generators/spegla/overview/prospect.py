"""How likely a target is to be proven by the next wave, and how many answers that would take."""

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from spegla.privacy.released import Shown, Value
from spegla.report.rounding import without_noise
from spegla.stats.sample_size import WANTED, answers_needed, power
from spegla.stats.waves import VERDICT_LEVEL, minimum_detectable_change

_SCORES = range(101)
"""Whole scores, lowest to highest."""


class Outlook(StrEnum):
    """What may be said of a target before the next wave."""

    REACHED = "reached"
    LIKELY = "likely"
    """The answers expected are enough."""
    MORE_ANSWERS = "more_answers"
    """It takes more answers than are expected."""
    MORE_THAN_INVITED = "more_than_invited"
    """It takes more answers than people were invited."""
    TOO_FEW_BEFORE = "too_few_before"
    """Too few answered the newest wave, however many answer the next."""
    TOO_SMALL = "too_small"
    """The change is no larger than what counts as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextWave:
    """What is reckoned with for the next wave.

    Args:
        since: Code of the newest wave, which the next is compared with.
        answered: How many answered the newest wave; None where that is not shown.
        invited: How many were invited to it; None where that is not shown.
        expected: How many are expected to answer the next; None where nobody says so and
            ``answered`` is not shown.
        fewest: Answers to a score below which no change of it is called clearly better.
        smallest_worthwhile: Smallest change that counts, in points.
    """

    since: str
    answered: int | None
    invited: int | None
    expected: int | None
    fewest: int
    smallest_worthwhile: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Displayed:
    """What a report shows of a score: its value, its base, and how far people differ in it.

    ``sd`` is the standard deviation by which the report judges the score.
    """

    value: float
    base: int
    sd: float

    @classmethod
    def of(cls, score: Value | None, detectable: Value | None) -> Self | None:
        """From a score and its smallest detectable change; None unless both are shown.

        With so many answers the smallest detectable change is a fixed number of standard
        deviations, so that their size follows from it.

        >>> from spegla.privacy.released import Unit
        >>> score = Shown(value=61.4, unit=Unit.SCORE, base=200)
        >>> Displayed.of(score, Shown(value=5.6, unit=Unit.POINTS, base=200)).sd.__round__(1)
        19.9
        """
        match score, detectable:
            case Shown(value=value, base=int(base)), Shown(value=change, base=int(answers)):
                sd = change / minimum_detectable_change(1, (answers, answers))
                return cls(value=value, base=base, sd=sd) if sd > 0 else None
            case _:
                return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """How likely a target is to be proven: the next report calls the change clearly better.

    Args:
        now: Displayed score.
        base: Answers behind it.
        chance: Of a proof with the answers expected, if the score truly moves to the target.
        needed: How many have to answer the survey for a chance of 80 %; None where no number is
            enough.
        provable: Smallest whole score that the answers expected prove with a chance of 80 %; None
            where they do not even prove the highest.
        outlook: What all this comes to.
    """

    now: float
    base: int
    chance: float
    needed: int | None
    provable: int | None
    outlook: Outlook


def prospect_of(target: float, score: Displayed | None, wave: NextWave) -> Prospect | None:
    """The prospect of one target.

    Both waves err, so what counts is how sure a change from the displayed score is, not how sure
    the next score is. Of those who answer, as large a part as now is taken to have the score.

    Args:
        target: Score aimed for, 0-100.
        score: What the report shows of the score; None where too little is shown.
        wave: What is reckoned with for the next wave.

    Returns:
        None where what it takes is not shown.
    """
    if score is None or wave.answered is None or wave.expected is None:
        return None
    answered, expected = wave.answered, wave.expected
    change = without_noise(target - score.value)

    def chance(change: float, people: int) -> float:
        answers = people * score.base // answered
        if answers < wave.fewest:
            return 0.0
        return power(
            change,
            sd=score.sd,
            answers=(score.base, answers),
            smallest_worthwhile=wave.smallest_worthwhile,
            level=VERDICT_LEVEL,
        )

    # At the smallest worthwhile change half of all waves find less, and more answers do not help.
    is_large = change > wave.smallest_worthwhile
    needed = answers_needed(lambda people: chance(change, people)) if is_large else None
    provable = bisect_left(_SCORES, WANTED, key=lambda to: chance(to - score.value, expected))
    return Prospect(
        now=score.value,
        base=score.base,
        chance=chance(change, expected),
        needed=needed,
        provable=provable if provable in _SCORES else None,
        outlook=_outlook(change, needed, wave),
    )


def _outlook(change: float, needed: int | None, wave: NextWave) -> Outlook:
    if change <= 0:
        return Outlook.REACHED
    if change <= wave.smallest_worthwhile:
        return Outlook.TOO_SMALL
    if needed is None:
        return Outlook.TOO_FEW_BEFORE
    if needed <= (wave.expected or 0):
        return Outlook.LIKELY
    if wave.invited is not None and needed > wave.invited:
        return Outlook.MORE_THAN_INVITED
    return Outlook.MORE_ANSWERS
