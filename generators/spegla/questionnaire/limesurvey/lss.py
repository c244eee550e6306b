"""The ``.lss`` of LimeSurvey: the tables of its database as XML."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from xml.etree import ElementTree as ET

from spegla.questionnaire.form import Form
from spegla.questionnaire.limesurvey.layout import Group, LimeQuestion, Part, groups_of, in_html
from spegla.questionnaire.limesurvey.settings import survey_settings_of, texts_of

DB_VERSION = "261"
"""That of LimeSurvey 2.6: versions 3, 5 and 6 convert it, and each needs another one of its own."""

_SID = "261000"
"""Number of the survey; LimeSurvey takes another one where there is such a survey."""
_SCALE = "0"
"""Number of the only scale that a question has here."""

Fields = Mapping[str, str]
"""One row of a table, by the names of its columns."""
Tables = dict[str, list[Fields]]
"""Rows by the name of the table."""


def to_lss(form: Form) -> bytes:
    r"""The form as LimeSurvey's XML, in all of its languages.

    Groups, questions, subquestions and answers have a row a language, as they had up to version
    3; later versions read them too. Nothing is mandatory, and nothing but answers is kept.

    Args:
        form: The questionnaire.

    Raises:
        UsageError: LimeSurvey would not keep a code.

    >>> from spegla.survey.questions import Audience, LocalText
    >>> hello = LocalText.of(en="Hello")
    >>> form = Form(audience=Audience.CUSTOMERS, languages=("en",), title=hello, welcome=hello,
    ...             thanks=hello, pages=())
    >>> to_lss(form).decode().splitlines()[2].strip()
    '<LimeSurveyDocType>Survey</LimeSurveyDocType>'
    """
    document = ET.Element("document")
    ET.SubElement(document, "LimeSurveyDocType").text = "Survey"
    ET.SubElement(document, "DBVersion").text = DB_VERSION
    languages = ET.SubElement(document, "languages")
    for language in form.languages:
        ET.SubElement(languages, "language").text = language
    for name, rows in _Numbered(form).tables.items():
        if rows:
            _add_table(document, name, rows)
    ET.indent(document, " ")
    body = ET.tostring(document, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'.encode()


def _add_table(document: ET.Element, name: str, rows: Sequence[Fields]) -> None:
    table = ET.SubElement(document, name)
    fields = ET.SubElement(table, "fields")
    for field in dict.fromkeys(field for row in rows for field in row):
        ET.SubElement(fields, "fieldname").text = field
    parent = ET.SubElement(table, "rows")
    for row in rows:
        element = ET.SubElement(parent, "row")
        for field, value in row.items():
            ET.SubElement(element, field).text = value


class _Numbered:
    """Gives groups, questions and subquestions their numbers, and tells the rows of each table."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._qids = count(1)
        self.tables: Tables = {
            "answers": [],
            "groups": [],
            "questions": [],
            "subquestions": [],
            "question_attributes": [],
            "surveys": [{"sid": _SID} | survey_settings_of(form)],
            "surveys_languagesettings": [
                {"surveyls_survey_id": _SID, "surveyls_language": language}
                | texts_of(form, language)
                for language in form.languages
            ],
        }
        for order, group in enumerate(groups_of(form), start=1):
            self._add_group(group, order)

    def _add_group(self, group: Group, order: int) -> None:
        gid = str(order)
        self.tables["groups"] += (
            {
                "gid": gid,
                "sid": _SID,
                "group_name": in_html(group.title.in_language(language)),
                "group_order": str(order),
                "description": in_html(group.description.in_language(language)),
                "language": language,
                "randomization_group": "",
                "grelevance": "",
            }
            for language in self._form.languages
        )
        for place, question in enumerate(group.questions, start=1):
            self._add_question(question, gid, place)

    def _add_question(self, question: LimeQuestion, gid: str, order: int) -> None:
        qid = str(next(self._qids))
        own = {"qid": qid, "parent_qid": "0", "sid": _SID, "gid": gid, "type": question.kind}
        asked = Part(code=question.code, text=question.text)
        self.tables["questions"] += self._texts(own, asked, order, question.relevance)
        for place, row in enumerate(question.subquestions, start=1):
            numbers = {"qid": str(next(self._qids)), "parent_qid": qid}
            self.tables["subquestions"] += self._texts(own | numbers, row, place, "1")
        self.tables["answers"] += self._answers(qid, question.answers)
        self.tables["question_attributes"] += self._attributes(qid, question)

    def _texts(self, own: Fields, part: Part, order: int, relevance: str) -> Iterator[Fields]:
        """The rows of a question or subquestion, one a language."""
        for language in self._form.languages:
            yield {
                **own,
                "title": part.code,
                "question": in_html(part.text.in_language(language)),
                "preg": "",
                "help": "",
                "other": "N",
                "mandatory": "N",
                "question_order": str(order),
                "language": language,
                "scale_id": _SCALE,
                "same_default": "0",
                "relevance": relevance,
                "modulename": "",
            }

    def _answers(self, qid: str, answers: Sequence[Part]) -> Iterator[Fields]:
        for place, answer in enumerate(answers, start=1):
            for language in self._form.languages:
                yield {
                    "qid": qid,
                    "code": answer.code,
                    "answer": in_html(answer.text.in_language(language)),
                    "sortorder": str(place),
                    "assessment_value": "0",
                    "language": language,
                    "scale_id": _SCALE,
                }

    def _attributes(self, qid: str, question: LimeQuestion) -> Iterator[Fields]:
        for attribute in question.attributes:
            named = {"qid": qid, "attribute": attribute.name}
            if attribute.texts is None:
                yield {**named, "value": attribute.value}
                continue
            for language in self._form.languages:
                text = in_html(attribute.texts.in_language(language))
                yield {**named, "value": text, "language": language}
