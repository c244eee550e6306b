"""The workshop kit: which sheets there are, in the order in which a workshop uses them."""

from spegla.report.context import Context
from spegla.report.model import Sheet


def build_kit(context: Context) -> tuple[Sheet, ...]:
    """All sheets of one engagement; those whose data are absent are left out.

    Args:
        context: Released figures, code book, settings and action plan.
    """
    return tuple(_sheets(context))


def _sheets(context: Context) -> list[Sheet]:
    return []
