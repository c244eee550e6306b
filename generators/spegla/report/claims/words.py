"""What may be said of what customers wrote and said."""

from collections.abc import Mapping

from spegla.report.claims.basis import Evidence
from spegla.report.claims.registry import Claim, for_all
from spegla.report.claims.rules import (
    goes_more_closely,
    is_above_for_sure,
    is_any,
    is_at_level_for_sure,
    is_below_for_sure,
    is_highest,
    is_largest,
    is_largest_part,
    is_lowest,
    is_on_one_side,
)

_QUOTATIONS = (
    for_all(Evidence.DISPLAYED, is_any, keys=("quotes.lack.critical", "quotes.lack.positive"))
    | for_all(Evidence.ORDER, is_highest, keys=("quotes.more.negative", "quotes.more.positive"))
    | for_all(Evidence.ORDER, is_lowest, keys=("quotes.fewer.negative", "quotes.fewer.positive"))
    | for_all(Evidence.ORDER, is_largest_part, keys=("words.headline",))
    | for_all(Evidence.ORDER, is_largest, keys=("words.headline.counted",))
)

_INTERVIEWS = (
    for_all(Evidence.INTERVAL, is_at_level_for_sure, keys=("raised.evidence.reached",))
    | for_all(Evidence.INTERVAL, is_above_for_sure, keys=("raised.evidence.more.stated",))
    | for_all(
        Evidence.INTERVAL,
        is_below_for_sure,
        keys=(
            "raised.evidence.below",
            "raised.evidence.less.derived",
            "raised.evidence.less.stated",
        ),
    )
    | for_all(
        Evidence.INTERVAL,
        is_on_one_side,
        keys=(
            "raised.confirmed",
            "raised.not_confirmed",
            "raised.outcome.confirmed",
            "raised.outcome.not_confirmed",
        ),
    )
    | for_all(Evidence.ASSOCIATION, goes_more_closely, keys=("raised.evidence.more.derived",))
)

OF_WORDS: Mapping[str, Claim] = {**_QUOTATIONS, **_INTERVIEWS}
"""The messages about quotations and interviews that claim something, by key."""
