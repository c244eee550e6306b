"""Exports of Microsoft Forms: one row of headings, what the tool notes first, then the questions.

Several answers to one question stand in one cell with a semicolon after each of them, and words
beside "Other" stand among them. A Likert question has a column for each statement, headed by the
statement alone or, in older forms, by question and statement with a full stop between them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from spegla.survey.exports.answers import Answers, Tool, Use, Variable
from spegla.survey.exports.columns import Split, assembled, grids, row_variable, squashed, worded
from spegla.survey.tables import Table, fold

_ID = frozenset({"id", "tunnus", "identyfikator"})
_START = frozenset({
    "starttime", "starttid", "begintijd", "starttijd", "startzeit", "heurededébut",
    "heurededebut", "datededébut", "starttidspunkt", "aloitusaika", "alkamisaika", "horadeinicio",
    "horadeinício", "oradiinizio", "godzinarozpoczęcia",
})  # fmt: skip
_COMPLETION = frozenset({
    "completiontime", "slutförandetid", "tidförslutförande", "tijdvanvoltooien",
    "tijdvanvoltooiing", "voltooiingstijd", "fertigstellungszeit", "abschlusszeit",
    "heuredefin", "heuredachèvement", "fuldførelsestidspunkt", "fullføringstidspunkt",
    "sluttidspunkt", "valmistumisaika", "päättymisaika", "horadefinalización",
    "horadeconclusão", "horadaconclusão", "oradicompletamento", "godzinaukończenia",
})  # fmt: skip
_EMAIL = frozenset({
    "email", "emailaddress", "epost", "epostadress", "emailadres", "emailadresse",
    "adressedemessagerie", "adresseemail", "courriel", "courrierélectronique", "mail",
    "mailadresse", "epostadresse", "sähköposti", "sähköpostiosoite", "correoelectrónico",
    "correioeletrónico", "endereçodeemail", "postaelettronica", "indirizzoemail", "adresemail",
})  # fmt: skip
_NAME = frozenset({
    "name", "namn", "naam", "nom", "navn", "nimi", "nombre", "nome", "nazwa",
})  # fmt: skip
_LANGUAGE = frozenset({
    "language", "språk", "taal", "sprache", "langue", "sprog", "kieli", "idioma", "lingua", "język",
})  # fmt: skip
_CHANGED = frozenset({
    "lastmodifiedtime", "lastmodified", "tidförsenasteändring", "tidförsenasteändringen",
    "tidpunktförsenasteändring", "senasteändringstid", "senaständrad", "ändradessenastklockan",
    "tijdvanlaatstewijziging", "tijdstiplaatstewijziging", "laatstewijzigingstijd",
    "laatstgewijzigd", "zeitpunktderletztenänderung", "uhrzeitderletztenänderung",
    "zeitderletztenänderung", "letzteänderungszeit", "letzteänderung", "zuletztgeändert",
    "heuredeladernièremodification", "heuredernièremodification", "dernièremodification",
    "tidspunktforsidsteændring", "tidspunktforsisteendring", "sistendret", "sidstændret",
    "horadelaúltimamodificación", "horadaúltimamodificação", "oradellultimamodifica",
    "godzinaostatniejmodyfikacji",
})  # fmt: skip
_QUIZ = frozenset({
    "totalpoints", "quizfeedback", "gradepostedtime", "totalapoäng", "totalpoäng",
    "feedbackpåtest", "återkopplingpåtest", "totaalaantalpunten", "totaalpunten",
    "feedbackvoorquiz", "feedbackquiz", "gesamtpunktzahl", "gesamtpunkte", "quizrückmeldung",
    "feedbackzumquiz", "totaldespoints", "nombretotaldepoints", "commentairessurlequiz",
    "commentairesduquiz",
})  # fmt: skip
_NOTED = _START | _COMPLETION | _EMAIL | _NAME | _LANGUAGE | _CHANGED | _QUIZ
_OF_A_QUIZ = re.compile(
    r"(?:points|feedback|poäng|återkoppling|punten|punkte|rückmeldung|commentaires)\s*[-–]\s*",
    re.IGNORECASE,
)
_FIRST_COLUMNS = 4
_COPY = re.compile(r"(?P<question>.*\D)(?P<number>[1-9][0-9]?)")


def recognises(table: Table) -> bool:
    """Whether a table is an export of Microsoft Forms: its first columns are an ID and two times.

    >>> recognises(Table(headings=("Id", "Begintijd", "Tijd van voltooien", "Doel"), rows=()))
    True
    >>> recognises(Table(headings=("ID", "Name", "q1"), rows=()))
    False
    """
    first = [squashed(worded(heading)) for heading in table.headings[:_FIRST_COLUMNS]]
    has_times = any(
        start in _START and completion in _COMPLETION for start, completion in pairwise(first)
    )
    return has_times and not (_ID | _EMAIL).isdisjoint(first)


def answers(table: Table) -> Answers:
    """The answers in an export of Microsoft Forms.

    >>> table = Table(headings=("ID", "Starttid", "Slutförandetid", "IT håller vad IT lovar"),
    ...               rows=())
    >>> [variable.use.value for variable in answers(table).variables]
    ['respondent', 'record', 'record', 'answer']
    """
    headings = [worded(heading) for heading in table.headings]
    lead = len(list(takewhile(lambda text: squashed(text) in _ID | _NOTED, headings)))
    variables = [
        *(_noted(heading) for heading in headings[:lead]),
        *_asked(table.headings[lead:], headings[lead:]),
    ]
    return assembled(Tool.MICROSOFT_FORMS, variables, table.rows)


def _noted(heading: str) -> Variable:
    return Variable(heading=heading, use=Use.RESPONDENT if squashed(heading) in _ID else Use.RECORD)


def _asked(found: Sequence[str], headings: Sequence[str]) -> Iterator[Variable]:
    known = {fold(heading) for heading in headings}
    seen: list[str] = []
    for text, heading, split in zip(found, headings, grids(headings, _statement), strict=True):
        if squashed(heading) in _CHANGED or _is_of_a_quiz(heading, known):
            yield Variable(heading=heading, use=Use.RECORD)
            continue
        question, row = split
        yield row_variable(text, question if row else _asked_again(heading, seen), row)
        seen.append(fold(heading))


def _statement(heading: str) -> Iterator[Split]:
    """The ways to split a heading at a full stop right before the next word."""
    for mark in re.finditer(r"(?<=\D)\.(?=[^\W\d])", heading):
        yield heading[: mark.start()].strip(), heading[mark.end() :].strip()


def _is_of_a_quiz(heading: str, known: set[str]) -> bool:
    mark = _OF_A_QUIZ.match(heading)
    return mark is not None and fold(heading[mark.end() :]) in known


def _asked_again(heading: str, seen: Sequence[str]) -> str:
    """The wording of a question, without the number that tells it from another one worded alike."""
    copy = _COPY.fullmatch(heading)
    if copy is None:
        return heading
    question = copy["question"].strip()
    is_copy = _copies_of(question, seen) == int(copy["number"]) - 1
    return question if fold(question) in seen and is_copy else heading


def _copies_of(question: str, seen: Sequence[str]) -> int:
    """How many headings before have this wording, themselves numbered or not."""
    copy = re.compile(re.escape(fold(question)) + r"\s?[0-9]{0,2}")
    return sum(copy.fullmatch(heading) is not None for heading in seen)
