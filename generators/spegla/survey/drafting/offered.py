"""Which answers the waves of a survey offered, and whether those of two waves are one scale."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from spegla.survey.drafting.draft import DraftQuestion
from spegla.survey.personal_data.folding import words_of
from spegla.survey.wording import order_of

Labels = frozenset[str]
"""Answers without regard to case and white space."""


def offered(given: Labels, others: Collection[Labels]) -> Labels:
    """The answers that a column of a wave offered: the most that a column with all of its has.

    Args:
        given: What was answered in the column.
        others: The same of each column of the wave.

    >>> sorted(offered(frozenset("bc"), [frozenset("abc"), frozenset("cde")]))
    ['a', 'b', 'c']
    """
    holding = [labels for labels in others if labels >= given]
    return max(holding, key=lambda labels: (len(labels), sorted(labels)), default=given)


def are_one_scale(one: Labels, other: Labels) -> bool:
    """Whether two waves can have offered the same scale: all that differs is what nobody chose.

    Two wordings of a scale put together have more points than either, and are two scales. Answers
    that are no scale, such as departments, are not judged here.

    >>> agree = frozenset({"strongly disagree", "disagree", "neutral", "agree", "strongly agree"})
    >>> are_one_scale(agree, agree - {"neutral"})
    True
    >>> are_one_scale(agree, agree - {"disagree", "agree"} | {"tend to disagree", "tend to agree"})
    False
    """
    first, second = order_of(one), order_of(other)
    if first is None or second is None:
        return True
    both = order_of(one | other)
    longest = max(len(first.points), len(second.points))
    return both is not None and len(both.points) == longest


def reworded(questions: Sequence[DraftQuestion], language: str) -> Iterator[str]:
    """What the author should know of items that waves asked alike, with other answers to choose.

    Args:
        questions: All that were made out.
        language: The language in which all of them have a text.
    """
    alike: dict[object, list[DraftQuestion]] = defaultdict(list)
    for question in questions:
        alike[question.kind, tuple(words_of(question.text.get(language, "")))].append(question)
    changed = [
        of
        for of in alike.values()
        if len({one.scale for one in of}) > 1
        and not set(of[0].columns).intersection(*(one.columns for one in of[1:]))
    ]
    if changed:
        codes = ", ".join(" and ".join(one.code for one in of) for of in changed[:3])
        more = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
        yield (
            f"Asked in the same words in several waves, but with other answers to choose: {codes}"
            f"{more}. They are kept as questions of their own, and no change is shown."
        )
