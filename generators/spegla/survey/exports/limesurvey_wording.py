"""What LimeSurvey itself calls things, in the languages of the surveys that are read.

Codes are those of the response, timings and participant tables; texts are those that an export
"with full question text" puts above the same columns, in the language of the export. Several
texts a language are several versions of the program.
"""

from collections.abc import Mapping

from spegla.survey.exports.structure import Part

PECULIAR_CODES = frozenset({"submitdate", "lastpage", "startlanguage"})
"""Codes that no other survey tool writes."""
PECULIAR_TEXTS = frozenset(
    {
        *("date submitted", "last page", "start language"),
        *("datum inskickat", "inskickat datum", "datum insänd", "datum skickat"),
        *("sista sidan", "senaste sidan", "sista sida", "startspråk"),
        *("datum ingezonden", "inzenddatum", "datum verzonden", "datum ingediend"),
        *("laatste pagina", "starttaal", "begintaal", "start taal"),
        *("datum abgeschickt", "abgabedatum", "letzte seite", "start-sprache", "startsprache"),
        *("date de soumission", "dernière page", "langue de départ"),
    }
)
RESPONSE_ID = frozenset(
    {
        *("id", "response id", "svars-id", "svar-id", "svars id", "svarets id"),
        *("antwoord id", "antwoord-id", "respons id", "respons-id", "reactie id", "reactie-id"),
        *("antwort id", "antwort-id", "id de la réponse", "id de réponse"),
    }
)
RECORD_CODES = PECULIAR_CODES | {
    *("seed", "token", "startdate", "datestamp", "ipaddr", "refurl", "interviewtime"),
    *("tid", "participant_id", "firstname", "lastname", "email", "emailstatus", "language"),
    *("blacklisted", "sent", "remindersent", "remindercount", "completed", "usesleft"),
    *("validfrom", "validuntil", "mpid"),
}
RECORD_TEXTS = PECULIAR_TEXTS | {
    *("seed", "token", "access code", "date started", "date last action", "ip address"),
    *("referrer url", "total time", "first name", "last name", "email address", "email status"),
    *("slumptal", "frö", "behörighetskod", "åtkomstkod", "datum påbörjad", "startdatum"),
    *("datum senaste åtgärd", "ip-adress", "hänvisande url", "total tid"),
    *("förnamn", "efternamn", "e-postadress"),
    *("toegangscode", "datum gestart", "datum laatste actie", "ip-adres", "verwijzende url"),
    *("totale tijd", "voornaam", "achternaam", "e-mailadres"),
    *("zufallsstartwert", "zugangsschlüssel", "zugangscode", "datum gestartet"),
    *("datum letzte aktivität", "ip-adresse", "weiterleitungs-url", "gesamtzeit"),
    *("vorname", "nachname", "e-mail-adresse"),
    *("tête de série", "code d'accès", "code d'invitation", "date de lancement"),
    *("date de la dernière action", "adresse ip", "url de référence", "url référente"),
    *("durée totale", "prénom", "nom de famille", "adresse de courriel"),
}
TIMING_TEXTS = (
    *("group time:", "question time:", "grupptid:", "frågetid:", "groepstijd:", "vraagtijd:"),
    *("gruppenzeit:", "fragenzeit:", "temps pour le groupe de questions", "durée pour la question"),
)
"""How the texts above the timings of groups and questions begin."""

OTHER_BY_LANGUAGE = {
    "en": "Other",
    "sv": "Annat",
    "nl": "Anders",
    "de": "Sonstiges",
    "fr": "Autre",
}
OTHER_TEXTS = frozenset(
    {*map(str.casefold, OTHER_BY_LANGUAGE.values()), "annat:", "overige", "overig", "other:"}
)
COMMENT_TEXTS = frozenset({
    *("comment", "kommentar", "opmerking", "commentaar", "commentaire"),
    *("other comment", "annan kommentar", "andere opmerking", "ander commentaar"),
    *("sonstiger kommentar", "anderer kommentar", "autre commentaire"),
})  # fmt: skip
"""What stands above a comment on an option, and on "Other"."""

YES = frozenset({"y", "yes", "ja", "oui"})
NO = frozenset({"n", "no", "nej", "nee", "nein", "non"})
GENDERS = frozenset(
    {
        *("m", "f", "male", "female", "man", "kvinna", "vrouw", "männlich", "weiblich"),
        *("masculin", "féminin", "homme", "femme"),
    }
)
NOT_SHOWN = frozenset({"n/a", "n.v.t.", "nvt", "k. a.", "k.a.", "ej tillämpligt", "e/t", "s/o"})
"""What stands in yes/no columns, full answers, for those who were not asked."""
NOT_SHOWN_CODE = "{question_not_shown}"
"""The same in an export for "vertical verification" (VV), in any column."""


def _part(code: str, *labels: str) -> Part:
    return Part(code=code, text=dict(zip(OTHER_BY_LANGUAGE, labels, strict=True)))


_YES = _part("Y", "Yes", "Ja", "Ja", "Ja", "Oui")
_NO = _part("N", "No", "Nej", "Nee", "Nein", "Non")
_POINTS = tuple(_part(str(point), *[str(point)] * len(OTHER_BY_LANGUAGE)) for point in range(1, 11))

FIXED_ANSWERS: Mapping[str, tuple[Part, ...]] = {
    "5": _POINTS[:5],
    "A": _POINTS[:5],
    "B": _POINTS,
    "Y": (_YES, _NO),
    "C": (_YES, _part("U", "Uncertain", "Osäker", "Onzeker", "Unsicher", "Incertain"), _NO),
    "E": (
        _part("I", "Increase", "Öka", "Toename", "Zunahme", "Augmenter"),
        _part("S", "Same", "Samma", "Gelijk", "Gleich", "Sans changement"),
        _part("D", "Decrease", "Minska", "Afname", "Abnahme", "Diminuer"),
    ),
    "G": (
        _part("F", "Female", "Kvinna", "Vrouw", "Weiblich", "Féminin"),
        _part("M", "Male", "Man", "Man", "Männlich", "Masculin"),
    ),
}
"""Answers of the types of question that have no answers of their own."""
