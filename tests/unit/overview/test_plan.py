"""The plan of small engagements: which targets are in it, and how it is worded."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builders import (
    ACTIONS,
    CUSTOMERS,
    INVITED,
    MANY_CUSTOMERS,
    MANY_INVITED,
    SETTINGS,
    make_engagement,
)
from spegla.checking import check
from spegla.overview.plan import Plan
from spegla.overview.plan_text import lay_out_plan
from spegla.overview.prospect import Outlook, Prospect

TARGETS = """
[targets]
trust = 90
nki = 74
"""
"""The score of trust is 67.4 or so, of the NKI 66."""
HEAD, ACTION = ACTIONS.splitlines()


def plan_of(folder: Path, *, expected: int | None = None, actions: str = "", **files) -> Plan:
    given = {
        "settings": SETTINGS + TARGETS,
        "customers": MANY_CUSTOMERS,
        "invited": MANY_INVITED,
    } | files
    more = {"data/actions.csv": f"{HEAD}\n{actions}"} if actions else None
    engagement = make_engagement(folder, files=more, **given)
    checked = check(engagement, day=date(2026, 11, 1), is_planned=True, expected=expected)
    assert checked.plan is not None
    return checked.plan


def test_nothing_is_planned_unless_somebody_asks(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("spegla.checking.plan_of", lambda *_, **__: pytest.fail("it was"))
    engagement = make_engagement(tmp_path, settings=SETTINGS + TARGETS)
    assert check(engagement, day=date(2026, 11, 1)).plan is None


@pytest.fixture(scope="module")
def plan(tmp_path_factory) -> Plan:
    return plan_of(tmp_path_factory.mktemp("plan"))


def as_text(plan: Plan, width: int = 96) -> str:
    """Each paragraph of the plan on a line of its own."""
    return " ".join(lay_out_plan(plan, width=width).split())


def test_the_levels_aimed_for_stand_in_the_order_of_the_settings(plan):
    assert [(target.label, target.target) for target in plan.targets] == [
        ("Trust", 90), ("NKI", 74)
    ]  # fmt: skip
    assert all(target.is_level and not target.actions for target in plan.targets)


def test_it_reckons_with_what_the_report_shows(plan):
    wave = plan.wave
    assert (wave.since, wave.answered, wave.invited, wave.expected) == ("2026", 72, 120, 72)
    assert (wave.fewest, wave.smallest_worthwhile) == (30, 5.0)


def test_every_target_has_its_score_its_chance_and_a_verdict(plan):
    trust, nki = plan.targets
    assert trust.prospect is not None
    assert trust.prospect.outlook is Outlook.LIKELY
    assert nki.prospect is not None
    text = as_text(plan)
    assert "if 72 answer, as in 2026 (60% of the 120 invited then)" in text
    assert f"{trust.prospect.now:.1f} now from {trust.prospect.base} answers, 90 aimed for" in text
    assert "Likely to be proven" in text


def test_fewer_answers_make_it_less_likely(tmp_path):
    few = plan_of(tmp_path, expected=40)
    text = as_text(few)
    assert "if 40 answer, where 72 did in 2026 (33% of the 120 invited then)" in text
    trust, nki = few.targets
    assert trust.prospect is not None
    assert trust.prospect.outlook is Outlook.LIKELY
    assert nki.prospect is not None
    assert nki.prospect.chance < 0.8


def test_more_answers_than_people_were_invited_are_said_plainly(tmp_path):
    assert "if 500 answer, where 72 did in 2026; that is more than the 120 invited then" in (
        as_text(plan_of(tmp_path, expected=500))
    )


def test_below_thirty_answers_nothing_is_proven_and_it_says_what_would(tmp_path):
    text = as_text(plan_of(tmp_path, expected=20))
    assert "chance of a proof 0%; for 80%," in text
    assert "with at least 30 answers" in text
    assert "With the answers expected nothing is likely to be proven, not even 100." in text


def test_targets_of_actions_decided_after_the_newest_wave_are_in_it(tmp_path):
    aimed = ACTION.replace('"64,5"', "85")
    of_trust = [
        aimed,
        aimed.replace("next_step", "same_level").replace(",85,", ",90,"),
        aimed.replace("next_step", "dropped").replace("started", "dropped").replace("85", "99"),
    ]
    of_delivery = [
        ACTION.replace("next_step", "without").replace('"64,5"', ""),
        aimed.replace("next_step", "delivered").replace(",85,", ",88,"),
    ]
    rows = [*(row.replace(",delivery,", ",trust,", 1) for row in of_trust), *of_delivery]
    plan = plan_of(tmp_path, actions="\n".join([*rows, ""]))
    found = [(target.label, target.target, target.actions) for target in plan.targets]
    assert found == [
        ("Trust", 90, ("same_level",)),
        ("NKI", 74, ()),
        ("Trust", 85, ("next_step",)),
        ("Delivery", 88, ("delivered",)),
    ]
    assert "90 aimed for ([targets], same_level)" in as_text(plan)
    assert "85 aimed for (next_step)" in as_text(plan)


@pytest.mark.parametrize(
    ("outlook", "needed", "said"),
    [
        (Outlook.REACHED, None, "Reached already"),
        (Outlook.LIKELY, 40, "80%, 40 must answer (34% of those invited) Likely to be proven"),
        (Outlook.MORE_ANSWERS, 90, "90 must answer (75% of those invited) Needs more answers"),
        (
            Outlook.MORE_THAN_INVITED,
            1040,
            "1 040 must answer, more than the 120 invited Below what so many people can prove.",
        ),
        (Outlook.TOO_FEW_BEFORE, None, "proven after 71 answers in 2026, however many follow."),
        (Outlook.TOO_SMALL, None, "no number of answers makes it 80% Below what can be proven:"),
    ],
)
def test_every_outlook_is_worded(plan, outlook, needed, said):
    prospect = Prospect(
        now=66.2, base=71, chance=0.799, needed=needed, provable=74, outlook=outlook
    )
    target = replace(plan.targets[0], prospect=prospect)
    text = as_text(replace(plan, targets=(target,)))
    assert said in text
    is_open = outlook not in (Outlook.REACHED, Outlook.LIKELY)
    assert ("74 or higher is likely to be proven" in text) == is_open
    assert ("chance of a proof 79%" in text) == (outlook is not Outlook.REACHED)


def test_where_it_is_not_shown_how_many_were_invited_no_rate_is_told(plan):
    text = as_text(replace(plan, wave=replace(plan.wave, invited=None)))
    assert "if 72 answer, as in 2026 Trust" in text
    assert "invited" not in text


def test_a_score_of_too_few_people_cannot_be_told(tmp_path):
    plan = plan_of(tmp_path, customers=CUSTOMERS, invited=INVITED)
    assert [target.prospect for target in plan.targets] == [None, None]
    assert "90 aimed for; cannot tell: too few answered" in as_text(plan)


def test_without_targets_it_says_where_they_are_set(tmp_path):
    plan = plan_of(tmp_path, settings=SETTINGS)
    assert plan.targets == ()
    assert "none: [targets] of data/engagement.toml is empty" in as_text(plan)


@pytest.mark.parametrize("width", [40, 60, 96])
def test_it_fits_the_width(plan, width):
    assert max(map(len, lay_out_plan(plan, width=width).splitlines())) <= width


def test_emphasis_is_for_labels_only(plan):
    bold = lay_out_plan(plan, emphasise=lambda text: f"<b>{text}</b>")
    assert "\n<b>Trust</b>\n  " in bold
    assert bold.replace("<b>", "").replace("</b>", "") == lay_out_plan(plan)
