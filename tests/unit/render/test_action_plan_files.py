"""The action plan as files: read back by other programs, the same bytes, harmless to open."""

import csv
import datetime as dt
import io
from functools import cache
from typing import Any

import openpyxl
import pytest
import vobject

from report_builder import make_report, make_writer
from spegla.render.action_plan import plan_file_names, plan_files
from spegla.report.action_plan import action_plan
from spegla.report.model import Report
from spegla.survey.questions import LocalText
from spegla.survey.records import Action, ActionStatus
from spegla.survey.responses import Survey
from survey_builder import LANGUAGES, alike, make_action, make_context, make_survey, said

CODES = [1, 4, 3, 5, 2, 4, 4, 1, 5, 3, 2, 4, 5]
DECISION = {"text": dict.fromkeys(LANGUAGES, "Agree."), "date": "2026-12-03"}
HOSTILE = (
    "=1+1",
    "+SUM(A1:A9)",
    "-2+3|cmd",
    "@import",
    "'=1+1",
    "<script>alert(1)</script>",
    "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:stolen",
    "one; two, three \\ four \\n five",
    'say "no"; then go',
    "bell\x07 and null\x00",
    "åäö – “quoted” 😀 " + "long " * 60,
)


@cache
def survey() -> Survey:
    return make_survey(alike("trust", [CODES[person % 13] for person in range(80)]))


def planned(**overrides: Any) -> Action:
    fields: dict[str, Any] = {
        "first_step_by": dt.date(2026, 12, 15),
        "co_designer": said("Finance"),
        "target": 90.5,
    }
    return make_action(**(fields | overrides))


def report(*actions: Action, decision: dict[str, Any] | None = DECISION) -> Report:
    found = make_context(survey(), actions=actions or (planned(),), decision=decision)
    return make_report(plan=action_plan(found))


def files(*actions: Action, language: str = "en", **settings: Any) -> dict[str, bytes]:
    made = plan_files(report(*actions, **settings), [make_writer(language)])
    return {name.rpartition(".")[2]: content for name, content in made.items()}


def rows(content: bytes, delimiter: str) -> list[dict[str, str]]:
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=delimiter))


def events(content: bytes) -> list[Any]:
    return list(vobject.readOne(content.decode()).vevent_list)


def test_a_language_has_three_files_and_a_report_without_a_plan_none() -> None:
    writers = [make_writer(language) for language in LANGUAGES]
    assert set(plan_files(report(), writers)) == set(plan_file_names(LANGUAGES))
    assert not plan_files(make_report(), writers)


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert files() == files()


# ------------------------------------------------------------------ tables


@pytest.mark.parametrize(
    ("language", "delimiter", "target", "mandate"),
    [("en", ",", "90.5", "Yes"), ("sv", ";", "90,5", "Ja"), ("nl", ";", "90,5", "Ja")],
)
def test_a_table_is_written_for_the_spreadsheet_of_its_readers(
    language: str, delimiter: str, target: str, mandate: str
) -> None:
    content = files(language=language)["csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    (row,) = rows(content, delimiter)
    values = list(row.values())
    assert values[0] == "next_step"
    assert {target, mandate, "2026-12-15", "2027-02-27", "2027-01-02", "2027-06-01"} <= set(values)
    assert "2026/customers/dimension/trust/score" in values


def test_a_workbook_holds_days_as_days_and_numbers_as_numbers() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(files()["xlsx"])).worksheets[0]
    headings, values = sheet.iter_rows(values_only=True)
    found = dict(zip(headings, values, strict=True))
    assert sheet.title == "Action plan"
    assert found["First step by"] == dt.datetime(2026, 12, 15)  # noqa: DTZ001 - as workbooks do
    assert found["Target"] == 90.5
    assert isinstance(found["Baseline"], float)
    assert found["Answers assumed"] == 80


def test_workbook_and_table_have_the_same_headings() -> None:
    made = files()
    sheet = openpyxl.load_workbook(io.BytesIO(made["xlsx"])).worksheets[0]
    (first, *_) = sheet.iter_rows(values_only=True)
    assert list(first) == list(rows(made["csv"], ",")[0])


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_a_formula_or_breaks_a_row(text: str) -> None:
    made = files(planned(promise=said(text), owner=said(text)))
    (row,) = rows(made["csv"], ",")
    assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    sheet = openpyxl.load_workbook(io.BytesIO(made["xlsx"])).worksheets[0]
    assert sheet.max_row == 2
    for cell in sheet[2]:
        assert cell.data_type != "f"
    assert sheet.cell(2, 2).value == " ".join(
        text.replace("\x07", " ").replace("\x00", " ").split()
    )


def test_a_figure_that_is_hidden_has_its_reason_and_no_number() -> None:
    few = make_context(make_survey(alike("trust", [4, 2, 5, 3])), actions=[planned()])
    made = plan_files(make_report(plan=action_plan(few)), [make_writer("en")])
    (row,) = rows(made["action-plan-en.csv"], ",")
    assert row["Baseline"] == make_writer("en").cell(few.score("trust"))  # type: ignore[arg-type]
    assert row["Answers assumed"] == ""


# ------------------------------------------------------------------ calendar


def test_an_action_has_five_days_without_hours() -> None:
    found = events(files()["ics"])
    days = sorted(event.dtstart.value for event in found)
    assert days == [
        dt.date(2026, 12, 15),
        dt.date(2027, 1, 2),
        dt.date(2027, 2, 27),
        dt.date(2027, 3, 3),
        dt.date(2027, 6, 1),
    ]
    for event in found:
        assert type(event.dtstart.value) is dt.date
        assert event.dtend.value - event.dtstart.value == dt.timedelta(days=1)
        assert event.dtstamp.value == dt.datetime(2026, 10, 12, tzinfo=dt.UTC)
        assert event.transp.value == "TRANSPARENT"


def test_a_calendar_is_valid_for_another_library_in_each_language() -> None:
    for language in LANGUAGES:
        calendar = vobject.readOne(files(language=language)["ics"].decode())
        assert calendar.validate(raiseException=True)


def test_an_event_keeps_its_identity_in_every_language_and_wording() -> None:
    def identities(**made: Any) -> set[str]:
        return {event.uid.value for event in events(files(**made)["ics"])}

    first = identities()
    assert len(first) == 5
    assert identities(language="sv") == first
    moved = planned(due=dt.date(2027, 5, 1), promise=said("You see two dates."))
    again = {event.uid.value for event in events(files(moved)["ics"])}
    assert again == first
    other = {event.uid.value for event in events(files(planned(code="other"))["ics"])}
    assert not other & first


def test_what_was_dropped_has_no_events_and_without_a_decision_there_are_no_follow_ups() -> None:
    dropped = planned(code="gone", status=ActionStatus.DROPPED)
    assert len(events(files(planned(), dropped)["ics"])) == 5
    assert len(events(files(decision=None)["ics"])) == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_leaves_its_event(text: str) -> None:
    hostile = LocalText.from_mapping(dict.fromkeys(LANGUAGES, text))
    content = files(planned(promise=hostile, first_step=hostile, co_designer=hostile))["ics"]
    found = events(content)
    assert len(found) == 5
    plain = " ".join(text.replace("\x07", " ").replace("\x00", " ").split())
    assert all(event.summary.value.endswith(plain) for event in found)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
