"""Near-copies: told from waves whose answers are merely alike."""

from random import Random

import pytest

from builders import QUESTIONS, SETTINGS, make_engagement
from drafts import make_answers
from spegla.errors import InputError
from spegla.survey.checks.copies import NearCopy, near_copies, same_rows
from spegla.survey.exports.answers import Answers, Use, Variable
from spegla.survey.read import read_engagement

HEADINGS = ("id", "submitted", *(f"q{n}" for n in range(12)))
Rows = list[tuple[str, ...]]


def drawn(seed: int, people: int = 60, questions: int = 12) -> Rows:
    """Answers as people give them: most in the middle, few at the ends."""
    random = Random(seed)  # noqa: S311 - answers, not keys
    return [
        (
            str(1000 * seed + person),
            f"2025-0{seed % 9 + 1}-{person % 28 + 1:02d} 09:{person % 60:02d}:00",
            *random.choices("12345", weights=(1, 2, 4, 6, 3), k=questions),
        )
        for person in range(people)
    ]


def answers(rows: Rows, headings: tuple[str, ...] = HEADINGS) -> Answers:
    return make_answers(headings=headings, rows=rows)


def test_the_same_file_is_a_near_copy():
    both = [answers(drawn(1)), answers(drawn(1))]
    assert near_copies(both) == (NearCopy(kept=0, left=1, share=1.0),)


def test_the_same_answers_written_otherwise_are_a_near_copy():
    rows = [
        (
            f"{row[0]}.0",
            f"{row[1][8:10]}/{row[1][5:7]}/{row[1][:4]} {row[1][11:]}",
            *(f"{cell},0" for cell in row[2:]),
        )
        for row in drawn(1)
    ]
    assert same_rows(answers(drawn(1)), answers(rows)) == 1.0


def test_a_file_saved_again_with_a_few_more_answers_is_the_one_that_is_kept():
    early, late = drawn(1), [*drawn(1), *drawn(2, people=5)]
    assert near_copies([answers(early), answers(late)]) == (NearCopy(kept=1, left=0, share=1.0),)


def test_a_few_corrected_rows_leave_a_near_copy():
    rows = drawn(1)
    rows[:6] = drawn(2, people=6)
    assert 0.85 < same_rows(answers(drawn(1)), answers(rows)) < 0.95


def test_new_numbers_and_times_do_not_hide_a_copy():
    rows = [(str(9000 + n), "2026-01-01 10:00", *row[2:]) for n, row in enumerate(drawn(1))]
    assert same_rows(answers(drawn(1)), answers(rows)) == 1.0


def test_columns_in_another_order_do_not_hide_a_copy():
    rows = [tuple(reversed(row)) for row in drawn(1)]
    turned = answers(rows, headings=tuple(reversed(HEADINGS)))
    assert same_rows(answers(drawn(1)), turned) == 1.0


def test_another_wave_of_the_same_questions_is_no_copy():
    assert near_copies([answers(drawn(1)), answers(drawn(2))]) == ()


def test_equal_rows_say_nothing_where_there_are_few_questions():
    one, other = ([row[2:4] for row in drawn(seed)] for seed in (1, 2))
    assert same_rows(answers(one, ("q1", "q2")), answers(other, ("q1", "q2"))) == 0.0


def test_equal_rows_say_nothing_where_there_are_few_people():
    one = drawn(1, people=5)
    assert same_rows(answers(one), answers(one)) == 0.0


def test_people_who_mostly_answer_alike_make_no_copy():
    rows: Rows = [("", "", *"444444444444")] * 40
    assert same_rows(answers(rows), answers(rows)) == 0.0


def test_other_questions_make_no_copy():
    other = tuple(f"p{n}" for n in range(len(HEADINGS)))
    assert same_rows(answers(drawn(1)), answers(drawn(1), other)) == 0.0


def test_what_the_survey_tool_notes_does_not_hide_a_copy():
    def noted(seed: int) -> Answers:
        rows = [(f"link {seed} {n % 7}", *row[2:]) for n, row in enumerate(drawn(1))]
        variables = (
            Variable(heading="Collector", use=Use.RECORD),
            *(Variable(heading=heading) for heading in HEADINGS[2:]),
        )
        return make_answers(headings=(), rows=rows, variables=variables)

    assert same_rows(noted(1), noted(2)) == 1.0


def test_no_answers_are_no_copy():
    assert same_rows(answers([]), answers([])) == 0.0


def test_waves_that_are_copies_of_one_export_are_a_problem(tmp_path):
    """A trend between them would show nothing."""
    people = [",".join([*row[2:6], "8", "grid"]) for row in drawn(seed=1)]
    heading = "q01,q02,q03,q04,nki1,department"
    questions = QUESTIONS + "q04,delivery,rating,agree5,,,IT repairs what is broken.,\n"
    before = "\n".join([heading, *people])
    now = "\n".join([heading, *people, "5,5,5,5,10,grid"])
    wave = '[waves.2025]\ndate = 2025-10-16\nlabel = { en = "2025" }\n\n[dimensions.trust]'
    invited = "breakdown,group,invited\n,,200\n"
    folder = make_engagement(
        tmp_path,
        settings=SETTINGS.replace("[dimensions.trust]", wave),
        questions=questions,
        customers=now,
        invited=invited,
        files={
            "data/waves/2025/customers.csv": before,
            "data/waves/2025/invited.csv": invited,
        },
    )
    with pytest.raises(InputError) as caught:
        read_engagement(folder)
    (problem,) = caught.value.problems
    assert problem.found == 'the waves "2025" and "2026" have 100% of their rows in common'
