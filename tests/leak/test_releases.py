"""What comes out twice: later answers beside earlier ones, comments beside the rows of the export.

Each guard is taken away once, so that it is known that the attack would find what it keeps.
"""

import json
from datetime import date

import numpy as np
import pytest

from leak.attack import attack, attack_together
from leak.surveys import random_sheet
from spegla.errors import RefusedError
from spegla.privacy import archive, comments, deciding, gate
from spegla.privacy.ledger import Ledger
from spegla.survey.comments import Comment, Comments
from spegla.survey.readings import Sentiment
from spegla.survey.responses import Survey
from survey_builder import NOW, make_settings, summarised

EMPTY = Ledger.empty(bytes(32))
DAY = date(2026, 10, 30)
BEFORE, LATER = range(40), range(41)
"""Rows of the first release, and of the second, for which one more has answered."""


def surveys() -> tuple[Survey, Survey]:
    sheet = random_sheet(4, people=41, breakdowns=(2,), skipping=0.0)
    return sheet.with_rows(BEFORE).survey(), sheet.with_rows(LATER).survey()


def released_beside(ledger: Ledger, survey: Survey) -> tuple[bytes, Ledger]:
    released, kept = gate.release_beside(
        ledger, summarised(survey), survey.questionnaire, make_settings(survey), day=DAY
    )
    return archive.to_json(released), kept


def test_a_release_that_tells_what_one_late_answer_said_is_refused() -> None:
    first, second = surveys()
    record, ledger = released_beside(EMPTY, first)
    assert released_beside(ledger, first)[0] == record
    with pytest.raises(RefusedError, match="release 1"):
        released_beside(ledger, second)


def test_without_the_ledger_one_late_answer_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deciding, "conflicts", lambda *_parts, **_options: ())
    first, second = surveys()
    record, ledger = released_beside(EMPTY, first)
    later, _ = released_beside(ledger, second)
    assert not attack(record, first)
    assert not attack(later, second)
    found = attack_together([(record, first, BEFORE), (later, second, LATER)])
    assert [text for text in found if "(40,)" in text]


def test_ten_late_answers_tell_nobody_apart() -> None:
    sheet = random_sheet(4, people=50, breakdowns=(2,), skipping=0.0)
    groups = tuple((f"g{row % 2}",) for row in range(50))
    sheet = type(sheet)(items=sheet.items, answers=sheet.answers, groups=groups)
    first, second = sheet.with_rows(range(40)).survey(), sheet.survey()
    record, ledger = released_beside(EMPTY, first)
    later, _ = released_beside(ledger, second)
    assert not attack_together([(record, first, range(40)), (later, second, range(50))])


# ------------------------------------------------------------------ comments


def spoken(order: list[int]) -> Comments:
    """Twelve approved comments as the export would have them, in an order of its rows."""
    words = ["oak", "elm", "ash", "fir", "yew", "bay", "fig", "box", "nut", "gum", "tea", "rye"]
    return Comments(
        wave=NOW,
        file="",
        comments=tuple(
            Comment(
                question="words",
                text=f"More {words[number]}.",
                theme="trust",
                sentiment=Sentiment.POSITIVE,
                publish=True,
            )
            for number in order
        ),
    )


def record_with(said: Comments) -> bytes:
    survey, _ = surveys()
    return archive.to_json(
        gate.release(summarised(survey), survey.questionnaire, make_settings(survey), said)
    )


ROWS = list(range(12))
SHUFFLED = [int(number) for number in np.random.default_rng(2).permutation(12)]


def test_the_order_of_comments_says_nothing_about_the_rows() -> None:
    record = record_with(spoken(ROWS))
    assert b"More oak." in record
    assert record_with(spoken(SHUFFLED)) == record


def test_comments_that_are_not_shuffled_tell_the_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    in_their_order = comments.released_comments

    def as_they_came(said, policy):
        places = {comment.wording: place for place, comment in enumerate(said.comments)}
        found = in_their_order(said, policy)
        return tuple(sorted(found, key=lambda comment: places[comment.text]))

    monkeypatch.setattr(deciding, "released_comments", as_they_came)
    assert record_with(spoken(SHUFFLED)) != record_with(spoken(ROWS))


def test_a_comment_is_released_without_a_person() -> None:
    record = json.loads(record_with(spoken(ROWS)))
    assert len(record["comments"]) == 12
    assert {frozenset(comment) for comment in record["comments"]} == {
        frozenset({"question", "theme", "sentiment", "text"})
    }
