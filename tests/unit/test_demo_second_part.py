"""The second part of the demo: what customers want, did and met is what the story says.

Figures are worked out here with plain pandas from the committed files.
"""

import io
import tomllib
from dataclasses import replace

import pandas as pd
import pytest

from demo import WAVES, wave_files
from demo.behaviour import (
    CHANGE_HELP,
    CHANGE_MET,
    EFFORT,
    LOST_TIME,
    RECOMMEND,
    SELF_NEXT,
    SELF_SOLVED,
    SELF_TRIED,
    SHADOW_IT,
    SHADOW_TELL,
    SHADOW_WHY,
)
from demo.wishes import DESIRED, FIRST_TO_IMPROVE, MINIMUM, MOST_IMPORTANT
from demo_files import DATA, export, on_scale, scores


def parts(column: pd.Series) -> pd.Series:
    """How large a part of those who answered gave each answer."""
    return column.value_counts(normalize=True)


def parts_ticked(column: pd.Series) -> pd.Series:
    """How large a part of those who answered ticked each option of an "a;b" answer."""
    return column.dropna().str.get_dummies(";").mean()


def dimensions_by_wording() -> dict[str, str]:
    settings = tomllib.loads((DATA / "engagement.toml").read_text(encoding="utf-8"))
    return {texts["label"]["sv"]: code for code, texts in settings["dimensions"].items()}


def test_stated_importance_is_that_of_the_story() -> None:
    table = export("2026", "customers.csv")
    names = dimensions_by_wording()
    most = parts_ticked(table["most_important"]).rename(names)
    first = parts(table["first_improve"]).rename(names)
    assert most.to_dict() == pytest.approx(MOST_IMPORTANT, abs=0.02)
    assert first.to_dict() == pytest.approx(FIRST_TO_IMPROVE, abs=0.02)
    assert list(most.nlargest(3).index) == ["delivery", "trust", "proactivity"]
    assert first["proactivity"] > 1.5 * first.drop("proactivity").max()


def test_consulting_says_little_and_moves_much_and_delivery_the_other_way_round() -> None:
    subjects = [*MOST_IMPORTANT, "nki"]
    table = pd.DataFrame({code: scores("2026", "customers.csv", code) for code in subjects})
    stated = pd.Series(MOST_IMPORTANT).rank(ascending=False)
    together = table[list(MOST_IMPORTANT)].corrwith(table["nki"]).rank(ascending=False)
    assert stated["consulting"] == 8
    assert together["consulting"] <= 3
    assert stated["delivery"] == 1
    assert together["delivery"] >= 4


def test_management_guessed_one_of_the_three_that_matter_most() -> None:
    settings = tomllib.loads((DATA / "engagement.toml").read_text(encoding="utf-8"))
    guessed = settings["management"]["expected_importance"]
    assert set(guessed) == set(MOST_IMPORTANT)
    chosen = sorted(MOST_IMPORTANT, key=lambda code: -MOST_IMPORTANT[code])
    assert set(guessed[:3]) & set(chosen[:3]) == {"delivery"}


@pytest.mark.parametrize("code", MINIMUM)
def test_levels_asked_for_are_those_of_the_story(code: str) -> None:
    table = export("2026", "customers.csv")[[f"{code}_min", f"{code}_want"]]
    index = 25 * (table.where(table <= 5) - 1).mean()
    assert index.tolist() == pytest.approx([MINIMUM[code], DESIRED[code]], abs=2)


def test_most_find_proactivity_and_consulting_below_what_they_accept() -> None:
    below = {}
    for code in MINIMUM:
        lowest = 25 * (on_scale(f"{code}_min", points=5) - 1)
        gaps = (scores("2026", "customers.csv", code) - lowest).dropna()
        assert len(gaps) >= 80
        below[code] = (gaps < 0).mean()
    assert {code for code, share in below.items() if share > 0.45} == {"consulting", "proactivity"}


def test_dimensions_shown_rotate_four_at_a_time() -> None:
    table = export("2026", "customers.csv")
    shown = table[[f"{code}_min" for code in MINIMUM]].notna()
    assert set(shown.sum(axis=1)) == {0, 4}
    assert shown.sum().between(85, 130).all()
    desired = table[[f"{code}_want" for code in MINIMUM]].notna()
    assert (shown.to_numpy() == desired.to_numpy()).all()


def test_a_few_set_the_lowest_level_above_the_desired_one() -> None:
    pairs = [(on_scale(f"{code}_min", 5), on_scale(f"{code}_want", 5)) for code in MINIMUM]
    inverted = sum((low > high.reindex(low.index)).sum() for low, high in pairs)
    assert 0.01 < inverted / sum(len(low) for low, _ in pairs) < 0.03


@pytest.mark.parametrize(
    ("column", "story"),
    [
        ("self_tried", SELF_TRIED),
        ("self_solved", SELF_SOLVED),
        ("change_met", CHANGE_MET),
        ("shadow_it", SHADOW_IT),
        ("shadow_tell", SHADOW_TELL),
    ],
)
def test_what_customers_did_is_that_of_the_story(column: str, story: dict[str, float]) -> None:
    assert parts(export("2026", "customers.csv")[column]).to_dict() == pytest.approx(
        story, abs=0.02
    )


def test_self_service_settles_less_than_half_and_the_stuck_turn_to_it_or_a_colleague() -> None:
    table = export("2026", "customers.csv")
    tried = table[table["self_tried"] == "yes"]
    assert len(tried) >= 150
    assert tried[["self_solved", "self_next"]].notna().all(axis=None)
    assert table.loc[tried.index.symmetric_difference(table.index), "self_next"].isna().all()
    solved = tried["self_solved"] == "fully"
    assert set(tried.loc[solved, "self_next"]) == {"none"}
    assert parts(tried.loc[~solved, "self_next"]).to_dict() == pytest.approx(SELF_NEXT, abs=0.02)


def test_a_say_and_somebody_to_ask_would_have_eased_the_change_most() -> None:
    table = export("2026", "customers.csv")
    helped = table["change_help"]
    assert (helped.notna() == (table["change_met"] == "yes")).all()
    assert not helped.dropna().str.contains("none;|;none").any()
    ticked = parts_ticked(helped)
    assert ticked.drop("none").to_dict() == pytest.approx(CHANGE_HELP, abs=0.04)
    assert list(ticked.nlargest(2).index) == ["say", "someone"]


def test_haste_and_fit_lead_to_tools_without_it() -> None:
    table = export("2026", "customers.csv")
    reasons = pd.Series({why: table[f"shadow_why[{why}]"].mean() for why in SHADOW_WHY})
    assert reasons.to_dict() == pytest.approx(SHADOW_WHY, abs=0.05)
    assert list(reasons.nlargest(2).index) == ["speed", "fit"]
    assert table["shadow_why[speed]"].count() >= 60


def test_getting_help_is_fairly_easy_and_costs_a_few_hours_a_month() -> None:
    effort, hours = on_scale("effort", points=7), on_scale("lost_time", points=39)
    assert parts(effort).to_dict() == pytest.approx(EFFORT, abs=0.02)
    assert 0.55 < (effort >= 5).mean() < 0.65
    assert {float(hour) for hour in LOST_TIME} == set(hours)
    assert 2 <= hours.median() <= 3
    assert hours.median() + 1 < hours.mean()


def test_fewer_would_recommend_it_than_would_not() -> None:
    answers = on_scale("recommend", points=10)
    assert parts(answers).to_dict() == pytest.approx(RECOMMEND, abs=0.02)
    assert -0.2 < (answers >= 9).mean() - (answers <= 6).mean() < -0.05


def test_another_seed_changes_who_said_what_and_not_what_the_report_says() -> None:
    drawn = wave_files(replace(WAVES[1], customers_seed=7))["customers.csv"]
    other = pd.read_csv(io.BytesIO(drawn))
    same = export("2026", "customers.csv")
    assert list(other) == list(same)
    assert (other["most_important"] != same["most_important"]).mean() > 0.5
    most = parts_ticked(other["most_important"]).rename(dimensions_by_wording())
    assert most.to_dict() == pytest.approx(MOST_IMPORTANT, abs=0.02)
    assert parts(other["shadow_it"]).to_dict() == pytest.approx(SHADOW_IT, abs=0.02)
    assert parts(other["self_solved"]).to_dict() == pytest.approx(SELF_SOLVED, abs=0.02)


def test_the_second_part_left_the_answers_to_the_first_alone() -> None:
    first_part = replace(WAVES[1], has_second_part=False)
    with_it, without = (
        wave_files(wave)["customers.csv"].decode() for wave in (WAVES[1], first_part)
    )
    for longer, shorter in zip(with_it.splitlines(), without.splitlines(), strict=True):
        assert longer.startswith(f"{shorter},")


def test_the_second_part_has_these_traps() -> None:
    table = export("2026", "customers.csv")
    columns = list(table)
    second = columns[columns.index("private_1") + 1 :]
    picks = table["most_important"].dropna().str.count(";") + 1
    assert picks.value_counts().to_dict() == {3: len(picks) - 1, 2: 1}
    has_reasons = table["shadow_why[speed]"].notna()
    assert table.loc[has_reasons, "shadow_it"].value_counts()["no"] == 1
    assert has_reasons.sum() == (table["shadow_it"] == "yes").sum() + 1
    stopped_early = table[["nki_1", "nki_2", "nki_3", "private_1"]].isna().all(axis=1)
    assert stopped_early.any()
    assert table.loc[stopped_early, second].isna().all(axis=None)
    stopped_later = table["most_important"].notna() & table[second[-8:]].isna().all(axis=1)
    assert stopped_later.any()
    for column, code in (("effort", 9), ("recommend", 99), ("trust_min", 9)):
        assert (table[column] == code).any()
    assert (table["lost_time"] % 1 > 0).any()
