"""The catalogue of activities: the product's own is whole, and what is wrong with one is told."""

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from builders import SETTINGS, make_engagement
from catalogue_files import catalogue_files
from demo_files import ROOT
from spegla.errors import InputError
from spegla.settings import ActivitySettings
from spegla.survey.catalogue_file import catalogue_of
from spegla.survey.checks import ProblemList, check_activities
from spegla.survey.files import product_files
from spegla.survey.read import read_engagement

FILE = "activities/catalogue.toml"
LANGUAGES = ("en", "sv", "nl")
THEMES = (
    "delivery", "treatment", "service", "consulting", "business", "proactivity", "trust",
    "collaboration", "change", "self_service", "ways_around",
)  # fmt: skip
PLATITUDES = (
    "synerg", "win-win", "best practice", "out of the box", "outside the box", "low-hanging",
    "customer journey", "customer-centric", "at the heart", "empower", "passion", "excellence",
    "kunden i centrum", "kunden i fokus", "kundresa", "lågt hängande", "mervärde", "brinner för",
    "framåtlutad", "värdeskap", "klant centraal", "klantreis", "laaghangend", "meerwaarde",
    "toegevoegde waarde", "passie",
)  # fmt: skip
PROMISES = (
    "leads to", "results in", "improve", "increase", "ensure", "boost", "raises the",
    "leder till", "förbättra", "ökar", "säkerställ", "bidrar till", "höjer",
    "leidt tot", "verbeter", "verhoog", "zorgt voor", "draagt bij", "waarborg",
)  # fmt: skip
OWN = """\
[activities.walk]
dimensions = ["trust"]
people = "one"
minutes = 20
title = { en = "A walk" }
purpose = { en = "To listen." }
who = { en = "One colleague" }
steps = [{ en = "Meet." }, { en = "Walk." }, { en = "Listen." }]
notice = { en = "Somebody listens." }
"""


def own_problems(text: str, tmp_path: Path) -> str:
    files: dict[str, str | bytes | None] = {f"site_templates/{FILE}": text}
    with pytest.raises(InputError) as caught:
        read_engagement(make_engagement(tmp_path, files=files))
    return str(caught.value)


def tables() -> dict[str, Any]:
    document: dict[str, Any] = tomllib.loads(product_files()[FILE].decode())["activities"]
    return document


def texts() -> list[tuple[str, str]]:
    """All texts of the product's catalogue, each with its activity and language."""
    found = []
    for code, table in tables().items():
        for local in (table["title"], table["purpose"], table["who"], *table["steps"]):
            found += [(f"{code}, {language}", text) for language, text in local.items()]
        found += [(f"{code}, {language}", text) for language, text in table["notice"].items()]
    return found


# ------------------------------------------------------------------ the product's own


def test_it_is_whole_in_every_language_and_fits_its_cards():
    problems = ProblemList(FILE)
    activities = check_activities(product_files()[FILE], LANGUAGES, problems)
    assert not problems.in_order()
    assert len(activities) >= 24


def test_every_theme_has_three_for_different_people_and_of_different_length():
    activities = check_activities(product_files()[FILE], LANGUAGES, ProblemList(FILE))
    for theme in THEMES:
        own = [each for each in activities if theme in each.dimensions]
        assert len(own) >= 3, theme
        assert len({each.people for each in own}) >= 3, theme
        assert len({each.minutes for each in own}) >= 2, theme
    general = [each for each in activities if not each.dimensions]
    assert len({each.people for each in general}) == len(general) == 3
    assert {each.minutes for each in activities} >= {20, 60, 240, 480}
    assert {code for each in activities for code in each.dimensions} == set(THEMES)


def test_its_metrics_are_questions_of_the_catalogue():
    asked = {row.code for row in _questions()}
    activities = check_activities(product_files()[FILE], LANGUAGES, ProblemList(FILE))
    assert {each.metric for each in activities if each.metric} <= asked


def _questions() -> list[Any]:
    book = catalogue_of(catalogue_files()).questionnaire
    return [*book.questions, *book.choices, *book.quantities]


def test_it_says_nothing_that_everybody_says_and_promises_no_effect():
    for place, text in texts():
        said = [phrase for phrase in (*PLATITUDES, *PROMISES) if phrase in text.casefold()]
        assert not said, place


def test_it_names_no_number_that_nobody_measured():
    for place, text in texts():
        assert not re.search(r"\d", text), place


def test_no_text_stands_twice_but_for_those_who_take_part():
    who = {text for table in tables().values() for text in table["who"].values()}
    counts = Counter(text for _, text in texts() if text not in who)
    assert [text for text, times in counts.items() if times > 1] == []


# ------------------------------------------------------------------ an engagement's own


def test_an_engagement_may_bring_its_own(tmp_path: Path):
    files: dict[str, str | bytes | None] = {f"site_templates/{FILE}": OWN}
    engagement = read_engagement(make_engagement(tmp_path, files=files))
    (walk,) = engagement.activities
    assert walk.title.in_language("en") == "A walk"
    assert walk.metric is None
    assert not engagement.notices


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('people = "one"', 'people = "nobody"', '"activities.walk.people" has a value'),
        ("minutes = 20", "minutes = 0", '"activities.walk.minutes" has a value'),
        ("minutes = 20", "", "activities.walk.minutes is missing"),
        ("minutes = 20", "minute = 20", 'Did you mean "minutes"?'),
        ("minutes = 20", "minutes = 20\ncolour = 1", 'unknown setting "activities.walk.colour"'),
        ('{ en = "Meet." }, ', "", "at least 3 items"),
        ("[activities.walk]", '[activities."A walk"]', '"A walk" cannot be used as a code'),
        ("[activities.walk]", "[activity.walk]", 'unknown table "activity"'),
        ("[activities.walk]", "activities = 1\n[walk]", "activities is no table"),
        ('"A walk"', f'"{"w" * 49}"', "at most 48 characters"),
        ('"A walk"', '" "', '"activities.walk.title.en" has a value'),
        ('title = { en = "A walk" }', 'title = { sv = "x" }', "title has no text in"),
        ('{ en = "Walk." }', '{ sv = "x" }', 'steps, step 2 has no text in "en"'),
        ('"A walk"', '"A walk', "not valid TOML"),
    ],
)
def test_what_is_wrong_is_told(old: str, new: str, said: str, tmp_path: Path):
    assert old in OWN
    assert said in own_problems(OWN.replace(old, new, 1), tmp_path)


def test_steps_that_do_not_fit_on_a_card_are_told(tmp_path: Path):
    long = OWN
    for word in ("Meet", "Walk", "Listen"):
        long = long.replace(f'"{word}."', f'"{word[0] * 105}"')
    assert "Write at most 310 in all" in own_problems(long, tmp_path)


def test_all_problems_are_told_at_once(tmp_path: Path):
    second = OWN.replace("walk", "run").replace("minutes = 20", "minutes = 0")
    said = own_problems(OWN.replace('en = "Meet."', 'sv = "Meet."') + second, tmp_path)
    assert "activities.walk.steps, step 1 has no text" in said
    assert "activities.run.minutes" in said
    assert "site_templates/activities/catalogue.toml" in said


def test_codes_that_the_survey_does_not_have_are_worth_a_look(tmp_path: Path):
    own = OWN.replace('["trust"]', '["trusst"]').replace(
        "minutes = 20", 'minutes = 20\nmetric = "q99"'
    )
    files: dict[str, str | bytes | None] = {f"site_templates/{FILE}": own}
    dimension, question = read_engagement(make_engagement(tmp_path, files=files)).notices
    assert '"trusst", which is not in this survey' in dimension.found
    assert 'Did you mean "trust"?' in dimension.fix
    assert '"q99"' in question.found


def test_in_a_language_that_the_product_lacks_nothing_is_proposed():
    problems = ProblemList(FILE)
    own = check_activities(product_files()[FILE], ["en", "fo"], problems, is_own=False)
    assert own == ()
    assert not problems.in_order()
    assert "none in fo" in problems.notices[0].found


def test_the_product_is_read_where_there_is_no_own(tmp_path: Path):
    engagement = read_engagement(make_engagement(tmp_path, settings=SETTINGS))
    assert len(engagement.activities) == len(tables())


def test_each_line_of_the_file_is_documented():
    text = (ROOT / "docs" / "activities.md").read_text(encoding="utf-8")
    assert [name for name in ActivitySettings.model_fields if f"| `{name}` |" not in text] == []


def test_the_example_of_the_documentation_can_be_read():
    text = (ROOT / "docs" / "activities.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    problems = ProblemList(FILE)
    assert len(check_activities(example.encode(), ["en"], problems)) == 1
    assert not problems.in_order()


def test_a_table_whose_name_has_no_end_makes_no_endless_message(tmp_path: Path):
    assert len(own_problems(f"[{'a' * 5000}]\n", tmp_path)) < 2_000
