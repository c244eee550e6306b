"""Every message that claims something, with its class of evidence and its rules.

Where a claim rests on two things, such as what is highest and what is lowest, it has a rule for
each, in the order in which :func:`~spegla.report.claims.claim` is given them. A single rule may be
asked of several things, such as of what leads in each question.
"""

from collections.abc import Mapping

from spegla.report.claims.basis import Evidence
from spegla.report.claims.promises import OF_PROMISES
from spegla.report.claims.registry import Claim, by_reading, for_all
from spegla.report.claims.rules import (
    are_beside_level,
    goes_closest,
    has_a_place,
    is_any,
    is_at_level,
    is_below_level,
    is_highest,
    is_largest,
    is_least,
    is_lowest,
    is_minority,
    is_somebody,
    reads,
    weighs_alike,
    weighs_less,
    weighs_more,
)
from spegla.report.claims.words import OF_WORDS
from spegla.survey.questions import CHANGE_STEPS
from spegla.survey.readings import Agreement, Association, Contrast, Quadrant, Verdict

_IN_AGREEMENT = (Agreement.GOOD_AGREEMENT, Agreement.POOR_AGREEMENT)
_PROVEN_APART = (Agreement.OVERESTIMATE, Agreement.UNDERESTIMATE)
_IN_A_BOX = tuple(box for box in Quadrant if box is not Quadrant.BETWEEN)
_OTHER_THAN_THE_REST = (Contrast.HIGHER, Contrast.LOWER)

_DISPLAYED = for_all(
    Evidence.DISPLAYED,
    is_somebody,
    keys=("ambition.finding", "around.headline", "around.lead.stuck", "around.funnel.finding"),
) | for_all(
    Evidence.DISPLAYED,
    is_any,
    keys=(
        "dimensions.scores.between",
        "importance.lead.explained",
        "items.between",
    ),
)

_LEVEL = for_all(
    Evidence.LEVEL,
    is_at_level,
    keys=(
        "cover.headline.reached",
        "cover.headline.reached.some",
        "cover.strength.above",
        "cover.strength.reached",
        "dimension.headline.reached",
        "dimensions.lead.reached",
        "dimensions.scores.reached",
        "note.reached",
        "number.reached.names",
        "overall.lead.reached",
        "priorities.headline.none",
        "summary.headline.none",
        "who.lead.even",
    ),
) | for_all(
    Evidence.LEVEL,
    is_below_level,
    keys=(
        "cover.headline.missed",
        "cover.priority.reason",
        "cover.priority.reason.weighed",
        "cover.strength.almost",
        "dimension.headline.short",
        "dimensions.scores.none",
        "note.below",
        "priorities.escalated",
        "priorities.partly",
        "priorities.reason",
        "who.lead.low",
    ),
)
_ORDER = (
    for_all(
        Evidence.ORDER,
        is_highest,
        keys=(
            "around.after.finding",
            "around.lead.reason",
            "around.reasons.finding",
            "change.help.finding",
            "change.lead.help",
            "cover.strength.highest",
            "cover.strengths.how.plain",
            "importance.guess",
            "importance.guess.names",
            "importance.headline",
            "importance.stated.finding",
            "items.highest",
            "kit.answer.chosen",
            "unit.lead.highest",
        ),
    )
    | for_all(
        Evidence.ORDER,
        is_lowest,
        keys=(
            "change.steps.finding",
            "cover.headline.furthest",
            "cover.headline.lowest",
            "dimensions.lead.furthest",
            "dimensions.lead.lowest",
            "items.lowest",
            "needs.finding",
            "unit.lead.lowest",
            "who.chart.least",
        ),
    )
    | for_all(
        Evidence.ORDER,
        is_highest,
        is_lowest,
        keys=(
            "chart.groups.alternative",
            "dimensions.headline",
            "needs.headline",
            "unit.dimensions.headline",
        ),
    )
    | for_all(
        Evidence.ORDER,
        is_least,
        keys=("cover.priorities.how", "cover.priorities.how.plain"),
    )
    | for_all(Evidence.ORDER, has_a_place, keys=("dimension.kicker", "dimension.kicker.plain"))
    | for_all(
        Evidence.ORDER,
        is_largest,
        keys=(
            "cover.difference",
            "cover.headline.begin",
            "mirror.finding.agreed",
            "mirror.lead.largest.agreed",
            "priorities.headline",
            "priorities.lead",
            "summary.headline",
        ),
    )
)

_INTERVAL = for_all(
    Evidence.INTERVAL,
    is_lowest,
    is_minority,
    keys=(f"change.headline.{step}" for step in CHANGE_STEPS),
) | for_all(Evidence.INTERVAL, are_beside_level, keys=("number.reached.sure",))

_DIFFERENCE = (
    by_reading(Evidence.DIFFERENCE, Contrast, ["reading"])
    | {
        "dimension.groups.higher": Claim(
            evidence=Evidence.DIFFERENCE, rules=(reads(Contrast.HIGHER),)
        ),
        "dimension.groups.lower": Claim(
            evidence=Evidence.DIFFERENCE, rules=(reads(Contrast.LOWER),)
        ),
        "dimension.groups.both": Claim(
            evidence=Evidence.DIFFERENCE, rules=(reads(Contrast.HIGHER), reads(Contrast.LOWER))
        ),
        "unit.headline.both": Claim(
            evidence=Evidence.DIFFERENCE, rules=(reads(Contrast.HIGHER), reads(Contrast.LOWER))
        ),
    }
    | for_all(Evidence.DIFFERENCE, reads(Contrast.HIGHER), keys=("unit.headline.higher",))
    | for_all(Evidence.DIFFERENCE, reads(Contrast.LOWER), keys=("unit.headline.lower",))
    | for_all(
        Evidence.DIFFERENCE,
        reads(*_OTHER_THAN_THE_REST),
        keys=("dimensions.heatmap.apart", "unit.differences.apart"),
    )
    | for_all(
        Evidence.DIFFERENCE,
        reads(Contrast.NOT_DISTINGUISHABLE),
        keys=(
            "dimension.groups.none",
            "dimension.groups.none.compared",
            "dimensions.heatmap.none",
            "dimensions.heatmap.none.compared",
            "unit.differences.none",
            "unit.headline.none",
            "unit.headline.none.compared",
        ),
    )
)

_CHANGE = by_reading(
    Evidence.CHANGE, Verdict, ["reading", "cover.lead.change", "dimension.lead.change"]
)

_AGREEMENT = (
    by_reading(
        Evidence.AGREEMENT,
        Agreement,
        ["reading", "dimension.lead", "mirror.class", "note", "number"],
    )
    | for_all(
        Evidence.AGREEMENT,
        reads(*_IN_AGREEMENT),
        keys=("mirror.chart.alike", "mirror.finding.agree"),
    )
    | for_all(Evidence.AGREEMENT, reads(*_PROVEN_APART), keys=("mirror.chart.apart",))
    | for_all(
        Evidence.AGREEMENT,
        reads(Agreement.OVERESTIMATE),
        keys=("cover.lead.over.alike", "cover.over.one", "mirror.finding.over.alike"),
    )
    | for_all(
        Evidence.AGREEMENT,
        reads(Agreement.OVERESTIMATE),
        is_largest,
        keys=("cover.lead.over", "cover.over", "mirror.finding.over", "summary.lead.over"),
    )
    | for_all(
        Evidence.AGREEMENT,
        reads(Agreement.UNDERESTIMATE),
        keys=("cover.under.one", "mirror.finding.under.alike"),
    )
    | for_all(
        Evidence.AGREEMENT,
        reads(Agreement.UNDERESTIMATE),
        is_largest,
        keys=("cover.under", "mirror.finding.under"),
    )
    | for_all(
        Evidence.AGREEMENT,
        reads(*_PROVEN_APART),
        is_largest,
        keys=("mirror.lead.largest",),
    )
)

_ASSOCIATION = (
    by_reading(Evidence.ASSOCIATION, Association, ["reading"])
    | for_all(Evidence.ASSOCIATION, goes_closest, keys=("importance.derived.finding",))
    | for_all(
        Evidence.ASSOCIATION,
        weighs_more,
        keys=(
            "importance.derived.finding.more",
            "importance.lead.moves_more",
            "importance.moves_more",
            "note.moves_more",
        ),
    )
    | for_all(Evidence.ASSOCIATION, weighs_alike, keys=("importance.lead.alike",))
    | for_all(Evidence.ASSOCIATION, weighs_less, keys=("importance.says_more", "note.says_more"))
)

_PLACEMENT = (
    by_reading(Evidence.PLACEMENT, Quadrant, ["reading"])
    | for_all(Evidence.PLACEMENT, reads(*_IN_A_BOX), keys=("priorities.box",))
    | for_all(Evidence.PLACEMENT, reads(Quadrant.BETWEEN), keys=("priorities.lead.unsure",))
    | for_all(Evidence.PLACEMENT, reads(Quadrant.CONCENTRATE), keys=("priorities.matrix.finding",))
)

CLAIMS: Mapping[str, Claim] = {
    **_DISPLAYED,
    **_LEVEL,
    **_ORDER,
    **_INTERVAL,
    **_DIFFERENCE,
    **_CHANGE,
    **_AGREEMENT,
    **_ASSOCIATION,
    **_PLACEMENT,
    **OF_PROMISES,
    **OF_WORDS,
}
"""The messages that claim something, by key."""
