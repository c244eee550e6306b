"""Zones of tolerance: what people accept, what they want and what they get."""

from collections.abc import Iterator

import pandas as pd

from recomputed.answers import index, rated, scores
from recomputed.files import CUSTOMERS, ELIGIBLE, NOW, asked, cell
from recomputed.formulas import Number, Row, displayed, estimated, proportion


def level(dimension: str, kind: str) -> "pd.Series[float]":
    """The answers to the one question on a level, 0 to 100."""
    (code,) = [code for code in asked(NOW, kind) if cell(code, "dimension") == dimension]
    return index(CUSTOMERS[NOW], code)


def zone_figures(dimension: str) -> Iterator[Row]:
    """Of those who gave all three levels. The gaps are those of the levels as displayed, so that
    they tell nothing about the few who accept nothing less than more than they want.
    """
    levels = pd.DataFrame(
        {
            "minimum": level(dimension, "minimum"),
            "desired": level(dimension, "desired"),
            "perceived": scores(CUSTOMERS[NOW], rated("dimension", dimension)),
        }
    ).dropna()
    name = f"{NOW}/customers/dimension/{dimension}"
    eligible = ELIGIBLE[NOW][""]
    shown = {statistic: displayed(values, "score") for statistic, values in levels.items()}
    for statistic, values in levels.items():
        yield f"{name}/{statistic}", estimated(values, shown[statistic], eligible)
    for statistic, against in (("adequacy", "minimum"), ("superiority", "desired")):
        gap = shown["perceived"].mean - shown[against].mean
        yield f"{name}/{statistic}", Number(value=gap, n=len(levels))
    below = levels["perceived"] < levels["minimum"]
    yield f"{name}/below_minimum", proportion(below, eligible)
