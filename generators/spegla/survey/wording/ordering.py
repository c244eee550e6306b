"""The order of the answers of a scale, from the bad or little end to the good or much end."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from spegla.survey.questions import Missing
from spegla.survey.tables import fold, parse_number
from spegla.survey.wording.answers import Answer, read_all
from spegla.survey.wording.codes import LONGEST
from spegla.survey.wording.doubts import doubts_of
from spegla.survey.wording.family import Family
from spegla.survey.wording.lexicon import Lexicon, phrases
from spegla.survey.wording.outside import outside_among
from spegla.survey.wording.placing import Placed, by_numbers, by_words
from spegla.survey.wording.reading import Reading
from spegla.survey.wording.yes_no import yes_no

_FEWEST, _MOST = 3, 11
_MOST_LABELS = 60
"""More different texts than this are no answers to choose from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering:
    """The answers of a scale in order, and what lies outside it.

    Args:
        points: The answers on the scale as given, each spelling once, from the bad or little end
            to the good or much end.
        codes: The number that is written in each, or None.
        outside: The answers that are not on the scale, and why.
        same_as: Answers that say the same as one of ``points`` in other words, and which.
        family: What the scale measures.
        is_sure: Whether the words alone settle order and direction.
        because: For the author: the words that decided, and what is doubtful.
        bad_is_much: Whether the much end is the bad one ("very rude"); the points run from bad to
            good all the same, from "very rude" to "not at all rude".
        language: ISO 639-1 code of the language whose words fit best.
    """

    points: tuple[str, ...]
    codes: tuple[int | None, ...]
    outside: Mapping[str, Missing] = field(default_factory=dict)
    same_as: Mapping[str, str] = field(default_factory=dict)
    family: Family
    is_sure: bool
    because: str
    bad_is_much: bool
    language: str


def order_of(
    labels: Collection[str], *, question: str = "", values: Sequence[str] = ()
) -> Ordering | None:
    """The order of answers as their words tell it; None where they are no ordered answers.

    Names, yes and no, numbers alone, classes of age or income and sets of two are no scales. The
    order in which the labels are given does not count.

    Args:
        labels: Each answer that was given or can be, in any order; blanks do not count.
        question: What was asked. It can only add a doubt: often is not good where one asks how
            often something fails.
        values: The tool's own value of each label, in the order of ``labels``. They settle the
            order where words leave two answers level, as long as words and values agree.

    >>> order_of(["Good", "Poor", "No opinion", "Excellent"]).points
    ('Poor', 'Good', 'Excellent')
    >>> order_of(["Yes, very rude", "Yes, somewhat rude", "No, not rude at all"]).bad_is_much
    True
    >>> order_of(["Finance", "Human resources", "Sales"]) is None
    True
    """
    given = _distinct(labels)
    if len(given) > _MOST_LABELS or any(len(label) > LONGEST for label in given):
        return None
    if yes_no(given) is not None:
        return None
    outside = outside_among(given)
    on_scale = [label for label in given if label not in outside]
    answers, lexicon = read_all(on_scale, _numbers(labels, values))
    answers, unsure = _with_undecided(answers)
    answers, same_as = _without_repeats(answers, lexicon)
    if not _FEWEST <= len(answers) <= _MOST or not _is_understood(answers):
        return None
    worded = by_words(answers)
    settled = by_numbers(worded) or worded
    doubts = [
        doubt.text
        for doubt in doubts_of(worded, lexicon, question=question, has_unsure=bool(unsure))
        if not (settled.is_by_numbers and doubt.is_about_order)
    ]
    return Ordering(
        points=tuple(answer.label for answer in settled.answers),
        codes=tuple(answer.code for answer in settled.answers),
        outside={**outside, **unsure},
        same_as=same_as,
        family=_family(answers),
        is_sure=not doubts,
        because=_because(settled, lexicon, doubts),
        bad_is_much=_is_bad_much(answers),
        language=lexicon.language,
    )


def _distinct(labels: Collection[str]) -> tuple[str, ...]:
    """Each label that is not blank once, in an order that does not hang on the given one."""
    by_fold = {fold(label): label for label in sorted(labels, reverse=True) if label.strip()}
    return tuple(by_fold[key] for key in sorted(by_fold))


def _numbers(labels: Collection[str], values: Sequence[str]) -> Mapping[str, int | None]:
    if len(labels) != len(values):
        return {}
    numbers = (parse_number(value) for value in values)
    return {
        label: int(number) if number is not None and number.is_integer() else None
        for label, number in zip(labels, numbers, strict=True)
    }


def _with_undecided(
    answers: Sequence[Answer],
) -> tuple[tuple[Answer, ...], Mapping[str, Missing]]:
    """Being undecided is the middle of a scale that has as many answers on either side of it."""
    open_ones = [answer for answer in answers if answer.reading.is_undecided]
    told = [answer.reading for answer in answers if answer.reading.position is not None]
    balance = sum((r.position > 0) - (r.position < 0) for r in told if r.position is not None)
    if len(open_ones) == 1 and balance == 0 and not any(reading.is_middle for reading in told):
        middle = replace(open_ones[0].reading, position=0.0, is_middle=True)
        return tuple(
            replace(answer, reading=middle) if answer.reading.is_undecided else answer
            for answer in answers
        ), {}
    rest = tuple(answer for answer in answers if not answer.reading.is_undecided)
    return rest, {answer.label: Missing.DONT_KNOW for answer in open_ones}


def _without_repeats(
    answers: Sequence[Answer], lexicon: Lexicon
) -> tuple[tuple[Answer, ...], Mapping[str, str]]:
    """The answers that say something of their own, and for each other one which it repeats."""
    first: dict[object, Answer] = {}
    same_as = {}
    kept = []
    for answer in answers:
        # Words that are not understood tell answers apart all the same.
        strange = sorted((*answer.reading.shared, *answer.reading.unknown))
        key = (answer.code, answer.value, _gist(answer.reading, lexicon), *strange)
        if answer.reading.is_clear and key in first:
            same_as[answer.label] = first[key].label
            continue
        if answer.reading.is_clear:
            first[key] = answer
        kept.append(answer)
    return tuple(kept), same_as


def _gist(reading: Reading, lexicon: Lexicon) -> tuple[str, ...]:
    """What an answer says, however it is put: "neither agree or disagree", "neither .. nor .."."""
    words = tuple(sorted(reading.words))
    if not reading.is_middle:
        return words
    topics = tuple(word for word in words if word not in set(phrases(lexicon.middle)))
    return topics or words


def _is_understood(answers: Sequence[Answer]) -> bool:
    """Whether enough of the answers is understood to take them for a scale at all."""
    worded = [answer for answer in answers if not answer.is_bare]
    clear = [answer.reading.position for answer in worded if answer.reading.is_clear]
    if len(set(clear)) < 2:
        return False
    if len(worded) < len(answers):
        return len(clear) == len(worded)
    if all(answer.code is not None for answer in answers):
        return len(clear) * 2 >= len(answers)
    may_be_unclear = 0 if len(answers) <= _FEWEST else 1 if len(answers) <= 6 else 2
    return len(clear) >= len(answers) - may_be_unclear


def _family(answers: Sequence[Answer]) -> Family:
    """What most of the answers are about; how much and how often only where nothing else is."""
    families = Counter(answer.reading.family for answer in answers if answer.reading.family)
    amounts = (Family.EXTENT, Family.FREQUENCY)
    named = sorted(families, key=lambda family: (family in amounts, -families[family], family))
    return next(iter(named), Family.EXTENT)


def _is_bad_much(answers: Sequence[Answer]) -> bool:
    """Whether all answers are about something bad, and one says that there is little of it."""
    sides = {answer.reading.side for answer in answers if not answer.is_bare}
    positions = [answer.reading.position or 0.0 for answer in answers]
    return 1 not in sides and -1 in sides and max(positions) > 0


def _because(settled: Placed, lexicon: Lexicon, doubts: Sequence[str]) -> str:
    worded = [answer.reading.words for answer in settled.answers if answer.reading.words]
    low, high = " ".join(worded[0]), " ".join(worded[-1])
    decided = f'The low end is "{low}", the high end "{high}" (words: {lexicon.language}).'
    if settled.is_by_numbers:
        decided += " Numbers run as the words do."
    return f"{decided} Not sure: {'; '.join(doubts)}." if doubts else decided
