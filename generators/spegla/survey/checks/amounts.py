"""Answers that are numbers, such as hours."""

import math

from spegla.survey.checks.cells import Export, Read
from spegla.survey.questions import Quantity
from spegla.survey.tables import parse_number


def read_amounts(export: Export, position: int, quantity: Quantity) -> Read[float]:
    """The number in each row, NaN where the cell is blank or, with a problem, where it is wrong.

    A number below the first or above the last end of the classes cannot be right.
    """
    low, high = quantity.edges[0], quantity.edges[-1]

    def amount(cell: str) -> float | None:
        number = parse_number(cell)
        return number if number is not None and low <= number <= high else None

    return export.read(
        position,
        amount,
        blank=math.nan,
        # The number itself stays unsaid: a large one can be somebody's.
        complaint=lambda _: f"the cell holds no number from {low:g} to {high:g}",
        stray_is_blank=quantity.stray_is_blank,
        fix="Correct the cell; a decimal point and a decimal comma both work. If the number is "
        "right, raise the last of the edges in [numbers] of engagement.toml to a round number "
        "well above it.",
    )
