"""What customers did and met: self-service, changes, ways around IT, and what it cost them.

Self-service is tried by most and settles less than half of what they try. Tools without IT come
from haste and fit, not from money, and most units would say so if asked. What would have eased
the last change is a say before it and somebody to ask after it.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from demo.choose import Pull, divided, ticked
from demo.draw import Chance, Person
from demo.wishes import Cells

SELF_TRIED: Final = {"no": 0.24, "unsure": 0.06, "yes": 0.7}
SELF_SOLVED: Final = {"not": 0.23, "partly": 0.33, "fully": 0.44}
SELF_NEXT: Final = {
    "colleague": 0.28,
    "contacted": 0.36,
    "workaround": 0.18,
    "gave_up": 0.13,
    "none": 0.05,
}
"""What those did whose matter was not fully solved; to the others "none" is the answer."""

EFFORT: Final = {1: 0.05, 2: 0.07, 3: 0.12, 4: 0.18, 5: 0.24, 6: 0.23, 7: 0.11}
EFFORT_UNKNOWN: Final = 0.04

CHANGE_MET: Final = {"no": 0.18, "unsure": 0.08, "yes": 0.74}
CHANGE_HELP: Final = {
    "earlier": 0.39,
    "why": 0.21,
    "say": 0.5,
    "training": 0.31,
    "someone": 0.44,
    "time": 0.27,
}
WENT_WELL: Final = 0.08
"""How many needed no more help; they tick nothing else."""

SHADOW_IT: Final = {"no": 0.57, "unsure": 0.14, "yes": 0.29}
SHADOW_WHY: Final = {
    "speed": 0.58,
    "cost": 0.17,
    "fit": 0.49,
    "unknown": 0.29,
    "refused": 0.22,
    "other": 0.09,
}
SHADOW_TELL: Final = {"no": 0.16, "unsure": 0.27, "yes": 0.57}

LOST_TIME: Final = {
    "0": 0.12,
    "0.5": 0.07,
    "1": 0.16,
    "1.5": 0.03,
    "2": 0.17,
    "3": 0.13,
    "4": 0.1,
    "5": 0.05,
    "6": 0.05,
    "8": 0.055,
    "10": 0.025,
    "12": 0.01,
    "16": 0.015,
    "20": 0.01,
    "24": 0.005,
}
"""Hours in the last month, as people write them: few large numbers, and those are round."""

RECOMMEND: Final = {
    0: 0.02, 1: 0.01, 2: 0.02, 3: 0.03, 4: 0.05, 5: 0.11, 6: 0.13, 7: 0.19, 8: 0.21, 9: 0.14,
    10: 0.09,
}  # fmt: skip
RECOMMEND_UNKNOWN: Final = 0.02

SELF_SERVICE_HEADINGS: Final = ("self_tried", "self_solved", "self_next")
CHANGE_HEADINGS: Final = ("change_met", "change_help")
SHADOW_IT_HEADINGS: Final = (
    "shadow_it",
    *(f"shadow_why[{reason}]" for reason in SHADOW_WHY),
    "shadow_tell",
)


def draw_self_service(people: Sequence[Person], chance: Chance) -> list[Cells]:
    """Whether self-service was tried, how far it got, and what came next."""
    tried = divided([chance.normal() for _ in people], SELF_TRIED)
    cells = [{"self_tried": answer} for answer in tried]
    users = [place for place, answer in enumerate(tried) if answer == "yes"]
    solved = divided([0.4 * people[place].mood + chance.normal() for place in users], SELF_SOLVED)
    stuck = [place for place, answer in zip(users, solved, strict=True) if answer != "fully"]
    went_on = dict(
        zip(stuck, divided([chance.normal() for _ in stuck], SELF_NEXT), strict=True),
    )
    for place, answer in zip(users, solved, strict=True):
        cells[place] |= {"self_solved": answer, "self_next": went_on.get(place, "none")}
    return cells


def draw_effort(people: Sequence[Person], chance: Chance) -> list[Cells]:
    """How easy IT made it, 1-7."""
    leanings = [
        person.mood + 0.5 * person.standings["service"] + chance.normal() for person in people
    ]
    return [
        {"effort": "9" if chance.share() < EFFORT_UNKNOWN else str(point)}
        for point in divided(leanings, EFFORT)
    ]


def draw_change(people: Sequence[Person], chance: Chance) -> list[Cells]:
    """Whether a change was met, and what would have made it easier."""
    met = divided([chance.normal() for _ in people], CHANGE_MET)
    cells = [{"change_met": answer} for answer in met]
    touched = [place for place, answer in enumerate(met) if answer == "yes"]
    is_content = divided(
        [people[place].standings["change"] + chance.normal() for place in touched],
        {False: 1 - WENT_WELL, True: WENT_WELL},
    )
    shares = {option: share / (1 - WENT_WELL) for option, share in CHANGE_HELP.items()}
    needy = [place for place, content in zip(touched, is_content, strict=True) if not content]
    helps = ticked([_pull(CHANGE_HELP, chance) for _ in needy], shares)
    for place in touched:
        cells[place]["change_help"] = "none"
    for place, help_wanted in zip(needy, helps, strict=True):
        cells[place]["change_help"] = ";".join(help_wanted)
    return cells


def draw_shadow_it(people: Sequence[Person], chance: Chance) -> list[Cells]:
    """Whether the unit got itself a tool without IT, why, and whether it would say so.

    One person, drawn by lot, changes a yes into a no and leaves the reasons standing, as happens
    in tools that hide an answer without forgetting it.
    """
    got_one = divided(
        [chance.normal() - 0.5 * person.standings["proactivity"] for person in people], SHADOW_IT
    )
    would_tell = divided(
        [chance.normal() + 0.6 * person.standings["trust"] for person in people], SHADOW_TELL
    )
    cells = [
        {"shadow_it": got, "shadow_tell": tell}
        for got, tell in zip(got_one, would_tell, strict=True)
    ]
    doers = [place for place, got in enumerate(got_one) if got == "yes"]
    reasons = ticked([_pull(SHADOW_WHY, chance) for _ in doers], SHADOW_WHY)
    for place, given in zip(doers, reasons, strict=True):
        cells[place] |= {f"shadow_why[{why}]": str(int(why in given)) for why in SHADOW_WHY}
    cells[doers[chance.whole(0, len(doers))]]["shadow_it"] = "no"
    return cells


def draw_lost_time(people: Sequence[Person], chance: Chance) -> list[Cells]:
    """Hours lost in a month: more where delivery is thought less of."""
    leanings = [chance.normal() - 0.7 * person.standings["delivery"] for person in people]
    return [{"lost_time": hours} for hours in divided(leanings, LOST_TIME)]


def draw_recommendation(people: Sequence[Person], chance: Chance) -> list[Cells]:
    """How likely one is to recommend IT, 0-10."""
    leanings = [person.mood + person.standings["trust"] + chance.normal() for person in people]
    return [
        {"recommend": "99" if chance.share() < RECOMMEND_UNKNOWN else str(point)}
        for point in divided(leanings, RECOMMEND)
    ]


def _pull(options: Mapping[str, float], chance: Chance) -> Pull:
    return {option: chance.normal() for option in options}
