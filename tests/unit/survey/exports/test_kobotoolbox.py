"""KoboToolbox and ODK: names and labels as headings, choices in one column and in several."""

import pytest

from spegla.survey.exports.answers import Answers, LeftOut, Tool, Use, Variable
from spegla.survey.exports.delimited import read_delimited
from spegla.survey.exports.kobotoolbox import answers, recognises
from spegla.survey.tables import Table

ADDED = (
    '"_id";"_uuid";"_submission_time";"_validation_status";"_notes";"_status";"_submitted_by";'
    '"__version__";"_tags";"_index"'
)
OF_ROW = '"{0}";"u{0}";"2026-03-02T10:11:12";"";"";"submitted_via_web";"";"v1";"";"{0}"'
ODK = """SubmissionDate,start,it-trust,it-tools,it-tools/phone,it-tools/mail,meta-instanceID,KEY,\
SubmitterID,SubmitterName,AttachmentsPresent,AttachmentsExpected,Status,ReviewState,DeviceID,Edits,\
FormVersion
2026-03-02T10:11:12.000Z,2026-03-02,agree,phone mail,1,1,uuid:a,uuid:a,5,App,0,0,,,d,0,1
"""


def table(text: str) -> Table:
    return read_delimited(text.encode(), file="kobo.csv")


def kobo(headings: str, *rows: str) -> Table:
    """An export of KoboToolbox with these questions."""
    lines = [f"start;end;{headings};{ADDED}"]
    lines += [
        f"2026-03-02T10:00;2026-03-02T10:10;{row};{OF_ROW.format(number)}"
        for number, row in enumerate(rows, start=1)
    ]
    return table("\n".join(lines))


def variable(found: Answers, heading: str) -> Variable:
    return next(one for one in found.variables if one.heading == heading)


def cells(found: Answers, heading: str) -> list[str]:
    return found.cells(found.headings.index(heading))


def test_exports_are_recognised_by_what_the_tools_add() -> None:
    assert recognises(kobo("trust", "4"))
    assert recognises(table(ODK))
    assert recognises(table("trust,_id,_uuid,_submission_time\n4,1,u,t\n"))


def test_a_column_of_ids_does_not_make_an_export() -> None:
    assert not recognises(table("_id,trust\n1,4\n"))
    assert not recognises(table("KEY,trust\n1,4\n"))


def test_what_the_tool_adds_is_no_answer() -> None:
    found = answers(kobo("username;deviceid;trust", "anna;d1;4"))
    assert found.tool is Tool.KOBOTOOLBOX
    assert variable(found, "_id").use is Use.RESPONDENT
    assert [one.heading for one in found.variables if one.use is Use.ANSWER] == ["trust"]


def test_what_odk_adds_is_no_answer() -> None:
    found = answers(table(ODK))
    assert variable(found, "KEY").use is Use.RESPONDENT
    assert {one.heading: one.use for one in found.variables if one.use is not Use.RECORD} == {
        "it-trust": Use.ANSWER,
        "it-tools/phone": Use.OPTION,
        "it-tools/mail": Use.OPTION,
        "KEY": Use.RESPONDENT,
    }
    assert variable(found, "it-trust").names == ("trust",)
    assert variable(found, "it-tools/mail").names == ("tools[mail]",)


def test_a_hyphen_in_a_name_of_odk_makes_no_option() -> None:
    found = answers(table("SubmissionDate,it,it-help,KEY,SubmitterID\n2026,4,1,uuid:a,5\n"))
    assert variable(found, "it-help").use is Use.ANSWER


def test_a_question_of_kobotoolbox_may_be_called_as_a_column_of_odk() -> None:
    assert variable(answers(kobo("Status", "new")), "Status").use is Use.ANSWER


def test_a_question_is_known_by_its_name_without_the_groups() -> None:
    found = answers(kobo("it/fast/trust;it/speed", "4;5"))
    assert variable(found, "it/fast/trust").names == ("trust",)
    assert variable(found, "it/speed").text == "speed"


def test_a_question_is_known_by_its_label_without_the_groups() -> None:
    found = answers(kobo("About IT/IT is **fast**.;About IT/Do you use mail/chat?", "Yes;No"))
    assert variable(found, "About IT/IT is **fast**.").text == "IT is fast."
    assert variable(found, "About IT/Do you use mail/chat?").text == "Do you use mail/chat?"


def test_a_slash_in_a_label_makes_no_group() -> None:
    found = answers(kobo("Do you use mail/chat?;How old are you?", "Yes;44"))
    assert variable(found, "Do you use mail/chat?").text == "Do you use mail/chat?"


def test_names_of_two_questions_tell_neither() -> None:
    found = answers(kobo("matters/trust;works/trust", "4;5"))
    assert variable(found, "matters/trust").names == ()


def test_options_are_read_from_their_own_columns() -> None:
    found = answers(kobo("it/tools;it/tools/phone;it/tools/mail", "phone mail;1;1", "mail;0;1"))
    assert variable(found, "it/tools").use is Use.RECORD
    phone = variable(found, "it/tools/phone")
    assert (phone.use, phone.text, phone.part) == (Use.OPTION, "tools", "phone")
    assert phone.together == variable(found, "it/tools/mail").together


def test_options_with_labels_as_headings() -> None:
    headings = "IT/Which tools?;IT/Which tools?/Phone;IT/Which tools?/Mail/chat"
    found = answers(kobo(headings, "Phone Mail/chat;True;True", "Phone;True;False"))
    chat = variable(found, "IT/Which tools?/Mail/chat")
    assert (chat.use, chat.text, chat.part) == (Use.OPTION, "Which tools?", "Mail/chat")
    assert chat.names == ("Which tools? [Mail/chat]",)


def test_options_without_the_column_of_the_question() -> None:
    found = answers(kobo("it/tools/phone;it/tools/mail;it/trust", "1;0;4", ";;2"))
    assert variable(found, "it/tools/mail").use is Use.OPTION
    assert variable(found, "it/trust").use is Use.ANSWER


def test_columns_that_are_not_answered_together_are_no_options() -> None:
    found = answers(kobo("it/fast;it/kind", "1;0", ";1"))
    assert variable(found, "it/fast").use is Use.ANSWER


def test_options_in_one_column_are_set_apart_by_semicolons() -> None:
    found = answers(kobo("tools", "phone mail", "mail", "phone", ""))
    assert cells(found, "tools") == ["phone;mail", "mail", "phone"]
    assert variable(found, "tools").use is Use.ANSWER


@pytest.mark.parametrize(
    ("heading", "given"),
    [
        ("why", ["very good", "good", "very bad", "bad"]),
        ("Your department", ["Sales Support", "Sales", "Support"]),
        ("why", ["good", "good good"]),
    ],
    ids=["open answers", "labels", "the same word twice"],
)
def test_words_are_not_torn_apart(heading: str, given: list[str]) -> None:
    assert cells(answers(kobo(heading, *given)), heading) == given


def test_a_label_that_asks_and_like_answers_make_a_grid() -> None:
    stem = "How far do you agree?"
    found = answers(kobo(f"{stem}/IT is fast.;{stem}/IT is kind.", "Agree;Disagree"))
    fast = variable(found, f"{stem}/IT is fast.")
    assert (fast.text, fast.part, fast.together) == (stem, "IT is fast.", stem)
    assert fast.names == ("IT is fast.", f"{stem} [IT is fast.]")


def test_a_group_is_not_a_grid() -> None:
    fast = variable(
        answers(kobo("Trust/IT is fast.;Trust/IT is kind.", "4;5")), "Trust/IT is fast."
    )
    assert (fast.text, fast.part, fast.together) == ("IT is fast.", "", "")


def test_ones_own_words_stay_answers() -> None:
    found = answers(kobo("tool;tool_other", "other;a pen"))
    assert variable(found, "tool_other").use is Use.ANSWER


def test_what_servers_of_the_same_kind_add_is_no_answer() -> None:
    text = "trust,_id,_uuid,_submission_time,_duration,_xform_id,_total_media,_review_status\n"
    found = answers(table(f"{text}4,1,u,2026-03-02,269,514,0,\n"))
    assert [one.heading for one in found.variables if one.use is Use.ANSWER] == ["trust"]


def test_what_was_skipped_is_blank() -> None:
    assert cells(answers(kobo("trust;speed", "n/a;4", "3;n/a")), "trust") == ["", "3"]


def test_submissions_without_an_answer_are_left_out() -> None:
    found = answers(kobo("trust;speed", "4;4", "n/a;n/a"))
    assert len(found.rows) == 1
    assert found.left_out == {LeftOut.BLANK: 1}


def test_tags_below_the_headings_are_no_answers() -> None:
    text = "trust;speed;_id;_uuid;_index\n#trust;#speed+fast;;;\n4;5;1;u;1\n"
    found = answers(table(text))
    assert [row.number for row in found.rows] == [3]
    assert not found.left_out


def test_places_and_files_are_no_answers() -> None:
    headings = "where;_where_latitude;_where_longitude;photo;photo_URL;trust"
    found = answers(kobo(headings, "59 18;59;18;a.jpg;https://example.org/a.jpg;4"))
    assert [one.heading for one in found.variables if one.use is Use.ANSWER] == ["trust"]


def test_cells_stay_beside_their_headings() -> None:
    found = answers(table("trust;speed;_id;_uuid;_index\n4\n3;2;2;u;2;more\n"))
    assert [len(row.cells) for row in found.rows] == [1, 6]
