from collections.abc import Mapping
from time import process_time
from xml.sax.saxutils import escape

import pytest

from samples import LIMESURVEY_STRUCTURE, needs_samples
from spegla.errors import InputError
from spegla.survey.exports.limesurvey_structure import (
    MAX_DEPTH,
    is_lss,
    is_structure_tsv,
    structure_of_lss,
    structure_of_tsv,
)
from spegla.survey.exports.structure import Described, Form, Structure
from spegla.survey.tables import Table, table_of

Rows = list[Mapping[str, str]]


def make_lss(**sections: Rows) -> bytes:
    """An .lss with these rows; only the fields that a test is about."""
    body = "".join(
        f"<{name}><rows>"
        + "".join(
            "<row>"
            + "".join(f"<{key}>{escape(text)}</{key}>" for key, text in row.items())
            + "</row>"
            for row in rows
        )
        + f"</rows></{name}>"
        for name, rows in sections.items()
    )
    start = '<?xml version="1.0" encoding="UTF-8"?><document>'
    kind = "<LimeSurveyDocType>Survey</LimeSurveyDocType>"
    return f"{start}{kind}<languages><language>sv</language></languages>{body}</document>".encode()


def question(qid: str, kind: str, **more: str) -> dict[str, str]:
    return {"qid": qid, "gid": "1", "type": kind, "title": f"q{qid}", **more}


def read(content: bytes) -> Structure:
    assert is_lss(content)
    return structure_of_lss(content, file="survey.lss")


def only(content: bytes) -> Described:
    (found,) = read(content).questions
    return found


OLD = make_lss(
    surveys=[{"sid": "1", "language": "sv", "additional_languages": "en"}],
    groups=[
        {"gid": "2", "group_name": "Sist", "group_order": "2", "language": "sv"},
        {"gid": "1", "group_name": "<b>Först</b>", "group_order": "1", "language": "sv"},
        {"gid": "1", "group_name": "First", "group_order": "1", "language": "en"},
    ],
    questions=[
        question("3", "S", gid="2", question="Varför?", language="sv", question_order="1"),
        question("1", "F", question="<p>Hur?</p>", language="sv", question_order="2"),
        question("1", "F", question="How?", language="en", question_order="2"),
        question("2", "N", question="Hur många?", language="sv", question_order="1"),
    ],
    subquestions=[
        {"qid": "9", "parent_qid": "1", "title": "b", "question": "Snabb", "language": "sv"}
        | {"question_order": "2", "scale_id": "0"},
        {"qid": "8", "parent_qid": "1", "title": "a", "question": "Trygg", "language": "sv"}
        | {"question_order": "1", "scale_id": "0"},
        {"qid": "8", "parent_qid": "1", "title": "a", "question": "Safe", "language": "en"}
        | {"question_order": "1", "scale_id": "0"},
    ],
    answers=[
        {"qid": "1", "code": "A2", "answer": "Mycket", "sortorder": "2", "language": "sv"},
        {"qid": "1", "code": "A1", "answer": "Lite", "sortorder": "1", "language": "sv"},
        {"qid": "1", "code": "A1", "answer": "A bit", "sortorder": "1", "language": "en"},
    ],
)
NEW = make_lss(
    surveys=[{"sid": "1", "language": "sv", "additional_languages": "en"}],
    groups=[{"gid": "2", "group_order": "2"}, {"gid": "1", "group_order": "1"}],
    group_l10ns=[
        {"gid": "1", "group_name": "<b>Först</b>", "language": "sv"},
        {"gid": "1", "group_name": "First", "language": "en"},
        {"gid": "2", "group_name": "Sist", "language": "sv"},
    ],
    questions=[
        question("3", "S", gid="2", question_order="1"),
        question("1", "F", question_order="2"),
        question("2", "N", question_order="1"),
    ],
    subquestions=[
        {"qid": "9", "parent_qid": "1", "title": "b", "question_order": "2", "scale_id": "0"},
        {"qid": "8", "parent_qid": "1", "title": "a", "question_order": "1", "scale_id": "0"},
    ],
    question_l10ns=[
        {"qid": "1", "question": "<p>Hur?</p>", "language": "sv"},
        {"qid": "1", "question": "How?", "language": "en"},
        {"qid": "2", "question": "Hur många?", "language": "sv"},
        {"qid": "3", "question": "Varför?", "language": "sv"},
        {"qid": "8", "question": "Trygg", "language": "sv"},
        {"qid": "8", "question": "Safe", "language": "en"},
        {"qid": "9", "question": "Snabb", "language": "sv"},
    ],
    answers=[
        {"aid": "5", "qid": "1", "code": "A2", "sortorder": "2", "scale_id": "0"},
        {"aid": "4", "qid": "1", "code": "A1", "sortorder": "1", "scale_id": "0"},
    ],
    answer_l10ns=[
        {"aid": "4", "answer": "Lite", "language": "sv"},
        {"aid": "4", "answer": "A bit", "language": "en"},
        {"aid": "5", "answer": "Mycket", "language": "sv"},
    ],
)


@pytest.mark.parametrize("content", [OLD, NEW], ids=["up to version 3", "from version 4"])
def test_old_and_new_files_tell_the_same(content: bytes) -> None:
    found = read(content)
    assert found.languages == ("sv", "en")
    assert [q.code for q in found.questions] == ["q2", "q1", "q3"]
    grid = found.questions[1]
    assert (grid.form, grid.section) == (Form.GRID, "Först")
    assert grid.text == {"sv": "Hur?", "en": "How?"}
    assert [(a.code, dict(a.text)) for a in grid.answers] == [
        ("A1", {"sv": "Lite", "en": "A bit"}),
        ("A2", {"sv": "Mycket"}),
    ]
    assert [(r.code, dict(r.text)) for r in grid.rows] == [
        ("a", {"sv": "Trygg", "en": "Safe"}),
        ("b", {"sv": "Snabb"}),
    ]


@pytest.mark.parametrize(
    ("kind", "form", "codes"),
    [
        ("5", Form.SINGLE, ["1", "2", "3", "4", "5"]),
        ("A", Form.GRID, ["1", "2", "3", "4", "5"]),
        ("B", Form.GRID, [str(n) for n in range(1, 11)]),
        ("C", Form.GRID, ["Y", "U", "N"]),
        ("E", Form.GRID, ["I", "S", "D"]),
        ("Y", Form.SINGLE, ["Y", "N"]),
        ("G", Form.SINGLE, ["F", "M"]),
        ("L", Form.SINGLE, []),
        ("!", Form.SINGLE, []),
        ("O", Form.SINGLE, []),
        ("M", Form.MULTIPLE, []),
        ("P", Form.MULTIPLE, []),
        ("R", Form.RANKING, []),
        ("H", Form.GRID, []),
        ("N", Form.NUMBER, []),
        ("K", Form.NUMBER, []),
        (":", Form.NUMBER, []),
        ("S", Form.TEXT, []),
        ("T", Form.TEXT, []),
        ("U", Form.TEXT, []),
        ("Q", Form.TEXT, []),
        (";", Form.TEXT, []),
        ("D", Form.OTHER, []),
        ("I", Form.OTHER, []),
        ("|", Form.OTHER, []),
        ("X", Form.OTHER, []),
        ("*", Form.OTHER, []),
    ],
)
def test_each_type_has_its_form_and_its_own_answers(
    kind: str, form: Form, codes: list[str]
) -> None:
    found = only(make_lss(questions=[question("1", kind, question="Hur?", language="sv")]))
    assert found.form is form
    assert [part.code for part in found.answers] == codes


def test_fixed_answers_are_in_the_languages_of_the_survey() -> None:
    rows: Rows = [
        question("1", "Y", question="Hur?", language=language) for language in ("de-informal", "fi")
    ]
    yes = only(make_lss(questions=rows)).answers[0]
    assert yes.text == {"de-informal": "Ja"}


def test_an_array_with_two_scales_is_two_grids() -> None:
    found = read(
        make_lss(
            questions=[question("1", "1", question="Hur?", language="sv")],
            subquestions=[
                {"qid": "2", "parent_qid": "1", "title": "a", "question": "A", "language": "sv"}
            ],
            answers=[
                {"qid": "1", "code": "1", "answer": "Viktig", "language": "sv", "scale_id": "0"},
                {"qid": "1", "code": "1", "answer": "Nöjd", "language": "sv", "scale_id": "1"},
            ],
        )
    ).questions
    assert [q.code for q in found] == ["q1[1]", "q1[2]"]
    assert [q.answers[0].text["sv"] for q in found] == ["Viktig", "Nöjd"]


def test_other_is_an_answer_of_lists_and_an_option_of_choices() -> None:
    rows: Rows = [
        question("1", "L", question="Vem?", language="sv", other="Y"),
        question("2", "M", question="Vad?", language="sv", other="Y", question_order="1"),
    ]
    attributes: Rows = [
        {"qid": "2", "attribute": "other_replace_text", "value": "Nåt annat", "language": "sv"}
    ]
    who, what = read(make_lss(questions=rows, question_attributes=attributes)).questions
    assert [(p.code, dict(p.text)) for p in who.answers] == [("-oth-", {"sv": "Annat"})]
    assert [(p.code, dict(p.text)) for p in what.rows] == [("other", {"sv": "Nåt annat"})]


def test_rankings_and_arrays_of_numbers_have_rows() -> None:
    subs: Rows = [
        {"qid": "3", "parent_qid": "2", "title": "r", "question": "Rad", "language": "sv"},
        {"qid": "4", "parent_qid": "2", "title": "c", "question": "Kol", "language": "sv"}
        | {"scale_id": "1"},
    ]
    ranking, array = read(
        make_lss(
            questions=[
                question("1", "R", question="Ordna", language="sv"),
                question("2", ":", question="Hur mycket?", language="sv", question_order="1"),
            ],
            subquestions=subs,
            answers=[{"qid": "1", "code": "A1", "answer": "Tempo", "language": "sv"}],
        )
    ).questions
    assert (ranking.answers, [p.code for p in ranking.rows]) == ((), ["A1"])
    assert [(p.code, p.text["sv"]) for p in array.rows] == [("r_c", "Rad – Kol")]


def test_an_array_that_no_export_has_columns_for_has_no_rows() -> None:
    subs: Rows = [
        {"qid": str(number), "parent_qid": "2", "title": f"r{number}", "question": "Rad"}
        | {"language": "sv", "scale_id": str(number % 2)}
        for number in range(10, 6_000)
    ]
    array = question("2", ":", question="Hur mycket?", language="sv")
    (found,) = read(make_lss(questions=[array], subquestions=subs)).questions
    assert found.rows == ()


def test_a_place_of_thousands_of_digits_is_none() -> None:
    far = question("1", "Y", question="Sist?", language="sv", question_order="9" * 5000)
    near = question("2", "Y", question="Först?", language="sv", question_order="1")
    assert [asked.code for asked in read(make_lss(questions=[near, far])).questions] == ["q1", "q2"]


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    b"<document><LimeSurveyDocType>&b;</LimeSurveyDocType></document>"
)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (LAUGHS, "declares a document type"),
        (b"<!DOCTYPE document SYSTEM 'file:///etc/passwd'><document/>", "declares"),
        (b"<document><questions>", "not well-formed"),
        (b"<?xml version='1.0' encoding='nonesuch'?><document/>", "well-formed XML|declares"),
        (b"<a>" * (MAX_DEPTH + 1) + b"</a>" * (MAX_DEPTH + 1), "deeper"),
        (b"<document><LimeSurveyDocType>Survey</LimeSurveyDocType></document>", "no questions"),
        (b"", "not well-formed"),
    ],
)
def test_hostile_and_broken_files_are_refused(content: bytes, found: str) -> None:
    with pytest.raises(InputError, match=found):
        structure_of_lss(content, file="survey.lss")


def make_tsv(*records: tuple[str, ...]) -> Table:
    headings = ("class", "type/scale", "name", "relevance", "text", "help", "language", "other")
    return table_of([headings, *records], file="survey.txt")


def test_the_tab_separated_structure_tells_all_languages() -> None:
    table = make_tsv(
        ("S", "", "sid", "", "12", "", "", ""),
        ("S", "", "language", "", "sv", "", "", ""),
        ("SL", "", "surveyls_title", "", "Enkät", "", "sv", ""),
        ("G", "G0", "Först", "1", "", "", "sv", ""),
        ("Q", "F", "q1", "1", "Hur?", "", "sv", "N"),
        ("SQ", "0", "a", "1", "Trygg", "", "sv", ""),
        ("A", "0", "A1", "", "Lite", "", "sv", ""),
        ("Q", "M", "q2", "1", "Vad?", "", "sv", "Y"),
        ("SQ", "0", "m", "1", "Mobil", "", "sv", ""),
        ("G", "G1", "Sist", "1", "", "", "sv", ""),
        ("Q", "T", "q3", "1", "Varför?", "", "sv", "N"),
        ("G", "G0", "First", "1", "", "", "en", ""),
        ("Q", "F", "q1", "1", "How?", "", "en", "N"),
        ("SQ", "0", "a", "1", "Safe", "", "en", ""),
        ("A", "0", "A1", "", "A bit", "", "en", ""),
    )
    assert is_structure_tsv(table)
    found = structure_of_tsv(table)
    assert found.languages == ("sv", "en")
    assert [(q.code, q.form, q.section) for q in found.questions] == [
        ("q1", Form.GRID, "Först"),
        ("q2", Form.MULTIPLE, "Först"),
        ("q3", Form.TEXT, "Sist"),
    ]
    grid, choice, _ = found.questions
    assert dict(grid.rows[0].text) == {"sv": "Trygg", "en": "Safe"}
    assert dict(grid.answers[0].text) == {"sv": "Lite", "en": "A bit"}
    assert [part.code for part in choice.rows] == ["m", "other"]


def test_newer_files_tell_by_number_what_belongs_together() -> None:
    headings = ("id", "related_id", "class", "type/scale", "name", "text", "language")
    table = table_of(
        [
            headings,
            ("1", "", "G", "G0", "Först", "", "sv"),
            ("5", "1", "Q", "F", "q1", "Hur?", "sv"),
            ("6", "1", "Q", "L", "q2", "Vem?", "sv"),
            ("7", "5", "SQ", "0", "a", "Trygg", "sv"),
            ("", "5", "A", "0", "A1", "Lite", "sv"),
            ("", "6", "A", "0", "A1", "Jag", "sv"),
        ],
        file="survey.tsv",
    )
    first, second = structure_of_tsv(table).questions
    assert [part.text["sv"] for part in (*first.rows, *first.answers)] == ["Trygg", "Lite"]
    assert [part.text["sv"] for part in second.answers] == ["Jag"]


def test_very_many_groups_take_no_time() -> None:
    groups = [("G", "", f"Group {number}", "", "", "", "sv", "") for number in range(20_000)]
    asked = ("Q", "N", "q1", "1", "Hur många?", "", "sv", "N")
    table = make_tsv(*groups, asked)
    began = process_time()
    (question,) = structure_of_tsv(table).questions
    assert process_time() - began < 5
    assert question.section == "Group 19999"


def test_tables_that_are_no_structure_are_told_apart() -> None:
    assert not is_structure_tsv(Table(headings=("class", "name", "text"), rows=()))
    assert not is_lss(b"class\ttype/scale\tname\ttext")
    with pytest.raises(InputError, match="no questions"):
        structure_of_tsv(make_tsv(("S", "", "language", "", "sv", "", "", "")))


@needs_samples
def test_the_sample_of_2016_is_read_whole() -> None:
    found = read(LIMESURVEY_STRUCTURE.read_bytes())
    assert (found.languages, len(found.questions)) == (("en",), 59)
    grid = next(q for q in found.questions if q.code == "likertagree2")
    assert "affSat1" in [part.code for part in grid.rows]
    assert len(grid.answers) == 5
    assert all(q.text["en"] and q.section for q in found.questions)
