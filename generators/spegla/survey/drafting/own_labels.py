"""Labels that a program made of what each person wrote, as AUTORECODE of SPSS does."""

from collections.abc import Mapping, Sequence

from spegla.survey.checks.looks import look_of_most
from spegla.survey.checks.spellings import spelling
from spegla.survey.drafting.givers import FEWEST
from spegla.survey.exports.answers import Category
from spegla.survey.tables import parse_number
from spegla.survey.wording import order_of, yes_no

_NEARLY_ALL = 0.8
"""Share of the labels that belong to one or two people each."""


def are_own_words(categories: Sequence[Category], counts: Mapping[str, int]) -> bool:
    """Whether nearly every label belongs to one or two people, so that none was offered to all.

    Points of a scale and yes and no are answers to choose, however few people there are. Where
    numbers or codes stand without their label, the labels were not made of the answers.

    Args:
        categories: What the file with the answers tells.
        counts: How many people have each answer, by its spelling.

    >>> texts = [Category(value=str(n), label=f"Bo said {n}") for n in range(9)]
    >>> are_own_words(texts, {f"bo said {n}": 1 for n in range(9)})
    True
    """
    labels = [category.label for category in categories]
    values = {spelling(category.value) for category in categories}
    unlabelled = counts.keys() - set(map(spelling, labels))
    if any(text in values or parse_number(text) is not None for text in unlabelled):
        return False
    ordering = order_of(labels, values=[category.value for category in categories])
    if (ordering is not None and ordering.is_sure) or yes_no(labels) is not None:
        return False
    own = sum(counts.get(spelling(label), 0) < FEWEST for label in labels)
    return own >= _NEARLY_ALL * len(labels)


def look_like_people(categories: Sequence[Category]) -> bool:
    """Whether labels are addresses or numbers of people, whoever told them.

    >>> look_like_people([Category(value="1", label="bo@example.com")])
    True
    """
    labels = [c.label for c in categories if parse_number(c.label) is None or len(c.label) > 5]
    return 2 * len(labels) > len(categories) and look_of_most(dict.fromkeys(labels, 1)) is not None
