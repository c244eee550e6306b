"""The sentence above everything: what is reached, and where to begin."""

from spegla.privacy.released import Shown
from spegla.report.claims import among, bears, claim, on
from spegla.report.context import Context
from spegla.report.findings import (
    first_priority,
    has_priorities,
    priorities,
    priority_values,
    weakest,
)
from spegla.report.model import Listing, Number, Phrase, phrase

_IN_HEADLINE = 2
"""Dimensions at the level aimed for that a headline has room for."""


def verdict(context: Context) -> Phrase:
    """What is reached and where to begin; where neither can be told, that is said."""
    said = (*_standing(context), *_beginning(context))
    match said:
        case (first, second):
            return phrase("cover.headline.both", first=first, second=second)
        case (one,):
            return one
        case _:
            return _plain_headline(context)


def _standing(context: Context) -> tuple[Phrase, ...]:
    """How the dimensions stand to the levels aimed for, where that can be told of any or all."""
    distances = context.distances
    every = on(*distances.values())
    if bears("cover.headline.reached", every):
        return (claim("cover.headline.reached", every),)
    if context.reached:
        named = context.reached[:_IN_HEADLINE]
        return (
            claim(
                "cover.headline.reached.some",
                on(*(distances[d] for d in named)),
                strong=Listing(items=tuple(context.short(d) for d in named)),
            ),
        )
    if context.has_targets and bears("cover.headline.missed", every):
        return (claim("cover.headline.missed", every),)
    return ()


def _beginning(context: Context) -> tuple[Phrase, ...]:
    """Where to begin: the first priority; without any, what is weakest."""
    if not priorities(context):
        return ()
    if has_priorities(context):
        first = first_priority(context)
        if first is None:
            return (phrase("cover.headline.begin.unsure"),)
        basis = among(priority_values(context), first)
        return (claim("cover.headline.begin", basis, weak=context.short(first)),)
    weak = weakest(context)
    if weak is None:
        return ()
    values = context.distances if context.has_targets else context.scores
    key = "cover.headline.furthest" if context.has_targets else "cover.headline.lowest"
    return (claim(key, among(values, weak), weak=context.short(weak)),)


def _plain_headline(context: Context) -> Phrase:
    """The score of the only dimension; that none stands out, where there are several."""
    shown = {d: score for d, score in context.scores.items() if isinstance(score, Shown)}
    match tuple(shown.items()):
        case ():
            return phrase("cover.headline.hidden")
        case ((dimension, score),):
            name = context.name(dimension)
            return phrase("dimension.headline.plain", dimension=name, value=Number.of(score))
        case _:
            return phrase("cover.headline.unsure")
