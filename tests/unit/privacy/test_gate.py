"""The gate as a whole: what leaves, what stays, and what its record says of it."""

import json
import math
from collections.abc import Mapping
from typing import Any

import pytest

from spegla.errors import RefusedError
from spegla.privacy import archive, gate
from spegla.privacy.released import Hidden, HiddenReason, Released, Shown, Statistic, Unit, Value
from spegla.survey.questions import Audience
from survey_builder import (
    BEFORE,
    BLANK,
    DONT_KNOW,
    NOW,
    Answers,
    alike,
    figures_of,
    make_settings,
    make_survey,
    release,
)

PROTECTED = Hidden(reason=HiddenReason.PROTECTED)
DECIMALS = {
    "persons": 0,
    "share": 3,
    "scale": 2,
    "score": 1,
    "points": 1,
    "deviations": 2,
    "coefficient": 2,
    "amount": 1,
}
CODES = [1, 4, 3, 5, 2, 4, 4, 1, 5, 3, 2, 4]


def codes(n: int) -> list[int | None]:
    return [CODES[place % len(CODES)] for place in range(n)]


def group_codes(**sizes: int) -> dict[str, list[str]]:
    return {"department": [code for code, size in sizes.items() for _ in range(size)]}


def rich() -> Released:
    """Forty people now and before, three departments, a team of six, every sort of item."""
    now: Answers = {
        **alike("trust", codes(40)),
        "pace_1": codes(40)[::-1],
        "pace_2": [*codes(39), DONT_KNOW],
        **alike("nki", [7, 8, 3, 10] * 10),
        "private_1": codes(36) + [BLANK] * 4,
    }
    return release(
        make_survey(
            now,
            before={**alike("trust", codes(35)), **alike("nki", [4, 5, 9, 2, 6] * 7)},
            management={**alike("trust", [5, 4, 4, 5, 3, 4]), **alike("nki", [8, 8, 9, 7, 9, 8])},
            groups=group_codes(a=18, b=15, c=7),
            reversed_items=["pace_1"],
        ),
        targets={"trust": 60},
    )


@pytest.fixture(scope="module")
def figures() -> Mapping[str, Value]:
    return figures_of(rich())


def shown(figures: Mapping[str, Value], name: str) -> Shown:
    value = figures[name]
    assert isinstance(value, Shown), name
    return value


def shown_names(released: Released) -> set[str]:
    return {str(figure) for figure, value in released if isinstance(value, Shown)}


# ------------------------------------------------------------------ groups


def test_groups_below_k_are_shown_as_one_named_row():
    survey = make_survey(alike("trust", codes(28)), groups=group_codes(a=12, b=3, c=9, d=4))
    released = release(survey)
    combined = released.breakdown("department").groups[-1]
    assert [group.code for group in released.breakdown("department").groups] == [
        "a",
        "c",
        "combined",
    ]
    assert [member.in_language("en") for member in combined.members] == ["Group b", "Group d"]
    score = shown(figures_of(released), "2026/customers/dimension/trust/score@department=combined")
    assert score.base == 7


def test_the_smallest_groups_are_folded_first():
    survey = make_survey(alike("trust", codes(39)), groups=group_codes(a=12, b=3, c=9, d=15))
    released = release(survey)
    shown_groups = [group.code for group in released.breakdown("department").groups]
    assert shown_groups == ["a", "d", "combined"]


@pytest.mark.parametrize("people", [1, 4])
def test_with_fewer_than_k_people_nothing_is_shown(people: int) -> None:
    survey = make_survey(
        {**alike("trust", codes(people)), **alike("nki", [7] * people)},
        before=alike("trust", codes(people)),
        groups=group_codes(a=people),
    )
    released = release(survey)
    assert {value for _, value in released} <= {
        PROTECTED,
        Hidden(reason=HiddenReason.NOT_COMPARABLE),
    }
    assert released.certificate.figures.protected > 0


def test_a_stricter_promise_raises_k():
    privacy = {"preset": "standard", "promised_minimum": 8}
    survey = make_survey(alike("trust", codes(27)), groups=group_codes(a=12, b=8, c=7))
    released = release(survey, privacy=privacy)
    assert released.thresholds.k == 8
    assert "c" not in [group.code for group in released.breakdown("department").groups]


def test_groups_too_small_to_be_shown_even_together_are_named():
    groups = group_codes(a=3, b=10, c=11)
    groups["department"] += [""] * 2
    released = release(make_survey(alike("trust", codes(26)), groups=groups))
    breakdown = released.breakdown("department")
    assert [group.code for group in breakdown.groups] == ["b", "c"]
    assert [label.in_language("en") for label in breakdown.left_out] == ["Group a"]


def test_people_of_no_known_group_cannot_be_worked_out_from_the_total():
    groups = group_codes(a=6, b=10, c=11)
    groups["department"] += [""] * 3
    released = release(make_survey(alike("trust", codes(30)), groups=groups))
    bases = {
        group.code: shown(
            figures_of(released), f"2026/customers/dimension/trust/score@department={group.code}"
        ).base
        for group in released.breakdown("department").groups
    }
    assert bases == {"b": 10, "c": 11}


# ------------------------------------------------------------------ what a size allows


def test_a_group_below_ten_shows_composite_scores_only_and_without_interval(
    figures: Mapping[str, Value],
) -> None:
    score = shown(figures, "2026/customers/dimension/trust/score@department=c")
    assert (score.base, score.low, score.high) == (7, None, None)
    assert figures["2026/customers/dimension/pace/score@department=c"] == PROTECTED
    of_group = {name for name in figures if name.endswith("@department=c")}
    assert not any("contrast" in name for name in of_group)
    assert shown(figures, "2026/customers/dimension/pace/score@department=b").base == 15


@pytest.mark.parametrize(
    ("people", "statistics"),
    [
        (5, {"favourable"}),
        (9, {"favourable"}),
        (10, {"favourable", "unfavourable", "mean", "dont_know"}),
        (29, {"favourable", "unfavourable", "mean", "dont_know"}),
        (30, {"favourable", "unfavourable", "mean", "dont_know", "share", "consensus"}),
    ],
)
def test_what_is_shown_of_an_item_grows_with_its_base(people: int, statistics: set[str]) -> None:
    released = release(make_survey({"trust_1": codes(people)}))
    assert {
        str(figure.statistic)
        for figure, value in released
        if figure.subject == "trust_1" and isinstance(value, Shown)
    } == statistics


def test_below_thirty_people_no_mean_has_an_interval():
    for people, has_interval in ((29, False), (30, True)):
        figures = figures_of(release(make_survey(alike("trust", codes(people)))))
        for name in ("item/trust_1/mean", "dimension/trust/score"):
            assert (shown(figures, f"2026/customers/{name}").low is not None) == has_interval


def test_a_team_of_fewer_than_k_is_refused():
    survey = make_survey(alike("trust", codes(40)), management=alike("trust", [5, 4, 4, 3]))
    with pytest.raises(RefusedError, match="fewer of the IT management team"):
        release(survey)


def test_what_fewer_than_k_of_the_team_answered_is_hidden_with_all_that_follows_from_it():
    team = {**alike("trust", [5, 4, 4, 3, 5]), **alike("pace", [5, 4, 4, 3, BLANK])}
    survey = make_survey({item: codes(40) for item in team}, management=team)
    mirror = [(f, v) for f, v in release(survey) if f.audience is Audience.MANAGEMENT]
    for dimension in ("trust", "pace"):
        about = {f.statistic: v for f, v in mirror if f.subject == dimension}
        assert about.keys() == {Statistic.SCORE, Statistic.GAP, Statistic.STANDARDISED_GAP}
        assert all((value == PROTECTED) == (dimension == "pace") for value in about.values())


def test_a_score_of_two_items_needs_ten_of_the_team():
    for people in (9, 10):
        team = alike("pace", [4, 3, 5, 4, 2, 4, 3, 5, 4, 4][:people], items=2)
        survey = make_survey({item: codes(40) for item in team}, management=team)
        value = figures_of(release(survey))["2026/management/dimension/pace/score"]
        assert (value == PROTECTED) == (people == 9)


def test_of_the_team_only_joint_scores_are_shown(figures: Mapping[str, Value]) -> None:
    team = {name for name in figures if "/management/" in name}
    assert all("/item/" not in name and "@" not in name for name in team)
    assert shown(figures, "2026/management/dimension/trust/score").low is None


@pytest.mark.parametrize("management", [None, {"team_size": 6, "told_beforehand": False}])
def test_a_team_that_was_not_told_is_refused(management: Mapping[str, Any] | None) -> None:
    survey = make_survey(management=alike("trust", [4] * 6))
    with pytest.raises(RefusedError, match="told beforehand") as refused:
        release(survey, management=management)
    assert refused.value.exit_code == 3


def test_without_management_answers_nobody_need_be_told():
    assert shown_names(release(make_survey(), management=None))


# ------------------------------------------------------------------ who skipped a question


def one_skips() -> Released:
    """PRIVACY.md O9: A 12, of whom North 7 and South 5; one person of South skips "pace"."""
    pace = codes(40)
    pace[11] = BLANK
    return release(
        make_survey(
            {**alike("trust", codes(40)), **alike("pace", pace)},
            groups={
                "department": ["a"] * 12 + ["b"] * 28,
                "site": ["north"] * 7 + ["south"] * 5 + ["other"] * 28,
            },
        )
    )


def test_one_blank_hides_two_groups_on_that_question_only():
    names = shown_names(one_skips())
    for site in ("north", "south"):
        assert f"2026/customers/dimension/trust/score@site={site}" in names
        assert f"2026/customers/dimension/pace/score@site={site}" not in names
    assert "2026/customers/dimension/pace/score@site=other" in names
    assert "2026/customers/dimension/pace/score@department=a" in names


def test_a_small_group_and_the_one_hidden_to_protect_it_look_the_same():
    record = json.loads(archive.to_json(one_skips()))
    north, south = (
        [
            {name: part for name, part in entry.items() if name != "group"}
            for entry in record["figures"]
            if entry["group"] == site and entry["subject"] == "pace"
        ]
        for site in ("north", "south")
    )
    assert north == south
    assert [entry["hidden"] for entry in north] == ["protected"]


# ------------------------------------------------------------------ derived values


def test_a_dimension_s_shares_are_means_of_its_displayed_items(
    figures: Mapping[str, Value],
) -> None:
    for dimension, items in (("trust", 3), ("pace", 2)):
        for statistic in ("favourable", "dont_know"):
            own = [
                shown(figures, f"2026/customers/item/{dimension}_{number}/{statistic}").value
                for number in range(1, items + 1)
            ]
            mean = shown(figures, f"2026/customers/dimension/{dimension}/{statistic}")
            assert mean.value == pytest.approx(math.fsum(own) / items, abs=5.01e-4)
            assert mean.base is None


def test_a_change_is_the_later_displayed_score_less_the_earlier(
    figures: Mapping[str, Value],
) -> None:
    for subject in ("dimension/trust", "outcome/nki"):
        before, now = (
            shown(figures, f"{wave}/customers/{subject}/trend_score") for wave in (BEFORE, NOW)
        )
        change = shown(figures, f"2026/customers/{subject}/change[2025]")
        assert change.value == pytest.approx(now.value - before.value, abs=1e-9)


def test_the_change_of_an_item_is_that_of_its_displayed_means_in_points(
    figures: Mapping[str, Value],
) -> None:
    for item, points in (("trust_1", 25.0), ("nki_1", 100 / 9)):
        before, now = (
            shown(figures, f"{wave}/customers/item/{item}/mean") for wave in (BEFORE, NOW)
        )
        change = shown(figures, f"2026/customers/item/{item}/change[2025]")
        assert change.value == pytest.approx((now.value - before.value) * points, abs=0.0501)


def test_a_gap_is_the_team_s_displayed_score_less_the_customers(
    figures: Mapping[str, Value],
) -> None:
    for subject in ("dimension/trust", "outcome/nki"):
        customers = shown(figures, f"2026/customers/{subject}/score")
        team = shown(figures, f"2026/management/{subject}/score")
        gap = shown(figures, f"2026/management/{subject}/gap")
        assert gap.value == pytest.approx(team.value - customers.value, abs=1e-9)


def test_a_contrast_is_a_displayed_score_less_that_of_the_rest(
    figures: Mapping[str, Value],
) -> None:
    for subject in ("dimension/trust", "dimension/pace", "outcome/nki"):
        everyone = shown(figures, f"2026/customers/{subject}/score")
        for group in ("a", "b"):
            own = shown(figures, f"2026/customers/{subject}/score@department={group}")
            contrast = shown(figures, f"2026/customers/{subject}/contrast@department={group}")
            assert everyone.base is not None
            assert own.base is not None
            rest = everyone.base * everyone.value - own.base * own.value
            rest /= everyone.base - own.base
            assert contrast.value == pytest.approx(own.value - rest, abs=0.0501)


def test_a_rate_is_the_displayed_answers_among_the_displayed_invited(
    figures: Mapping[str, Value],
) -> None:
    for group in ("", "@department=a", "@department=b", "@department=c"):
        invited, answered, rate = (
            shown(figures, f"2026/customers/response/survey/{statistic}{group}").value
            for statistic in ("invited", "answered", "response_rate")
        )
        assert rate == pytest.approx(answered / invited, abs=5.01e-4)


def test_who_left_something_out_is_counted_for_everyone_only(
    figures: Mapping[str, Value],
) -> None:
    named = [name for name in figures if "complete_rate" in name]
    assert named == [
        "2026/customers/response/survey/complete_rate",
        "2025/customers/response/survey/complete_rate",
    ]


def test_a_first_measurement_has_no_change_and_no_trend():
    names = figures_of(release(make_survey(alike("trust", codes(40)))))
    assert not any("change[" in name or "trend" in name for name in names)
    assert all(name.startswith(NOW) for name in names)


# ------------------------------------------------------------------ the record


def test_a_record_reads_back_as_it_was_written():
    released = rich()
    record = archive.to_json(released)
    assert gate.reopen(record) == released
    assert archive.to_json(gate.reopen(record)) == record


def test_the_same_answers_give_the_same_bytes():
    assert archive.to_json(rich()) == archive.to_json(rich())


def test_every_number_of_the_record_is_at_its_grain():
    entries = json.loads(archive.to_json(rich()))["figures"]
    numbers = 0
    for entry in entries:
        for end in {"value", "low", "high"} & entry.keys():
            _, _, decimals = repr(float(entry[end])).removesuffix(".0").partition(".")
            assert len(decimals) <= DECIMALS[entry["unit"]], entry
            numbers += 1
    assert numbers > 200


def test_every_shown_number_is_finite_and_in_its_interval():
    for figure, value in rich():
        if isinstance(value, Shown):
            assert math.isfinite(value.value), figure
            if value.low is not None and value.high is not None:
                assert value.low <= value.value <= value.high, figure
            assert value.base is None or value.base >= 5, figure
            assert value.unit is not Unit.SHARE or 0 <= value.value <= 1, figure


def test_customers_who_all_agree_do_not_stop_the_release():
    survey = make_survey(alike("trust", [4] * 40), management=alike("trust", [5] * 6))
    gap = shown(figures_of(release(survey)), "2026/management/dimension/trust/gap")
    # Six people at 100 share a bin with two others; forty at 75 are near enough to it.
    assert gap.low is not None
    assert 0 < gap.value < 25


def test_a_release_names_the_thresholds_that_it_was_made_with():
    survey = make_survey()
    released = release(survey)
    policy = make_settings(survey).privacy.policy()
    assert (
        released.thresholds.k,
        released.thresholds.mean_minimum,
        released.thresholds.category_minimum,
    ) == (policy.k, policy.mean_minimum, policy.category_minimum)
