"""How columns, answers and groups of an export are understood."""

import math
from pathlib import Path

import pytest

from builders import CUSTOMERS, INVITED, MANAGEMENT, QUESTIONS, SETTINGS, TEAM, make_engagement
from spegla.errors import InputError
from spegla.survey.read import read_engagement
from spegla.survey.responses import Responses

CODES = {"grid": 6, "sales": 5, "": 1}


def customers_of(folder: Path) -> Responses:
    return read_engagement(folder).survey.current.customers


def first_answers(customers: Responses, count: int) -> list[tuple[float, str]]:
    return list(zip(customers.codes["q01"][:count], customers.missing["q01"][:count], strict=True))


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("4", 4),
        ("4.0", 4),
        ('"4,0"', 4),
        (" 4 ", 4),
        ("Agree", 4),
        ("AGREE", 4),
        ("Strongly\u00a0 agree", 5),
    ],
)
def test_an_answer_is_a_code_or_a_label(tmp_path: Path, cell: str, code: int) -> None:
    text = CUSTOMERS.replace("4,2,5,8,grid", f"{cell},2,5,8,grid", 1)
    assert first_answers(customers_of(make_engagement(tmp_path, customers=text)), 1) == [(code, "")]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("9", "dont_know"),
        ("don't  know", "dont_know"),
        ("8", "not_applicable"),
        ("Does not concern me", "not_applicable"),
        ("", "blank"),
        ("  ", "blank"),
        ("\u200b", "blank"),
    ],
)
def test_the_reasons_for_no_answer_are_kept_apart(tmp_path: Path, cell: str, reason: str) -> None:
    text = CUSTOMERS.replace("4,2,5,8,grid", f"{cell},2,5,8,grid", 1)
    ((code, found),) = first_answers(customers_of(make_engagement(tmp_path, customers=text)), 1)
    assert math.isnan(code)
    assert found == reason


def test_a_label_may_be_in_any_language_that_the_settings_give(tmp_path: Path) -> None:
    settings = SETTINGS.replace('{ en = "Agree" }', '{ en = "Agree", fr = "D’accord" }')
    text = CUSTOMERS.replace("4,2,5,8,grid", "d’accord,2,5,8,grid", 1)
    folder = make_engagement(tmp_path, settings=settings, customers=text)
    assert first_answers(customers_of(folder), 1) == [(4, "")]


def test_answers_are_kept_as_they_were_given_also_for_a_reversed_item(tmp_path: Path) -> None:
    customers = customers_of(make_engagement(tmp_path))
    assert customers.codes["q02"].tolist()[:3] == [2, 1, 3]


@pytest.mark.parametrize("name", ["grid", "GRID", "Power grid", "Networks", "power  GRID"])
def test_a_group_is_known_by_its_code_label_and_former_names(tmp_path: Path, name: str) -> None:
    customers = customers_of(
        make_engagement(tmp_path, customers=CUSTOMERS.replace(",grid\n", f",{name}\n"))
    )
    assert customers.groups["department"].value_counts().to_dict() == CODES


def test_a_group_is_known_by_its_value_in_the_export(tmp_path: Path) -> None:
    customers = customers_of(
        make_engagement(tmp_path, customers=CUSTOMERS.replace(",sales\n", ",s1\n"))
    )
    assert customers.groups["department"].value_counts().to_dict() == CODES


def test_a_column_is_known_by_the_question_as_it_was_asked(tmp_path: Path) -> None:
    text = CUSTOMERS.replace("q01,", '"IT  keeps\nits promises."' + ",", 1)
    assert len(customers_of(make_engagement(tmp_path, customers=text))) == 12


def test_a_text_that_two_questions_share_names_neither(tmp_path: Path) -> None:
    questions = QUESTIONS.replace("I go around IT.", "IT keeps its promises.")
    folder = make_engagement(tmp_path, questions=questions)
    assert len(customers_of(folder)) == 12


def test_columns_are_mapped_for_all_waves_and_for_one(tmp_path: Path) -> None:
    settings = SETTINGS.replace(
        "[privacy]",
        '[columns]\nq01 = "A"\nq02 = "B"\n\n[waves.2026.columns]\nq02 = "B 2026"\n\n[privacy]',
    )
    text = CUSTOMERS.replace("q01,q02,", "a,B  2026,", 1)
    folder = make_engagement(tmp_path, settings=settings, customers=text)
    assert list(customers_of(folder).codes) == ["q01", "q02", "q03", "nki1"]


def test_ignored_and_empty_columns_are_left_unread(tmp_path: Path) -> None:
    settings = 'ignored_columns = ["Time\\nstamp"]\n' + SETTINGS
    head, *rows = CUSTOMERS.splitlines()
    text = "\n".join([f'"Time stamp",{head},', *(f"2026-10-01,{row}," for row in rows)])
    folder = make_engagement(tmp_path, settings=settings, customers=text)
    assert list(customers_of(folder).codes) == ["q01", "q02", "q03", "nki1"]


def test_the_mirror_is_read_by_its_own_wording_and_has_no_groups(tmp_path: Path) -> None:
    text = MANAGEMENT.replace("q01,", "Our customers say that IT keeps its promises.,", 1)
    folder = make_engagement(
        tmp_path, settings=SETTINGS + TEAM, files={"data/waves/2026/management.csv": text}
    )
    management = read_engagement(folder).survey.current.management
    assert management is not None
    assert list(management.codes) == ["q01", "q02", "q03"]
    assert management.groups.shape == (5, 0)


def test_an_item_is_read_only_in_the_waves_in_which_it_was_asked(tmp_path: Path) -> None:
    settings = SETTINGS + '\n[waves.2025]\ndate = 2025-10-17\nlabel = { en = "2025" }\n'
    before = "q01,q03,nki1,department\n" + "4,5,8,grid\n" * 5 + "2,3,5,sales\n" * 5
    folder = make_engagement(
        tmp_path,
        settings=settings,
        questions=QUESTIONS.replace("agree5,yes,,", "agree5,yes,2026,"),
        files={"data/waves/2025/customers.csv": before, "data/waves/2025/invited.csv": INVITED},
    )
    first, second = read_engagement(folder).survey.waves
    assert (first.code, list(first.customers.codes)) == ("2025", ["q01", "q03", "nki1"])
    assert list(second.customers.codes) == ["q01", "q02", "q03", "nki1"]


def test_those_not_eligible_are_taken_off_the_invited(tmp_path: Path) -> None:
    invited = read_engagement(make_engagement(tmp_path)).survey.current.invited
    assert invited.total == 20
    assert invited.by_group == {("department", "grid"): 11, ("department", "sales"): 9}


@pytest.mark.parametrize(
    "customers",
    [
        CUSTOMERS.replace("department\n4", "department4", 1),
        CUSTOMERS.replace("q02,q03,nki1,department\n4,2,5", "q02", 1),
    ],
)
def test_headings_that_ran_together_with_answers_are_not_quoted(tmp_path: Path, customers: str):
    """Of a broken line of headings nobody knows which cells are somebody's answers."""
    head, *rest = customers.splitlines()
    widened = "\n".join([f"{head},Anna said no", *(f"{row},yes,so,be it" for row in rest)])
    with pytest.raises(InputError) as error:
        read_engagement(make_engagement(tmp_path, customers=widened))
    said = str(error.value)
    assert "row 1: no row has as many cells as the headings" in said
    assert "Anna" not in said
