"""What customers want: the three subjects that matter most, the first to improve, how high the bar.

Customers ask for what they already get, delivery, and for what they miss, initiative. Few pick
advice, though those who get it are the satisfied ones: it says little and moves much.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from demo.choose import Pull, picked, placed
from demo.draw import Chance, Person

Cells = dict[str, str]
"""What the export holds for one person, by heading; a heading that is absent is a blank."""

WORDING: Final = {
    "delivery": "Leverans- och supportkvalitet",
    "treatment": "Bemötande",
    "service": "Servicekänsla",
    "consulting": "Konsultativt arbetssätt",
    "business": "Verksamhetsförståelse",
    "proactivity": "Proaktivitet",
    "trust": "Förtroende",
    "collaboration": "Samarbete över avdelningsgränser",
    "change": "Förändringsledning",
}
"""The survey tool wrote out what was chosen, in the language in which it was asked."""

MOST_IMPORTANT: Final = {
    "delivery": 0.55,
    "treatment": 0.15,
    "service": 0.38,
    "consulting": 0.18,
    "business": 0.33,
    "proactivity": 0.42,
    "trust": 0.48,
    "collaboration": 0.24,
    "change": 0.27,
}
FIRST_TO_IMPROVE: Final = {
    "delivery": 0.11,
    "treatment": 0.02,
    "service": 0.04,
    "consulting": 0.12,
    "business": 0.13,
    "proactivity": 0.31,
    "trust": 0.05,
    "collaboration": 0.07,
    "change": 0.15,
}
MINIMUM: Final = {
    "delivery": 54,
    "treatment": 58,
    "service": 52,
    "consulting": 48,
    "business": 47,
    "proactivity": 46,
    "trust": 60,
    "collaboration": 45,
    "change": 48,
}
DESIRED: Final = {
    "delivery": 88,
    "treatment": 86,
    "service": 84,
    "consulting": 80,
    "business": 83,
    "proactivity": 81,
    "trust": 90,
    "collaboration": 80,
    "change": 82,
}
"""The lowest level that customers accept and the one that they would like, index points."""

DIMENSIONS_SHOWN: Final = 4
"""Nobody was asked about the bar of more dimensions; which ones, the tool drew by lot."""

SLIPS: Final = 0.025
"""How many mistake the lowest level for the highest when they set the two."""

LEVEL_UNKNOWN: Final = 0.02
DONT_KNOW: Final = "9"

IMPORTANCE_HEADINGS: Final = ("most_important", "first_improve")
LEVEL_HEADINGS: Final = tuple(f"{code}_{end}" for code in WORDING for end in ("min", "want"))


def draw_importance(people: Sequence[Person], chance: Chance) -> list[Cells]:
    """What matters most to each of ``people``, and what they would improve first.

    Who thinks less of a subject, or picked it as important, would rather improve it. One person,
    drawn by lot, leaves a pick unused.
    """
    pulls = [_pull(chance) for _ in people]
    most = picked(pulls, MOST_IMPORTANT, how_many=3)
    first = picked(
        [
            _pull(chance, person.standings, chosen)
            for person, chosen in zip(people, most, strict=True)
        ],
        FIRST_TO_IMPROVE,
        how_many=1,
    )
    content_with_two = chance.whole(0, len(people))
    most[content_with_two] = most[content_with_two][:2]
    return [
        {
            "most_important": ";".join(WORDING[code] for code in chosen),
            "first_improve": WORDING[code],
        }
        for chosen, (code,) in zip(most, first, strict=True)
    ]


def _pull(
    chance: Chance, standings: Mapping[str, float] | None = None, important: Sequence[str] = ()
) -> Pull:
    return {
        code: chance.normal()
        - (0.5 * standings[code] if standings else 0.0)
        + 0.6 * (code in important)
        for code in WORDING
    }


def draw_levels(people: Sequence[Person], chance: Chance) -> list[Cells]:
    """How high the bar is for each of ``people``, in the few dimensions that they were shown.

    Who gets more expects more, so both levels rise a little with the person's own standing.
    """
    shown = [chance.shuffled(list(WORDING))[:DIMENSIONS_SHOWN] for _ in people]
    demands = [chance.normal() for _ in people]
    cells: list[Cells] = [{} for _ in people]
    for code in WORDING:
        asked = [place for place, codes in enumerate(shown) if code in codes]
        leanings = [0.45 * demands[place] + 0.6 * people[place].standings[code] for place in asked]
        lowest = placed([lean + 0.4 * chance.normal() for lean in leanings], MINIMUM[code])
        liked = placed([lean / 2 + 0.5 * chance.normal() for lean in leanings], DESIRED[code])
        for place, low, high in zip(asked, lowest, liked, strict=True):
            cells[place] |= _levels(code, min(low, high), high, chance)
    return cells


def _levels(code: str, low: int, high: int, chance: Chance) -> Cells:
    """Both answers; a few are the wrong way round, and a few people cannot say."""
    if chance.share() < SLIPS:
        low, high = high, low
    ends = {f"{code}_min": str(low), f"{code}_want": str(high)}
    return {
        heading: DONT_KNOW if chance.share() < LEVEL_UNKNOWN else level
        for heading, level in ends.items()
    }
