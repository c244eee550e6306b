"""Every kind of broken input has its own message, which says where, what and what to do."""

from pathlib import Path

import pytest

import broken_cases
import broken_kinds
from broken_cases import WAVE, Broken, changed
from builders import ACTIONS, CUSTOMERS, INVITED, QUESTIONS, SETTINGS, make_engagement
from spegla.errors import InputError
from spegla.survey.read import read_engagement

CASES = [*broken_cases.CASES, *broken_kinds.CASES]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_broken_input_is_told_with_its_place_and_a_way_out(case: Broken, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_engagement(case.make(tmp_path))
    messages = [str(problem) for problem in caught.value.problems]
    assert any(message.startswith(case.message) for message in messages), messages
    assert caught.value.exit_code == 1


def test_each_kind_of_broken_input_has_a_name_of_its_own() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 35


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("a." * 1500 + "b = 1", "the settings are nested too deeply"),
        ("a = " + "[" * 9_000, "the settings are nested too deeply"),
        ("a = " + "5" * 5000, "a number has more digits than can be read"),
    ],
)
def test_settings_that_no_reader_has_room_for_are_told(
    tmp_path: Path, line: str, found: str
) -> None:
    folder = make_engagement(tmp_path, settings=f"{line}\n{SETTINGS}")
    with pytest.raises(InputError) as caught:
        read_engagement(folder)
    [of_settings] = [p for p in caught.value.problems if p.file == "data/engagement.toml"]
    assert of_settings.found == found


def test_all_problems_of_all_files_come_at_once_and_in_file_order(tmp_path: Path) -> None:
    folder = make_engagement(
        tmp_path,
        settings=changed(SETTINGS, "promised_minimum = 5", "promissed_minimum = 5"),
        questions=changed(QUESTIONS, "q03,delivery", "q03,delivry"),
        customers=changed(CUSTOMERS, "5,1,4,9,grid", "5,7,4,9,gird"),
        invited=changed(INVITED, ",,22,2", ",,23,2"),
        files={
            "mkdocs.yml": None,
            "data/actions.csv": changed(ACTIONS, "2027-02-27", "soon"),
            "content/en/about.md": "Just words.\n",
        },
    )
    with pytest.raises(InputError) as caught:
        read_engagement(folder)
    places = [(p.file, p.row, p.column) for p in caught.value.problems]
    assert places == [
        ("mkdocs.yml", None, None),
        ("data/engagement.toml", None, None),
        ("data/engagement.toml", None, None),
        ("data/questions.csv", 4, "dimension"),
        (f"{WAVE}/customers.csv", 3, "q02"),
        (f"{WAVE}/customers.csv", 3, "department"),
        (f"{WAVE}/invited.csv", 3, "invited"),
        ("data/actions.csv", 2, "due"),
        ("content/en/about.md", 1, None),
    ]


def test_no_message_repeats_what_a_respondent_wrote(tmp_path: Path) -> None:
    words = "My manager Mallory never answers"
    folder = make_engagement(
        tmp_path,
        customers=CUSTOMERS.replace("4,2,5,8,grid", f"{words},{words},5,{words},{words}"),
        files={
            f"{WAVE}/comments.csv": f"{words},trust,negative,yes\n",
            f"{WAVE}/interviews.csv": "dimension,theme,quote,publish\n"
            f"{words},{words},{words},{words}\n",
        },
    )
    with pytest.raises(InputError) as caught:
        read_engagement(folder)
    assert len(caught.value.problems) == 8
    assert "Mallory" not in str(caught.value)


def test_cells_that_are_wrong_in_the_same_way_are_one_problem(tmp_path: Path) -> None:
    headings, *answers = CUSTOMERS.splitlines()
    broken = [headings, *("4,7,4,4,grid" for _ in answers)]
    with pytest.raises(InputError) as caught:
        read_engagement(make_engagement(tmp_path, customers="\n".join(broken)))
    problem, *_ = caught.value.problems
    assert (problem.row, problem.column) == (2, "q02")
    assert problem.found == '"7" is not on the scale "agree5" (also in row 3, 4, 5, 6 and 7 more)'
