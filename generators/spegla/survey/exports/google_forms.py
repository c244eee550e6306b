"""Exports of Google Forms: one row of headings, the time first, the wording of questions as asked.

A grid has a column for each row, headed by the question with the row in square brackets. Several
answers to one question stand in one cell with commas, or semicolons, between them; options may
have commas themselves. A linear scale gives numbers and does not tell what its ends are called.
"""

import re
from collections.abc import Sequence

from spegla.survey.exports.answers import Answers, Tool, Use, Variable
from spegla.survey.exports.columns import (
    assembled,
    grids,
    in_brackets,
    row_variable,
    squashed,
    values_in,
    worded,
)
from spegla.survey.tables import Table

_TIME = frozenset({
    "timestamp", "tidstämpel", "tidsstämpel", "tijdstempel", "zeitstempel", "horodateur",
    "horodatage", "tidsstempel", "tidsmerke", "aikaleima", "marcatemporal", "carimbodedatahora",
    "informazionicronologiche", "sygnaturaczasowa", "časováznačka", "отметкавремени",
})  # fmt: skip
_PERSON = frozenset({
    "emailaddress", "email", "username", "epostadress", "epost", "användarnamn", "emailadres",
    "gebruikersnaam", "emailadresse", "nutzername", "benutzername", "adresseemail",
    "adressedemessagerie", "nomdutilisateur", "mailadresse", "brugernavn", "epostadresse",
    "brukernavn", "sähköpostiosoite", "käyttäjänimi", "direccióndecorreoelectrónico",
    "nombredeusuario", "endereçodeemail", "nomedeusuário", "indirizzoemail", "nomeutente",
    "adresemail", "nazwaużytkownika",
})  # fmt: skip
_SCORE = frozenset({
    "score", "totalscore", "poäng", "totalpoäng", "totalescore", "punktzahl",
    "gesamtpunktzahl", "ergebnis", "scoretotal", "note", "poengsum", "pisteet", "puntuación",
    "pontuação", "punteggio", "wynik",
})  # fmt: skip
_NOTED = _TIME | _PERSON | _SCORE
_MOST_NOTED = 4
_OF_A_QUIZ = _SCORE | {"feedback", "återkoppling", "commentaires"}
_WHEN = re.compile(
    r"\d{1,4}[-./]\s?\d{1,2}[-./]\s?\d{1,4}[ T,]+(?:(?:um|kl\.?|klo|à|at)\s)?\d{1,2}[:.]\d{2}.*"
    r"|\d{5}(?:[.,]\d+)?"
)


def recognises(table: Table) -> bool:
    """Whether a table is an export of Google Forms: its first column says when, in date and time.

    >>> from spegla.survey.tables import Row
    >>> recognises(Table(headings=("Tidstämpel", "Hur nöjd är du?"),
    ...                  rows=(Row(number=2, cells=("2026-10-02 09:14:31", "4")),)))
    True
    """
    if not table.headings or squashed(worded(table.headings[0])) not in _TIME:
        return False
    return all(_WHEN.fullmatch(value) for value in values_in(table.rows, 0))


def answers(table: Table) -> Answers:
    """The answers in an export of Google Forms.

    >>> table = Table(headings=("Timestamp", "Rate IT [Speed]", "Rate IT [Help]"), rows=())
    >>> variable = answers(table).variables[1]
    >>> variable.heading, variable.names, variable.use.value
    ('Rate IT [Speed]', ('Speed',), 'answer')
    """
    headings = [worded(heading) for heading in table.headings]
    lead = _noted(headings)
    asked = headings[lead:]
    variables = [Variable(heading=heading, use=Use.RECORD) for heading in headings[:lead]]
    variables += [
        Variable(heading=heading, use=Use.RECORD)
        if _is_of_a_quiz(heading, asked)
        else row_variable(found, question, row)
        for found, heading, (question, row) in zip(
            table.headings[lead:], asked, grids(asked, in_brackets), strict=True
        )
    ]
    return assembled(Tool.GOOGLE_FORMS, variables, table.rows)


def _noted(headings: Sequence[str]) -> int:
    """How many columns the tool wrote before the questions."""
    for place, heading in enumerate(headings[:_MOST_NOTED]):
        if squashed(heading) not in _NOTED:
            return place
    return min(len(headings), _MOST_NOTED)


def _is_of_a_quiz(heading: str, asked: Sequence[str]) -> bool:
    """Whether a column has the points or the feedback for the answer in another one."""
    return any(
        squashed(row) in _OF_A_QUIZ and question in asked for question, row in in_brackets(heading)
    )
