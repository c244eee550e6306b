"""What may be said of groups: which of them differ from the rest by more than chance would give."""

from collections.abc import Sequence

from spegla.privacy.released import ReleasedGroup, Shown
from spegla.report.context import Context
from spegla.report.model import Listing, Phrase, Words, phrase
from spegla.report.pages.charts import contrast
from spegla.survey.readings import Contrast


def groups_finding(context: Context, subject: str, breakdown: str) -> Phrase:
    """Which groups stand above and below the rest in one score."""
    higher = _with_contrast(context, subject, breakdown, Contrast.HIGHER)
    lower = _with_contrast(context, subject, breakdown, Contrast.LOWER)
    if higher and lower:
        return phrase(
            "dimension.groups.both", higher=Listing(items=higher), lower=Listing(items=lower)
        )
    if higher:
        return phrase("dimension.groups.higher", higher=Listing(items=higher))
    if lower:
        return phrase("dimension.groups.lower", lower=Listing(items=lower))
    return phrase("dimension.groups.none")


def heatmap_finding(context: Context, subjects: Sequence[str], breakdown: str) -> Phrase:
    """Which groups differ from the rest in any of several scores.

    The highest and the lowest of many cells are no finding: some are so by chance. Where no group
    is large enough to be compared with the rest there is no finding, only what is shown.
    """
    shown = context.released.breakdown(breakdown)
    if not any(_contrasts(context, subjects, breakdown, group) for group in shown.groups):
        return phrase("dimensions.heatmap.finding", breakdown=shown.label)
    apart = tuple(
        context.group_name(group)
        for group in shown.groups
        if any(
            value.reading in (Contrast.HIGHER, Contrast.LOWER)
            for value in _contrasts(context, subjects, breakdown, group)
        )
    )
    if not apart:
        return phrase("dimensions.heatmap.none")
    return phrase("dimensions.heatmap.apart", groups=Listing(items=apart))


def _contrasts(
    context: Context, subjects: Sequence[str], breakdown: str, group: ReleasedGroup
) -> tuple[Shown, ...]:
    key = (breakdown, group.code)
    found = (contrast(context, subject, key) for subject in subjects)
    return tuple(value for value in found if isinstance(value, Shown))


def _with_contrast(
    context: Context, subject: str, breakdown: str, reading: Contrast
) -> tuple[Words, ...]:
    return tuple(
        context.group_name(group)
        for group in context.released.breakdown(breakdown).groups
        if any(
            value.reading is reading for value in _contrasts(context, [subject], breakdown, group)
        )
    )
