"""Detection: what a file is, which tool wrote it, and what an archive hands out."""

import io
import zipfile

import pytest

from builders import make_workbook
from spegla.errors import InputError
from spegla.survey.exports import Tool, read_answers, read_structure, read_table, unpacked
from spegla.survey.exports.detection import _READERS

CSV = b"q01,q02\n4,5\n"
XLSX = make_workbook([["q01", "q02"], [4, 5]])

EXPORTS: dict[Tool, str] = {
    Tool.QUALTRICS: "StartDate,ResponseId,Q1\nStart,Response ID,How?\n"
    '"{""ImportId"":""startDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}"\n'
    "2026-10-02,R_1,4\n",
    Tool.EUSURVEY: "Alias,Contribution ID,Creation date,Languages,How?\na,b,2026-10-02,EN,4\n",
    Tool.KOBOTOOLBOX: "q01,_id,_uuid,_submission_time,_index\n4,1,u,2026-10-02T09:14:31,1\n",
    Tool.REDCAP: "record_id,redcap_survey_identifier,q01\n1,,4\n",
    Tool.TYPEFORM: "#,How?,Start Date (UTC),Submit Date (UTC),Network ID\nx,4,a,b,c\n",
    Tool.MICROSOFT_FORMS: "ID,Start time,Completion time,Email,Name,How?\n1,a,b,anonymous,,4\n",
    Tool.SURVEYMONKEY: "Respondent ID,Collector ID,Start Date,How?\n,,,Response\n1,2,a,4\n",
    Tool.LIMESURVEY: "id,submitdate,lastpage,startlanguage,trust[SQ001]\n1,2026-10-02,1,en,4\n",
    Tool.GOOGLE_FORMS: "Timestamp,How?\n2026/10/02 9:14:31 AM CET,4\n",
    Tool.PLAIN: "q01,q02\n4,5\n",
}


def zipped(**files: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize("tool", EXPORTS)
def test_each_tool_is_known_by_its_export(tool: Tool) -> None:
    assert read_answers(EXPORTS[tool].encode(), file="customers.csv").tool is tool


@pytest.mark.parametrize("tool", EXPORTS)
def test_no_export_is_taken_for_that_of_a_tool_further_down(tool: Tool) -> None:
    """So the order in which they are tried matters where an export looks like two tools' only."""
    table = read_table(EXPORTS[tool].encode(), file="customers.csv")
    assert [each for each, read in _READERS.items() if read.recognises(table)] in ([tool], [])


def test_the_settings_may_name_the_tool() -> None:
    named = read_answers(EXPORTS[Tool.TYPEFORM].encode(), file="customers.csv", tool=Tool.PLAIN)
    assert (named.tool, len(named.variables)) == (Tool.PLAIN, 5)


def test_a_table_is_not_read_as_spss_because_the_settings_say_so() -> None:
    with pytest.raises(InputError, match="the file is no SPSS file"):
        read_answers(CSV, file="customers.csv", tool=Tool.SPSS)


@pytest.mark.parametrize("file", ["t.csv", "t.tsv", "t.txt", "t.CSV", "t", "t.dat"])
def test_text_is_read_under_any_name_that_promises_nothing_else(file: str) -> None:
    assert read_table(CSV, file=file).headings == ("q01", "q02")
    assert read_table(CSV.replace(b",", b"\t"), file=file).headings == ("q01", "q02")


@pytest.mark.parametrize(
    ("content", "file", "said"),
    [
        (XLSX, "data/t.csv", "is an Excel workbook, and .* plain text.\n  Name it t.xlsx, or"),
        (CSV, "t.xlsx", "is plain text, and .* an Excel workbook.\n  Name it t.csv, or"),
        (CSV, "t.sav", "is plain text, and .* an SPSS file.\n  Name it t.csv"),
        (XLSX, "t.xls", "is an Excel workbook, and .*\n  Name it t.xlsx"),
        (b"$FL2", "t.csv", "is an SPSS file, and .*\n  Name it t.sav"),
        (b"\xd0\xcf\x11\xe0", "t.xlsx", "of the old kind, and .*\n  Take the password off"),
        (b"<html><table>", "t.xls", "a web page .*\n  Open it in a spreadsheet program"),
        (zipped(**{"a.csv": CSV}), "t.csv", "is a zip archive, and .*\n  Name it t.zip"),
        (zipped(**{"xl/workbook.bin": b""}), "t.xlsx", "is a binary Excel workbook"),
    ],
)
def test_a_file_under_a_wrong_name_is_refused_with_the_right_one(
    content: bytes, file: str, said: str
) -> None:
    for read in (read_table, read_answers):
        with pytest.raises(InputError, match=said):
            read(content, file=file)


def test_an_archive_and_an_spss_file_are_no_tables() -> None:
    with pytest.raises(InputError, match=r"a zip archive, from which .*\n  Unpack it"):
        read_table(zipped(**{"a.csv": CSV}), file="t.zip")
    with pytest.raises(InputError, match=r"an SPSS file, from which .* is read here"):
        read_table(b"$FL2", file="invited.sav")


def test_an_archive_hands_out_its_one_export() -> None:
    content = zipped(**{"folder/Answers.CSV": CSV, "README.txt": b"x", "__MACOSX/._a.csv": b"x"})
    assert unpacked(content, file="t.zip") == ("Answers.CSV", CSV)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../x.csv", "x.csv"),
        ("..\\..\\x.csv", "x.csv"),
        ("/etc/x.csv", "x.csv"),
        ("C:\\x\x1b[31m.csv", "x[31m.csv"),
        ("a" * 300 + ".csv", "a" * 100 + ".csv"),
        ("x/ .csv", "csv"),
    ],
)
def test_names_in_an_archive_never_become_places(name: str, expected: str) -> None:
    assert unpacked(zipped(**{name: CSV}), file="t.zip")[0] == expected


def test_an_archive_of_several_exports_or_none_is_refused() -> None:
    with pytest.raises(InputError, match=r"has 2 exports in it \(a.csv, b.sav\)"):
        unpacked(zipped(**{"a.csv": CSV, "b.sav": b"$FL2"}), file="t.zip")
    with pytest.raises(InputError, match="has no export in it"):
        unpacked(zipped(**{"a.zip": zipped(**{"a.csv": CSV})}), file="t.zip")


@pytest.mark.parametrize(("content", "file"), [(CSV, "a/t.csv"), (XLSX, "t.xlsx")])
def test_what_is_no_archive_stays_as_it_is(content: bytes, file: str) -> None:
    assert unpacked(content, file=file) == (file.rsplit("/", 1)[-1], content)


STRUCTURES = {
    "limesurvey.tsv": b"class\ttype/scale\tname\ttext\tlanguage\n"
    b"S\t\tlanguage\ten\t\nG\t\tPage\t\ten\nQ\tS\tq1\tHow?\ten\n",
    "redcap.csv": b"Variable / Field Name,Form Name,Field Type,Field Label\nq1,form,text,How?\n",
    "limesurvey.lss": b"<document><questions><rows><row><qid>1</qid><gid>1</gid><type>Y</type>"
    b"<title>q1</title><question>How?</question><language>en</language></row></rows></questions>"
    b"<LimeSurveyDocType>Survey</LimeSurveyDocType></document>",
}


@pytest.mark.parametrize("file", ["limesurvey.tsv", "redcap.csv", "limesurvey.lss"])
def test_a_questionnaire_is_known_by_what_is_in_it(file: str) -> None:
    structure = read_structure(STRUCTURES[file], file=file)
    assert structure is not None
    assert [question.code for question in structure.questions] == ["q1"]


@pytest.mark.parametrize(
    ("content", "file"), [(CSV, "t.csv"), (XLSX, "t.xlsx"), (b"\x00\x01", "t.csv"), (CSV, "t.sav")]
)
def test_anything_else_is_no_questionnaire(content: bytes, file: str) -> None:
    assert read_structure(content, file=file) is None
