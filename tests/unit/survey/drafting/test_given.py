"""The files that an author gives: which are answers, and which describe them."""

import pytest

from exports import csv_of, rows_of, zip_of
from spegla.errors import InputError, UsageError
from spegla.survey.drafting.given import exports_of
from spegla.survey.drafting.placing import Export, Wish
from spegla.survey.exports.answers import Tool

_HEAD = ("class", "type/scale", "name", "relevance", "text", "help", "language", "other")
_RECORDS = (
    ("S", "", "sid", "", "12", "", "", ""),
    ("S", "", "language", "", "en", "", "", ""),
    ("SL", "", "surveyls_title", "", "Survey", "", "en", ""),
    ("G", "G0", "First", "1", "", "", "en", ""),
    ("Q", "L", "q1", "1", "Do you trust IT?", "", "en", "N"),
    ("A", "0", "A1", "", "Not at all", "", "en", ""),
    ("A", "0", "A2", "", "Fully", "", "en", ""),
)
QUESTIONNAIRE = "\n".join("\t".join(record) for record in (_HEAD, *_RECORDS)).encode()
ANSWERS = b'"id","submitdate","startlanguage","q1"\n1,2026-10-01 10:00:00,en,A1\n2,,en,A2\n'


def given(*wishes: Wish, **contents: bytes) -> tuple[Export, ...]:
    files = {name.replace("_", "."): content for name, content in contents.items()}
    return exports_of(wishes or [Wish(path=path) for path in files], files)


def test_a_questionnaire_describes_the_export_of_its_tool():
    (export,) = given(a_csv=ANSWERS, survey_txt=QUESTIONNAIRE)
    assert export.answers.tool is Tool.LIMESURVEY
    described = next(v for v in export.answers.variables if v.heading == "q1")
    assert described.text == "Do you trust IT?"
    assert [v.text for v in export.variables if v.heading == "q1"] != [described.text]


def test_a_questionnaire_of_a_wave_describes_that_wave_only():
    first, second = given(
        Wish(path="2025.csv", wave="2025"),
        Wish(path="2026.csv", wave="2026"),
        Wish(path="survey.txt", wave="2025"),
        **{"2025_csv": ANSWERS, "2026_csv": ANSWERS, "survey_txt": QUESTIONNAIRE},
    )
    assert first.answers.variables != first.variables
    assert second.answers.variables == second.variables


def test_two_questionnaires_of_one_export_are_refused():
    with pytest.raises(UsageError, match=r"a\.txt and b\.txt both describe it"):
        given(a_csv=ANSWERS, a_txt=QUESTIONNAIRE, b_txt=QUESTIONNAIRE)


def test_a_questionnaire_without_answers_is_refused():
    with pytest.raises(UsageError, match="Give the export too"):
        given(survey_txt=QUESTIONNAIRE)


def test_an_archive_is_shown_by_its_own_name_and_kept_unpacked():
    content = csv_of(rows_of())
    (export,) = given(svar_zip=zip_of(inner_csv=content))
    assert (export.file, export.suffix, export.content) == ("svar.zip", ".csv", content)


@pytest.mark.parametrize("name", ["svar_txt", "svar_tab", "svar"])
def test_a_copy_is_named_as_the_engagement_wants_it(name: str):
    (export,) = given(**{name: csv_of(rows_of(), delimiter="\t")})
    assert export.suffix == ".csv"


def test_all_files_that_cannot_be_read_are_told_at_once():
    with pytest.raises(InputError) as error:
        given(a_csv=b"", b_csv=b"\x00\x01\x02\x03", c_csv=csv_of(rows_of()))
    assert [problem.file for problem in error.value.problems] == ["a.csv", "b.csv"]
