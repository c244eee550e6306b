"""``spegla check --plan``: what it prints, and that it says no more than the report."""

import re
from functools import partial
from pathlib import Path

import pytest

import running
from builders import SETTINGS, make_engagement
from demo_files import ROOT

run = partial(running.run, "check")


@pytest.fixture(scope="module")
def printed() -> str:
    code, out, err = run(ROOT, "--plan")
    assert (code, err) == (0, "")
    return out


def test_the_plan_of_the_demo_stands_where_the_overview_would(printed):
    assert printed.startswith("The next wave\n")
    assert "Straight" not in printed
    assert "nothing wrong" in printed
    assert "\x1b" not in printed


def test_every_target_of_the_demo_has_a_chance_or_is_reached(printed):
    plan = printed.split("Taken for granted")[0]
    told = plan.count("chance of a proof") + plan.count("Reached already")
    assert plan.count("aimed for") == told >= 10
    assert "cannot tell" not in plan


def test_it_says_what_is_taken_for_granted_once(printed):
    assert printed.count("its 90% interval above zero") == 1
    assert printed.count("All of it is worked out from figures of the report.") == 1


def test_fewer_answers_than_now_lower_the_chances():
    """Where a change counts at all: of a smaller one, less is found by luck with more answers."""
    code, few, _ = run(ROOT, "--plan", "--expect", 60)
    assert code == 0
    assert re.search(r"if 60 answer, where \d+ did in 2026", few)
    assert "Needs more answers than expected" in few


def test_a_small_engagement_without_targets_says_where_they_are_set(tmp_path: Path):
    code, out, err = run(make_engagement(tmp_path), "--plan")
    assert (code, err) == (0, "")
    assert "[targets] of data/engagement.toml" in out
    assert "Taken for granted" not in out


def test_scores_of_too_few_cannot_be_told(tmp_path: Path):
    folder = make_engagement(tmp_path, settings=f"{SETTINGS}\n[targets]\ntrust = 80\n")
    code, out, _ = run(folder, "--plan")
    assert code == 0
    assert "80 aimed for; cannot tell" in out
    assert " now from " not in out


def test_how_many_are_expected_goes_with_a_plan_only(tmp_path: Path):
    folder = make_engagement(tmp_path)
    code, out, err = run(folder, "--expect", 50)
    assert (code, out) == (2, "")
    assert "it goes with --plan" in err
    assert run(folder, "--plan", "--expect", 0)[0] == 2
