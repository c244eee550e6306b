"""The workshop kit: which sheets there are, in the order in which a workshop uses them."""

from spegla.report.context import Context
from spegla.report.kit.activities import activity_sheets
from spegla.report.kit.canvas import canvases
from spegla.report.kit.cards import dimension_card
from spegla.report.kit.facilitator import facilitator_sheet
from spegla.report.kit.follow_up import follow_up_sheets
from spegla.report.kit.guesses import answer_sheets, guess_sheets
from spegla.report.kit.priorities import priority_sheets
from spegla.report.model import Sheet


def build_kit(context: Context) -> tuple[Sheet, ...]:
    """All sheets of one engagement; those whose data are absent are left out.

    Args:
        context: Released figures, code book, settings and action plan.
    """
    sheets = _sheets(context)
    return (facilitator_sheet(context, kit=sheets), *sheets)


def _sheets(context: Context) -> list[Sheet]:
    return [
        *guess_sheets(context),
        *answer_sheets(context),
        *(dimension_card(context, code) for code in context.dimensions),
        *priority_sheets(context),
        *activity_sheets(context),
        *canvases(context),
        *follow_up_sheets(context),
    ]
