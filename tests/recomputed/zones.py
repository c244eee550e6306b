"""Zones of tolerance: what people accept, what they want and what they get."""

from collections.abc import Iterator

import pandas as pd

from recomputed.answers import index, rated, scores
from recomputed.files import CUSTOMERS, ELIGIBLE, NOW, asked, cell
from recomputed.formulas import Row, displayed, estimated, proportion


def level(dimension: str, kind: str) -> "pd.Series[float]":
    """The answers to the one question on a level, 0 to 100."""
    (code,) = [code for code in asked(NOW, kind) if cell(code, "dimension") == dimension]
    return index(CUSTOMERS[NOW], code)


def zone_figures(dimension: str) -> Iterator[Row]:
    """Of those who gave all three levels. Whoever accepts nothing less than more than they want
    has misread the question: they are left out of the two gaps, and of nothing else.
    """
    levels = pd.DataFrame(
        {
            "minimum": level(dimension, "minimum"),
            "desired": level(dimension, "desired"),
            "perceived": scores(CUSTOMERS[NOW], rated("dimension", dimension)),
        }
    ).dropna()
    upright = levels[levels["minimum"] <= levels["desired"]]
    means = {
        **{name: levels[name] for name in levels},
        "adequacy": upright["perceived"] - upright["minimum"],
        "superiority": upright["perceived"] - upright["desired"],
    }
    name = f"{NOW}/customers/dimension/{dimension}"
    eligible = ELIGIBLE[NOW][""]
    for statistic, values in means.items():
        yield f"{name}/{statistic}", estimated(values, displayed(values, "score"), eligible)
    below = levels["perceived"] < levels["minimum"]
    yield f"{name}/below_minimum", proportion(below, eligible)
