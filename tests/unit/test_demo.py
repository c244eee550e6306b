"""The demo engagement: drawn as committed, complete in three languages, and true to its story.

Figures are worked out here with plain pandas from the committed files.
"""

import re
import tomllib
from datetime import date, timedelta

import pandas as pd
import pytest
from scipy import stats

from demo import WAVES, wave_files
from demo.remarks import REMARKS
from demo.story import Wave
from demo_files import DATA, ROOT, code_book, export, items, on_scale, rows_of, scores
from spegla.settings import Settings, parse_settings

LANGUAGES = ("sv", "en", "nl")

STORY = {  # customers 2025, customers 2026, management 2026
    "delivery": (58, 64, 72),
    "treatment": (73, 74, 77),
    "service": (64, 66, 68),
    "consulting": (43, 44, 62),
    "business": (45, 51, 68),
    "proactivity": (37, 38, 61),
    "trust": (65, 69, 73),
    "collaboration": (54, 55, 66),
    "change": (51, 48, 63),
    "nki": (57, 61, 68),
}


def change_with_90_percent_interval(subject: str) -> tuple[float, float, float]:
    before, after = (
        scores(wave, "customers.csv", subject, in_both_waves=True) for wave in ("2025", "2026")
    )
    interval = stats.ttest_ind(after, before, equal_var=False).confidence_interval(0.9)
    return after.mean() - before.mean(), interval.low, interval.high


@pytest.mark.parametrize("wave", WAVES, ids=lambda wave: wave.code)
def test_the_committed_files_are_the_ones_that_the_story_gives(wave: Wave) -> None:
    for name, content in wave_files(wave).items():
        assert (DATA / "waves" / wave.code / name).read_bytes() == content, name


def test_the_settings_are_accepted() -> None:
    file = DATA / "engagement.toml"
    settings = parse_settings(tomllib.loads(file.read_text(encoding="utf-8")), file=file.name)
    assert isinstance(settings, Settings)
    assert settings.wave_order() == ("2025", "2026")
    assert [*settings.dimensions, "nki"] == list(STORY)


@pytest.mark.parametrize("subject", STORY)
def test_scores_lie_within_one_point_of_the_story(subject: str) -> None:
    reached = (
        scores("2025", "customers.csv", subject).mean(),
        scores("2026", "customers.csv", subject).mean(),
        scores("2026", "management.csv", subject).mean(),
    )
    assert reached == pytest.approx(STORY[subject], abs=1)


@pytest.mark.parametrize("subject", STORY)
def test_customers_differ_among_themselves_as_customers_do(subject: str) -> None:
    for wave in ("2025", "2026"):
        assert 18 < scores(wave, "customers.csv", subject).std() < 24


@pytest.mark.parametrize("subject", ["delivery", "business"])
def test_two_dimensions_are_clearly_better(subject: str) -> None:
    change, low, _ = change_with_90_percent_interval(subject)
    assert change >= 5
    assert low > 0


def test_satisfaction_is_better_by_less_than_is_worthwhile() -> None:
    change, low, _ = change_with_90_percent_interval("nki")
    assert 0 < low < change < 5


def test_trust_is_better_and_that_is_not_proven_yet() -> None:
    change, low, _ = change_with_90_percent_interval("trust")
    assert low > 0
    assert change < 5


@pytest.mark.parametrize("subject", ["change", "service", "proactivity"])
def test_other_changes_cannot_be_told_from_none(subject: str) -> None:
    _, low, high = change_with_90_percent_interval(subject)
    assert low < 0 < high


def test_management_overestimates_four_dimensions_beyond_doubt() -> None:
    overestimated = []
    for subject in STORY:
        own = scores("2026", "management.csv", subject)
        customers = scores("2026", "customers.csv", subject)
        gap = own.mean() - customers.mean()
        low = stats.ttest_ind(own, customers, equal_var=False).confidence_interval(0.95).low
        if gap >= 0.5 * customers.std() and low > 0:
            overestimated.append(subject)
    assert overestimated == ["consulting", "business", "proactivity", "change"]


def test_changes_are_worth_the_trouble_and_decided_without_those_who_live_with_them() -> None:
    codes = ("change_2b", "change_3", "change_1", "change_4")
    involved, supported, informed, benefit = (
        25 * (on_scale(code, points=5).mean() - 1) for code in codes
    )
    assert involved < 40 < supported < informed < 55 < benefit


def test_items_of_a_dimension_go_together() -> None:
    for wave in ("2025", "2026"):
        for subject in STORY:
            table = export(wave, "customers.csv")
            columns = [c for c in items(table, subject) if c != "service_3"]
            codes = table[columns].where(table[columns] <= (10 if subject == "nki" else 5))
            pairs = codes.corr().to_numpy()
            assert 0.4 < pairs[pairs < 0.999].mean() < 0.7


def test_one_in_five_cannot_judge_proactivity() -> None:
    table = export("2026", "customers.csv")
    for column in items(table, "proactivity"):
        answers = table[column][table[column] != 8].dropna()
        assert 0.17 <= (answers == 9).mean() <= 0.25


def test_customer_service_hears_more_from_it_and_production_less() -> None:
    score = scores("2026", "customers.csv", "proactivity")
    department = export("2026", "customers.csv")["department"].loc[score.index]
    for name, direction in (("customer_service", 1), ("production", -1)):
        group, rest = score[department == name], score[department != name]
        result = stats.ttest_ind(group, rest, equal_var=False)
        assert result.statistic * direction > 0
        assert result.pvalue < 0.05


@pytest.mark.parametrize("wave", ["2025", "2026"])
def test_the_exports_hold_what_the_code_book_asks(wave: str) -> None:
    book = code_book()
    asked = book[book["waves"].isin(["", wave])]
    customers, management = export(wave, "customers.csv"), export(wave, "management.csv")
    assert list(customers)[:3] == ["id", "submitted", "department"]
    answered = [re.sub(r"\[\w+\]$", "", heading) for heading in map(str, customers)][3:]
    assert list(dict.fromkeys(answered)) == list(asked["code"])
    assert set(management) == set(asked.loc[asked["mirror_en"] != "", "code"])
    assert len(management) == 8


def test_each_question_is_worded_in_each_language() -> None:
    book = code_book()
    assert book["code"].is_unique
    for language in LANGUAGES:
        assert (book[f"text_{language}"] != "").all()
        assert book[f"text_{language}"].is_unique
        mirrored = book[f"mirror_{language}"] != ""
        assert (mirrored == book["kind"].isin(["rating", "outcome"])).all()


def test_there_are_three_core_items_a_dimension_and_three_outcomes() -> None:
    book = code_book()
    asked_now = book[book["waves"].isin(["", "2026"])]
    assert (asked_now.groupby("dimension").size().drop("") >= 3).all()
    assert (asked_now["kind"] == "outcome").sum() == 3
    assert (asked_now["kind"] == "comparison").sum() == 1
    assert list(book.loc[book["reversed"] != "", "code"]) == ["service_3"]


def test_real_data_have_these_traps() -> None:
    before, now = export("2025", "customers.csv"), export("2026", "customers.csv")
    small = now["department"].value_counts()
    assert sorted(small[small < 5]) == [1, 4]
    assert now["department"].isna().sum() >= 5
    assert "Försäljning" in set(before["department"])
    assert "change_2" not in now
    assert "change_2b" not in before
    ratings = now[[item for subject in STORY if subject != "nki" for item in items(now, subject)]]
    assert (ratings == 8).any(axis=None)
    assert (ratings == 9).any(axis=None)
    stopped = ratings.notna().sum(axis=1)
    assert (stopped < ratings.shape[1] / 2).any()
    assert stopped.between(ratings.shape[1] / 2, ratings.shape[1] * 0.9).any()
    assert ratings.notna().any(axis=1).all()


def test_each_rating_serves_a_need_and_no_role_is_given_twice() -> None:
    book = code_book()
    settings = tomllib.loads((DATA / "engagement.toml").read_text(encoding="utf-8"))
    ratings = book["kind"] == "rating"
    assert set(book.loc[ratings, "need"]) == set(settings["needs"])
    assert (book.loc[~ratings, "need"] == "").all()
    assert book.loc[book["role"] != "", "role"].is_unique


@pytest.mark.parametrize(("wave", "answered"), [("2025", 240), ("2026", 260)])
def test_invitations_add_up_and_nobody_answered_without_one(wave: str, answered: int) -> None:
    invited = pd.read_csv(DATA / "waves" / wave / "invited.csv")
    total, groups = invited.iloc[0], invited.iloc[1:]
    assert pd.isna(total["breakdown"])
    assert (total["invited"], total["not_eligible"]) == (420, groups["not_eligible"].sum())
    assert groups["invited"].sum() == 420
    assert groups["not_eligible"].sum() > 0
    assert len(export(wave, "customers.csv")) == answered
    if wave == "2026":
        by_group = groups.set_index("group")
        came = export(wave, "customers.csv")["department"].value_counts()
        assert (came <= (by_group["invited"] - by_group["not_eligible"])[came.index]).all()


def test_rows_say_nothing_through_their_order() -> None:
    for wave in ("2025", "2026"):
        table = export(wave, "customers.csv")
        assert table["id"].is_unique
        assert table["submitted"].is_monotonic_increasing
        assert not table["department"].dropna().is_monotonic_increasing


def test_actions_can_be_checked_afterwards() -> None:
    dimensions = set(STORY)
    actions = rows_of("actions.csv")
    assert [a["decided_after"] for a in actions] == ["2025"] * 4 + ["2026"] * 3
    for action in actions:
        assert action["dimension"] in dimensions
        assert all(action[f"owner_{language}"] for language in LANGUAGES)
        assert date.fromisoformat(action["due"]).year in (2026, 2027)
        is_planned = action["status"] == "planned"
        for language in LANGUAGES:
            assert action[f"promise_{language}"]
            assert action[f"first_step_{language}"]
            assert (action[f"outcome_{language}"] == "") is is_planned
    assert [a["dimension"] for a in actions if a["status"] == "dropped"] == ["change"]
    assert [a["has_mandate"] for a in actions].count("no") == 1
    for action in actions[4:]:
        decision = date(2026, 12, 3)
        assert decision < date.fromisoformat(action["first_step_by"]) <= decision + timedelta(14)
        assert action["metric"] in dimensions
        for language in LANGUAGES:
            assert action[f"co_designer_{language}"]
            assert action[f"stop_{language}"]


def test_what_points_at_a_person_is_not_published() -> None:
    comments = rows_of("waves/2026/comments.csv")
    assert len(comments) == 79
    assert {comment["publish"] for comment in comments} == {"yes", "no", ""}
    released = [
        comment["shown_as"] or comment["text"]
        for comment in comments
        if comment["publish"] == "yes"
    ]
    assert len(released) == 63
    departments = set(export("2025", "customers.csv")["department"].dropna())
    for text in released:
        assert not re.search(r"\d|@", text)
        assert not departments & set(re.findall(r"\w+", text))


def test_comments_are_those_of_the_export_in_an_order_of_their_own() -> None:
    comments = rows_of("waves/2026/comments.csv")
    table = export("2026", "customers.csv")
    for question, remarks in REMARKS.items():
        wrote = table[question].dropna()
        assert wrote.value_counts().to_dict() == remarks
        decided = [comment["text"] for comment in comments if comment["question"] == question]
        # Quotation marks are written alike in the moderation file.
        straight = wrote.str.replace("”", '"').unique()
        assert set(decided) == set(straight)
        assert decided != list(straight)


def test_comments_hold_personal_data_for_the_flags_to_find() -> None:
    comments = rows_of("waves/2026/comments.csv")
    flagged = {comment["flags"]: comment["publish"] for comment in comments if comment["flags"]}
    assert {"phone", "role", "group", "email", "national_id"} == set(flagged)
    assert flagged["national_id"] == "no"
    redacted = [comment for comment in comments if comment["shown_as"]]
    assert len(redacted) == 3
    assert all("[removed]" in comment["shown_as"] for comment in redacted)


def test_themes_are_dimensions() -> None:
    themes = {comment["theme"] for comment in rows_of("waves/2026/comments.csv")}
    assert themes <= {*STORY, "other"}
    interviews = rows_of("waves/2026/interviews.csv")
    assert len(interviews) == 12
    assert {interview["dimension"] for interview in interviews} <= set(STORY)


def test_benchmarks_admit_that_they_are_invented() -> None:
    for benchmark in rows_of("benchmarks.csv"):
        assert benchmark["figure"] in STORY
        assert benchmark["source"].startswith("Påhittat för demon")


def test_written_pages_exist_in_each_language_and_hold_no_typed_numbers() -> None:
    pages = {language: ROOT / "content" / language / "about.md" for language in LANGUAGES}
    for page in pages.values():
        text = page.read_text(encoding="utf-8")
        assert re.match(r"---\ntitle: .+\nafter: index\n---\n", text)
        assert not re.search(r"\d", text)
    assert len({page.read_text(encoding="utf-8").count("\n#") for page in pages.values()}) == 1


def test_the_comment_on_the_mirror_exists_in_each_language_and_holds_no_typed_numbers() -> None:
    for language in LANGUAGES:
        text = (ROOT / "content" / language / "mirror-comment.md").read_text(encoding="utf-8")
        assert text.startswith("---\npage: mirror\nafter: mirror-chart\n---\n")
        assert not re.search(r"\d", re.sub(r"\{\{.+?\}\}", "", text))


@pytest.mark.parametrize(("file", "figures"), [("about.md", 4), ("mirror-comment.md", 5)])
def test_what_is_written_asks_for_the_same_figures_in_each_language(
    file: str, figures: int
) -> None:
    asked = {
        tuple(re.findall(r"\{\{.+?\}\}", path.read_text(encoding="utf-8")))
        for path in (ROOT / "content" / language / file for language in LANGUAGES)
    }
    (calls,) = asked
    assert len(calls) == figures
