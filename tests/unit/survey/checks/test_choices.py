"""How answers are understood that are chosen, counted or written, not rated."""

import math
from pathlib import Path

import pytest

from every_kind import QUESTIONS, SETTINGS, make_every_kind, read_every_kind, with_column
from spegla.errors import InputError
from spegla.survey.questions import ChoiceKind, Condition, Missing, Role
from spegla.survey.read import read_engagement
from spegla.survey.responses import Responses


def why_of(responses: Responses) -> list[set[str]]:
    picked = responses.picked["why"]
    return [{str(option) for option in picked.columns[row]} for row in picked.to_numpy()]


def read_why(folder: Path, cells: list[str], *, headings: str | None = None) -> Responses:
    """The answers where ``why`` has these cells and everybody was asked."""
    questions = QUESTIONS.replace("shadow=yes", "").replace("shadow_it_reasons,2", ",")
    return read_every_kind(
        folder, questions=questions, customers=with_column("why", cells, headings=headings)
    )[1]


def test_every_kind_of_question_is_read(tmp_path: Path) -> None:
    book, customers = read_every_kind(tmp_path)
    assert book.order == (
        "q01", "q02", "nki1", "easy", "rec", "weight", "low", "high", "matters", "first", "tried",
        "solved", "shadow", "why", "lost", "last",
    )  # fmt: skip
    assert [(c.code, c.kind, c.role) for c in book.choices] == [
        ("matters", ChoiceKind.MULTIPLE, Role.MOST_IMPORTANT),
        ("first", ChoiceKind.SINGLE, Role.FIRST_TO_IMPROVE),
        ("tried", ChoiceKind.YES_NO, Role.SELF_SERVICE_TRIED),
        ("solved", ChoiceKind.SINGLE, Role.SELF_SERVICE_SOLVED),
        ("shadow", ChoiceKind.YES_NO, Role.SHADOW_IT),
        ("why", ChoiceKind.MULTIPLE, Role.SHADOW_IT_REASONS),
    ]
    assert [c.only_if for c in book.choices if c.only_if] == [
        Condition(question="tried", option="yes"),
        Condition(question="shadow", option="yes"),
    ]
    assert [c.at_most for c in book.choices] == [1, None, None, None, None, 2]
    assert list(book.quantities[0].edges) == [0, 1, 2, 5, 10, 40]
    assert [one.code for one in book.open_questions] == ["last"]
    assert [need.code for need in book.needs] == ["broken", "advice"]
    assert [one.code for one in book.everything("2026")] == list(book.order)
    assert [q.need for q in book.questions][:3] == ["advice", "broken", None]
    assert book.question("q02").role is Role.CHANGE_INFORMED
    assert [o.code for o in book.choices[0].options] == ["trust", "delivery"]
    assert list(customers.missing) == [code for code in book.order if code != "last"]


def test_answers_are_picked_options_amounts_and_reasons_for_none(tmp_path: Path) -> None:
    _, customers = read_every_kind(tmp_path)
    assert customers.picked.columns.names == ["choice", "option"]
    assert set(customers.picked.dtypes.astype(str)) == {"bool"}
    assert customers.picked["tried"].to_numpy().tolist() == [
        [True, False, False],
        [True, False, False],
        [True, False, False],
        [False, True, False],
        [False, False, True],
    ]
    assert why_of(customers) == [{"speed", "cost"}, {"speed"}, set(), set(), set()]
    assert customers.missing["why"].tolist() == ["", "", *["not_applicable"] * 3]
    assert customers.missing["solved"].tolist() == ["", "", "", *["not_applicable"] * 2]
    assert customers.missing["matters"].tolist() == ["", "", "", "blank", ""]
    assert customers.amounts["lost"].tolist()[:3] == [1.5, 0, 2.5]
    assert math.isnan(customers.amounts["lost"][3])
    assert customers.missing["lost"].tolist() == ["", "", "", "blank", ""]


@pytest.mark.parametrize("separator", [";", "; ", ", ", ",", "|", " | ", "\n", "\r\n"])
@pytest.mark.parametrize(
    "options",
    [
        ("speed", "cost"),
        ("A1", "a2"),
        ("It was faster", "It was cheaper, all in all"),
        ("It was cheaper, all in all", "IT WAS FASTER"),
    ],
)
def test_several_options_in_one_cell(
    tmp_path: Path, separator: str, options: tuple[str, ...]
) -> None:
    cell = f'"{separator.join(options)}"'
    assert why_of(read_why(tmp_path, [cell, "", "", "", ""]))[0] == {"speed", "cost"}


@pytest.mark.parametrize("cell", ["speed;", '";speed;;"', '"speed;speed"', '"speed, "'])
def test_a_separator_too_many_and_an_option_twice_do_no_harm(tmp_path: Path, cell: str) -> None:
    assert why_of(read_why(tmp_path, [cell, "", "", "", ""]))[0] == {"speed"}


def test_a_comma_between_two_numbers_is_no_decimal_comma(tmp_path: Path) -> None:
    settings = SETTINGS.replace('"A1"', '"4"').replace('"A2"', '"0"')
    questions = QUESTIONS.replace("shadow=yes", "")
    customers = with_column("why", ['"4,0"', "4.0", "", "", ""])
    _, answers = read_every_kind(
        tmp_path, settings=settings, questions=questions, customers=customers
    )
    assert why_of(answers)[:2] == [{"speed", "cost"}, {"speed"}]


def test_a_cell_that_can_be_read_in_two_ways_is_refused(tmp_path: Path) -> None:
    settings = SETTINGS.replace("IT said no", "It was faster, IT was cheaper").replace(
        "It was cheaper, all in all", "It was cheaper"
    )
    folder = make_every_kind(
        tmp_path,
        settings=settings,
        customers=with_column("why", ['"It was faster, it was cheaper"', "", "", "", ""]),
    )
    with pytest.raises(InputError) as caught:
        read_engagement(folder)
    (problem,) = caught.value.problems
    assert problem.found == 'the options of "why" cannot be told apart'
    again = with_column("why", ['"It was faster; it was cheaper"', "", "", "", ""])
    assert why_of(read_every_kind(tmp_path, settings=settings, customers=again)[1])[0] == {
        "speed",
        "cost",
    }


@pytest.mark.parametrize(
    "headings",
    [
        "why[speed],why[cost],why[refused]",
        "WHY_speed,why_COST,why_refused",
        "why[It was faster],why[cost],why[IT said no]",
        "Why? [It was faster],Why?[cost],Why? [IT said no]",
    ],
)
@pytest.mark.parametrize(
    ("chosen", "not_chosen"),
    [
        ("1", "0"), ("1.0", "0.0"), ("x", ""), ("Yes", "No"), ("ja", "nej"), ("ja", "nee"),
        ("TRUE", "FALSE"), ("Selected", "Not selected"), ("checked", "unchecked"), ("Quoted", ""),
    ],
)  # fmt: skip
def test_several_options_in_several_columns(
    tmp_path: Path, headings: str, chosen: str, not_chosen: str
) -> None:
    no = not_chosen
    cells = [f"{chosen},{no},{chosen}", f"{no},{chosen},", f"{no},{no},{no}", ",,", f"{no},,"]
    answers = read_why(tmp_path, cells, headings=headings)
    assert why_of(answers) == [{"speed", "refused"}, {"cost"}, set(), set(), set()]
    assert answers.missing["why"].tolist() == ["", "", "blank", "blank", "blank"]


def test_a_column_of_an_option_may_hold_the_option_itself(tmp_path: Path) -> None:
    cells = ["speed,,IT said no", "A1,,", ",It was faster,", ",,", ",,"]
    with pytest.raises(InputError, match="does not say whether the option is chosen"):
        read_why(tmp_path, cells, headings="why_speed,why_cost,why_refused")
    cells[2] = ",a2,"
    answers = read_why(tmp_path, cells, headings="why_speed,why_cost,why_refused")
    assert why_of(answers)[:3] == [{"speed", "refused"}, {"speed"}, {"cost"}]


def test_the_columns_of_options_may_be_mapped(tmp_path: Path) -> None:
    settings = SETTINGS + (
        '\n[columns]\n"why[speed]" = "Q9 1"\n"why[cost]" = "Q9 2"\n\n'
        '[waves.2026.columns]\n"why[cost]" = "Q9 two"\n'
    )
    customers = with_column(
        "why", ["1,0,1", ",,", ",,", ",,", ",,"], headings="Q9 1,Q9 two,why_refused"
    )
    _, answers = read_every_kind(tmp_path, settings=settings, customers=customers)
    assert why_of(answers)[0] == {"speed", "refused"}


def test_one_column_may_be_headed_by_the_question(tmp_path: Path) -> None:
    answers = read_why(tmp_path, ["A3", "", "", "", ""], headings="Why?")
    assert why_of(answers)[0] == {"refused"}


def test_those_who_were_not_asked_are_set_apart_whatever_stands_in_the_cell(
    tmp_path: Path,
) -> None:
    cells = ["speed", "", "speed", "my boss Mallory", "speed;cost;refused"]
    _, answers = read_every_kind(tmp_path, customers=with_column("why", cells))
    assert why_of(answers) == [{"speed"}, set(), set(), set(), set()]
    assert answers.missing["why"].tolist() == [
        "", Missing.BLANK, *[Missing.NOT_APPLICABLE.value] * 3
    ]  # fmt: skip


def test_a_condition_may_rest_on_a_condition(tmp_path: Path) -> None:
    questions = QUESTIONS + "then,,single,reasons,,,,,,solved=not,What then?,\n"
    lines = with_column("solved", ["fully", "not", "", "not", "not"]).splitlines()
    customers = "\n".join(
        f"{line},{cell}" for line, cell in zip(lines, ["then", *["cost"] * 5], strict=True)
    )
    _, answers = read_every_kind(tmp_path, questions=questions, customers=customers)
    assert answers.missing["then"].tolist() == [
        "not_applicable", "", "not_applicable", "not_applicable", "not_applicable",
    ]  # fmt: skip


def test_dimensions_are_chosen_by_code_or_label_in_any_language(tmp_path: Path) -> None:
    settings = SETTINGS.replace('{ en = "Trust" }', '{ en = "Trust", sv = "Förtroende" }')
    cells = ["trust", "TRUST", "förtroende", "Delivery", ""]
    _, answers = read_every_kind(tmp_path, settings=settings, customers=with_column("first", cells))
    assert answers.picked["first", "trust"].tolist() == [True, True, True, False, False]


def test_an_open_question_is_left_unread_and_may_be_absent(tmp_path: Path) -> None:
    here, gone = tmp_path / "here", tmp_path / "gone"
    words = ["one", "two", "three", "four", "five"]
    customers = with_column("last", words, headings="What should we have asked?")
    _, answers = read_every_kind(here, customers=customers)
    assert "last" not in answers.missing
    without = with_column("last", [""] * 5, headings="")
    _, answers = read_every_kind(gone, customers=without)
    assert len(answers) == 5


def test_what_people_write_beside_the_options_is_in_no_message(tmp_path: Path) -> None:
    folder = make_every_kind(
        tmp_path,
        customers=with_column("why", ["speed;Mallory", "Mallory", "", "", ""]).replace(
            "yes,fully", "Mallory,fully"
        ),
    )
    with pytest.raises(InputError) as caught:
        read_engagement(folder)
    assert "Mallory" not in str(caught.value)
    assert [problem.found for problem in caught.value.problems] == [
        'a text that is no option of "tried"',
        'a text that is no option of "why" (also in row 3)',
    ]


def test_the_mirror_has_no_choices_numbers_or_open_questions(tmp_path: Path) -> None:
    folder = make_every_kind(
        tmp_path,
        settings=SETTINGS + "\n[management]\nteam_size = 9\ntold_beforehand = true\n",
    )
    export = folder / "data" / "waves" / "2026" / "management.csv"
    export.write_text("q01,q02\n" + "4,5\n" * 5, encoding="utf-8")
    management = read_engagement(folder).survey.current.management
    assert management is not None
    assert list(management.codes) == list(management.missing) == ["q01", "q02"]
    assert management.picked.shape == management.amounts.shape == (5, 0)


def test_what_only_customers_are_asked_is_left_unread_in_the_mirror(tmp_path: Path) -> None:
    """One form may serve both, so the team's export may have the customers' columns too."""
    folder = make_every_kind(
        tmp_path,
        settings=SETTINGS + "\n[management]\nteam_size = 9\ntold_beforehand = true\n",
    )
    export = folder / "data" / "waves" / "2026" / "management.csv"
    rows = "4,5,1,1,a,5,grid\n" * 5
    export.write_text(f"q01,q02,why[speed],lost,last,weight,department\n{rows}", encoding="utf-8")
    engagement = read_engagement(folder)
    management = engagement.survey.current.management
    assert management is not None
    assert list(management.codes) == ["q01", "q02"]
    (notice,) = [n for n in engagement.notices if "only customers" in n.found]
    assert notice.found == (
        "columns that only customers are asked for are left unread: "
        '"why[speed]", "lost", "last", "weight", "department"'
    )


def test_columns_of_a_faulty_choice_are_left_unread(tmp_path: Path) -> None:
    questions = QUESTIONS.replace("why,,multiple,reasons", "why,,multiple,reason")
    cells = ["1,0,1", ",,", ",,", ",,", ",,"]
    folder = make_every_kind(
        tmp_path,
        questions=questions,
        customers=with_column("why", cells, headings="why[speed],why_cost,why_refused"),
    )
    with pytest.raises(InputError) as caught:
        read_engagement(folder)
    (problem,) = caught.value.problems
    assert problem.found == 'there is no list of options "reason"'
