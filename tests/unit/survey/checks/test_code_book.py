"""The code book: what the guide shows is read, and the builder gives what reading gives."""

import re
import tomllib
from pathlib import Path

import pandas as pd

from every_kind import SETTINGS, read_every_kind
from spegla.settings import Settings, parse_settings
from spegla.survey.checks import ProblemList, check_code_book
from spegla.survey.exports import read_delimited
from spegla.survey.questions import CHANGE_STEPS, ChoiceKind, QuestionKind, Role
from survey_builder import BLANK, NOT_CONCERNED, make_choice, make_quantity, make_responses

PAGE = Path(__file__).parents[4] / "docs" / "engagement.md"


def test_the_example_of_the_guide_is_a_code_book() -> None:
    page = PAGE.read_text(encoding="utf-8")
    example = re.search(r"```text\n(code,.*?)```", page, re.DOTALL)
    assert example is not None
    text = SETTINGS.replace("[options.yes_no]", "[options.yes_no_unsure]") + "".join(
        f'\n[dimensions.more_{n}]\nlabel = {{ en = "More {n}" }}\n' for n in range(2)
    )
    settings = parse_settings(tomllib.loads(text), file="engagement.toml")
    assert isinstance(settings, Settings)
    problems = ProblemList("questions.csv")
    book = check_code_book(
        read_delimited(example[1].encode(), file="questions.csv"), settings, problems
    )
    assert len(book.everything) == 8
    assert [p.found for p in problems.in_order()] == [
        f'no question measures the dimension "{code}"' for code in ("delivery", "more_0", "more_1")
    ]


def test_the_guide_names_every_kind_and_role() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name in (*QuestionKind, *ChoiceKind, "number", "text", *Role, *CHANGE_STEPS):
        assert re.search(rf"^\|[^|]*`{name}`", page, re.MULTILINE), name


def test_the_builder_gives_what_reading_gives(tmp_path: Path) -> None:
    _, read = read_every_kind(tmp_path)
    matters = make_choice(
        "matters", "trust delivery", kind=ChoiceKind.MULTIPLE, role=Role.MOST_IMPORTANT, at_most=1
    )
    solved = make_choice("solved", "fully partly not", only_if="tried=yes")
    why = make_choice("why", "speed cost refused", kind=ChoiceKind.MULTIPLE)
    lost = make_quantity("lost", edges=(0, 1, 2, 5, 10, 40))
    built = make_responses(
        {"q01": [4, 5, 3, 2, 4]},
        choices={
            matters: ["trust", "trust", "delivery", BLANK, "trust"],
            solved: ["fully", "partly", "not", NOT_CONCERNED, NOT_CONCERNED],
            why: [("speed", "cost"), "speed", NOT_CONCERNED, NOT_CONCERNED, NOT_CONCERNED],
        },
        quantities={lost: [1.5, 0, 2.5, BLANK, 40]},
    )
    codes = ["matters", "solved", "why"]
    pd.testing.assert_frame_equal(built.picked, read.picked[codes])
    pd.testing.assert_frame_equal(built.amounts, read.amounts)
    asked = ["q01", *codes, "lost"]
    pd.testing.assert_frame_equal(built.missing[asked], read.missing[asked])


def test_items_and_choices_can_be_sensitive_and_nothing_else() -> None:
    settings = parse_settings(tomllib.loads(SETTINGS), file="engagement.toml")
    assert isinstance(settings, Settings)
    problems = ProblemList("questions.csv")
    text = """\
code,dimension,kind,scale,reversed,waves,sensitive,text_en
q1,trust,rating,agree5,,,yes,I was treated badly.
q2,delivery,rating,agree5,,,no,IT delivers.
q3,,yes_no,yes_no,,,Yes,Were you ill?
q4,,number,hours,,,yes,How long?
q5,trust,rating,agree5,,,perhaps,IT is honest.
"""
    book = check_code_book(read_delimited(text.encode(), file="questions.csv"), settings, problems)
    assert [question.is_sensitive for question in book.questions] == [True, False]
    assert [choice.is_sensitive for choice in book.choices] == [True]
    assert [(problem.row, problem.found) for problem in problems.in_order()] == [
        (5, 'a question of the kind "number" takes no sensitive'),
        (6, '"perhaps" is neither yes nor no'),
    ]
