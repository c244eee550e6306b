"""What may be said of groups: which of them differ from the rest by more than chance would give."""

from collections.abc import Sequence

from spegla.privacy.released import ReleasedGroup, Shown
from spegla.report.claims import claim, on
from spegla.report.context import Context
from spegla.report.model import Listing, Phrase, phrase
from spegla.report.pages.charts import contrast
from spegla.survey.readings import Contrast


def groups_finding(context: Context, subject: str, breakdown: str) -> Phrase:
    """Which groups stand above and below the rest in one score, if any can be compared with it."""
    found = _tested(context, [subject], breakdown)
    higher = [(group, value) for group, value in found if value.reading is Contrast.HIGHER]
    lower = [(group, value) for group, value in found if value.reading is Contrast.LOWER]
    above, below = (on(*(value for _, value in named)) for named in (higher, lower))
    if higher and lower:
        names = {"higher": _names(context, higher), "lower": _names(context, lower)}
        return claim("dimension.groups.both", above, below, **names)
    if higher:
        return claim("dimension.groups.higher", above, higher=_names(context, higher))
    if lower:
        return claim("dimension.groups.lower", below, lower=_names(context, lower))
    if not found:
        return phrase("dimension.groups.unsure")
    is_complete = len(found) == len(context.released.breakdown(breakdown).groups)
    return claim(
        "dimension.groups.none" if is_complete else "dimension.groups.none.compared",
        on(*(value for _, value in found)),
    )


def heatmap_finding(context: Context, subjects: Sequence[str], breakdown: str) -> Phrase:
    """Which groups differ from the rest in any of several scores.

    The highest and the lowest of many cells are no finding: some are so by chance. Where no group
    is large enough to be compared with the rest there is no finding, only what is shown.
    """
    shown = context.released.breakdown(breakdown)
    found = _tested(context, subjects, breakdown)
    if not found:
        return phrase("dimensions.heatmap.finding", breakdown=shown.label)
    apart = [
        (group, value)
        for group, value in found
        if value.reading in (Contrast.HIGHER, Contrast.LOWER)
    ]
    if apart:
        basis = on(*(value for _, value in apart))
        return claim("dimensions.heatmap.apart", basis, groups=_names(context, apart))
    is_complete = len(found) == len(shown.groups) * len(subjects)
    return claim(
        "dimensions.heatmap.none" if is_complete else "dimensions.heatmap.none.compared",
        on(*(value for _, value in found)),
    )


def _tested(
    context: Context, subjects: Sequence[str], breakdown: str
) -> list[tuple[ReleasedGroup, Shown]]:
    """The groups that could be compared with the rest, once for each score, with the outcome."""
    return [
        (group, value)
        for group in context.released.breakdown(breakdown).groups
        for subject in subjects
        if isinstance(value := contrast(context, subject, (breakdown, group.code)), Shown)
    ]


def _names(context: Context, found: Sequence[tuple[ReleasedGroup, Shown]]) -> Listing:
    """The names of groups, each once."""
    codes = {group.code: context.group_name(group) for group, _ in found}
    return Listing(items=tuple(codes.values()))
