"""The ledger where respondents have IDs: who was corrected stays who they are."""

from datetime import date

import pytest

from ledger_builder import empty_ledger, make_family
from spegla.errors import RefusedError
from spegla.privacy import gate
from spegla.privacy.ledger import ConflictKind, Ledger, conflicts, parse_ledger, to_json
from spegla.privacy.linear import Family
from spegla.survey.responses import Survey
from survey_builder import alike, make_settings, make_survey, summarised

DAY = date(2026, 11, 22)
K = 5
ANSWERS = [0, 1] * 10
NAMES = [f"p{number}" for number in range(20)]


def with_ids(answers: list[int], people: list[str], column: str = "id") -> Family:
    return make_family(answers, people=people, identified_by=column)


def after(*families: Family) -> Ledger:
    return empty_ledger().with_release(families, identity="one", day=DAY)


def kinds(ledger: Ledger, family: Family) -> list[ConflictKind]:
    return [conflict.kind for conflict in conflicts(ledger, [family], k=K)]


def test_a_corrected_answer_that_moves_nothing_is_accepted() -> None:
    """Ten of twenty are favourable, then nine: the range displayed is the same."""
    corrected = [0, 0, *ANSWERS[2:]]
    first, second = with_ids(ANSWERS, NAMES), with_ids(corrected, NAMES)
    assert first.figures[0].bin == second.figures[0].bin
    assert kinds(after(first), second) == []


def test_late_answers_are_accepted_though_a_row_was_corrected() -> None:
    late = [f"late {number}" for number in range(5)]
    corrected = with_ids([0, 0, *ANSWERS[2:], 0, 1, 0, 1, 0], [*NAMES, *late])
    assert kinds(after(with_ids(ANSWERS, NAMES)), corrected) == []


def test_a_corrected_answer_that_moves_a_figure_is_refused() -> None:
    """The old range and the new one, subtracted, tell what few people had said."""
    corrected = with_ids([0, 0, 0, 0, 0, 0, *ANSWERS[6:]], NAMES)
    assert kinds(after(with_ids(ANSWERS, NAMES)), corrected) == [ConflictKind.CHANGED_QUESTION]


@pytest.mark.parametrize(("gone", "is_refused"), [(1, True), (2, True), (3, False), (5, False)])
def test_people_who_left_and_people_who_came_are_counted_each(
    gone: int, *, is_refused: bool
) -> None:
    """The difference of both totals rests on all of them: four are too few, six are not."""
    came = [f"late {number}" for number in range(gone)]
    new = with_ids(ANSWERS, [*NAMES[gone:], *came])
    found = kinds(after(with_ids(ANSWERS, NAMES)), new)
    assert found == ([ConflictKind.FEW_PEOPLE] if is_refused else [])


@pytest.mark.parametrize("column", ["", "token"])
def test_ids_of_another_column_say_nothing_about_who_is_who(column: str) -> None:
    ledger = after(with_ids(ANSWERS, NAMES))
    others = [f"other {number}" for number in range(20)]
    assert kinds(ledger, with_ids(ANSWERS, others, column)) == [ConflictKind.CHANGED_PEOPLE]
    assert kinds(after(with_ids(ANSWERS, others, column)), with_ids(ANSWERS, NAMES)) == [
        ConflictKind.CHANGED_PEOPLE
    ]


def test_people_who_answer_again_in_the_next_wave_are_no_answers_twice() -> None:
    ledger = after(make_family(ANSWERS, people=NAMES, wave="2025", identified_by="id"))
    turned = [1 - answer for answer in ANSWERS]
    again = make_family(turned, people=NAMES, wave="2026", identified_by="id")
    assert kinds(ledger, again) == []


def test_the_ledger_remembers_by_what_people_are_known() -> None:
    ledger = after(with_ids(ANSWERS, NAMES))
    again = parse_ledger(to_json(ledger))
    assert again.releases[0].families[0].identified_by == "id"
    assert kinds(again, with_ids([0, 0, *ANSWERS[2:]], NAMES)) == []


def built(ledger: Ledger, survey: Survey) -> Ledger:
    """The ledger after the survey was released beside all that is in it."""
    _, after = gate.release_beside(
        ledger, summarised(survey), survey.questionnaire, make_settings(survey), day=DAY
    )
    return after


def corrected(people: list[str], codes: list[int]) -> Survey:
    return make_survey(alike("trust", codes), people=people)


def test_a_report_is_built_again_after_a_correction_that_moves_nothing() -> None:
    codes = [1 + person % 5 for person in range(40)]
    people = [f"p{person}" for person in range(40)]
    ledger = built(empty_ledger(), corrected(people, codes))
    swapped = [codes[1], codes[0], *codes[2:]]
    assert built(ledger, corrected(people, swapped)) is ledger, "the very same report"
    late = [*swapped, 1, 2, 3, 4, 5], [*people, *(f"late {person}" for person in range(5))]
    assert len(built(ledger, corrected(late[1], late[0])).releases) == 2
    with pytest.raises(RefusedError, match="answer that was corrected"):
        built(ledger, corrected(people, [5] * 20 + codes[20:]))
