"""What people wrote in their own words, counted from the export and the moderated table."""

import re
from collections.abc import Iterator

import pandas as pd

from recomputed.bins import share_of
from recomputed.files import CUSTOMERS, DATA, DIMENSIONS, MINIMUM, NOW
from recomputed.formulas import Number, Row, plain

SENTIMENTS = ("positive", "mixed", "neutral", "negative")

_TABLE = pd.read_csv(
    DATA / "waves" / NOW / "comments.csv", dtype=str, keep_default_na=False, encoding="utf-8-sig"
)
_CURLED = {"“": '"', "”": '"', "’": "'"}


def theme_figures(question: str) -> Iterator[Row]:
    """Shares of themes and of how they sound, of everyone who wrote something."""
    cells = CUSTOMERS[NOW][question].replace(_CURLED, regex=True)
    wrote = pd.DataFrame({"text": [cell for cell in cells if re.search(r"\w", cell)]})
    judged = wrote.merge(_TABLE[_TABLE["question"] == question], on="text", how="left")
    for theme in ("", *DIMENSIONS, "other"):
        about = judged["theme"].eq(theme) if theme else judged["theme"].notna()
        hits = {f"{theme}.{sound}": about & judged["sentiment"].eq(sound) for sound in SENTIMENTS}
        if theme:
            hits[theme] = about
        for category, hit in hits.items():
            name = f"{NOW}/customers/comment/{question}/share[{category}]"
            number = plain(share_of(hit))
            # Shown where every count in the range is enough people.
            fewest = round((number.least or 0) * len(hit))
            yield name, Number(value=0, n=fewest) if fewest < MINIMUM else number
