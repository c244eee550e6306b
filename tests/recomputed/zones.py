"""Zones of tolerance: what people accept, what they want and what they get."""

from collections.abc import Iterator

import pandas as pd

from recomputed.answers import index, rated, scores
from recomputed.bins import level_of, score_of, share_of
from recomputed.files import CUSTOMERS, ELIGIBLE, NOW, asked, cell
from recomputed.formulas import Number, Row, plain, proportion


def question(dimension: str, kind: str) -> str:
    """Code of the one question on a level."""
    (code,) = [code for code in asked(NOW, kind) if cell(code, "dimension") == dimension]
    return code


def zone_figures(dimension: str) -> Iterator[Row]:
    """Of those who gave all three levels, without intervals: no spread of the levels is shown.

    The gaps are those of the levels as displayed, so that they tell nothing about the few who
    accept nothing less than more than they want.
    """
    ratings = rated("dimension", dimension)
    codes = {kind: question(dimension, kind) for kind in ("minimum", "desired")}
    customers = CUSTOMERS[NOW]
    levels = pd.DataFrame(
        {kind: index(customers, code) for kind, code in codes.items()}
        | {"perceived": scores(customers, ratings)}
    ).dropna()
    name = f"{NOW}/customers/dimension/{dimension}"
    shown = {kind: level_of(levels[kind], code) for kind, code in codes.items()}
    shown["perceived"] = score_of(levels["perceived"], ratings)
    for statistic, level in shown.items():
        yield f"{name}/{statistic}", plain(level)
    for statistic, against in (("adequacy", "minimum"), ("superiority", "desired")):
        gap = shown["perceived"].value - shown[against].value
        yield f"{name}/{statistic}", Number(value=gap, n=len(levels))
    below = share_of(levels["perceived"] < levels["minimum"])
    yield f"{name}/below_minimum", proportion(below, ELIGIBLE[NOW][""])
