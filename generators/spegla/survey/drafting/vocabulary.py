"""Words by which headings give away what they ask: English, Swedish, Dutch, German, French."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from spegla.survey.drafting.observed import folded

Words = Mapping[str, str]
"""A word or two by language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """A way in which surveys ask who somebody is.

    Args:
        code: Its code as a breakdown.
        label: What the division is called.
        pattern: Words of the folded heading that give it away.
        is_ordered: Whether its groups have an order of their own, such as ages.
    """

    code: str
    label: Words
    pattern: re.Pattern[str]
    is_ordered: bool = False


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b")


BACKGROUNDS: tuple[Background, ...] = (
    Background(
        code="department",
        label={
            "en": "Department", "sv": "Avdelning", "nl": "Afdeling", "de": "Abteilung",
            "fr": "Service",
        },
        pattern=_words(
            "departments?", "dept", "avd", "afd", "abt", "business unit", "units?", "divisions?",
            "faculty", "faculties",
            "school", "which team", "your team", "section", "directorate", "workplace",
            "where do you work", "part of the organi[sz]ation",
            "avdelning(?:en)?", "enhet(?:en)?", "forvaltning(?:en)?", "verksamhet(?:en)?",
            "institution", "fakultet(?:en)?", "arbetsplats(?:en)?", "var arbetar du",
            "afdeling", "faculteit", "dienst", "waar werk je", "waar werkt u", "sector", "team",
            "abteilung", "bereich", "fakultat", "fachbereich", "referat", "organisationseinheit",
            "service", "direction", "unite", "faculte",
        ),
    ),
    Background(
        code="role",
        label={"en": "Role", "sv": "Roll", "nl": "Functie", "de": "Funktion", "fr": "Fonction"},
        pattern=_words(
            "role", "position", "job title", "job function", "job level", "seniority",
            "kind of user", "type of user", "what kind of", "profession", "occupation",
            "employee group", "staff group", "staff category", "i am an?", "are you an?",
            "roll", "befattning", "yrke", "yrkesroll", "anstallningsform", "personalkategori",
            "funktion", "functie", "rol", "beroep", "functiegroep",
            "position im unternehmen", "beruf", "rolle", "statusgruppe",
            "fonction", "poste", "metier", "statut",
        ),
    ),
    Background(
        code="location",
        label={
            "en": "Location", "sv": "Plats", "nl": "Locatie", "de": "Standort", "fr": "Lieu",
        },
        pattern=_words(
            "location", "site", "office", "country", "region", "city", "campus", "municipality",
            "ort", "plats", "kontor", "land", "lan", "kommun", "stad", "huvudort",
            "locatie", "vestiging", "kantoor", "regio", "gemeente", "standplaats",
            "standort", "buro", "bundesland", "niederlassung",
            "lieu", "pays", "ville", "bureau", "implantation",
        ),
    ),
    Background(
        code="contact",
        label={
            "en": "How often in contact", "sv": "Hur ofta i kontakt", "nl": "Hoe vaak contact",
            "de": "Wie oft in Kontakt", "fr": "Fréquence des contacts",
        },
        pattern=_words(
            r"how often (?:do you|have you|are you)\b.* (?:contact|use|need|work with|order|call)"
            r"(?: \w+)*",
            "frequency of contact", "frequency of use",
            r"hur ofta (?:har|ar|kontaktar|anvander|vander)\b.*",
            r"hoe vaak (?:hebt|heb|neemt|gebruikt|gebruik|maakt)\b.*",
            r"wie (?:oft|haufig) (?:haben|nutzen|kontaktieren|wenden)\b.*",
            r"(?:a quelle frequence|combien de fois)\b.*",
        ),
        is_ordered=True,
    ),
    Background(
        code="tenure",
        label={
            "en": "Years here", "sv": "Anställningstid", "nl": "Dienstjaren",
            "de": "Betriebszugehörigkeit", "fr": "Ancienneté",
        },
        pattern=_words(
            "tenure", "length of service", "years of service", "years of employment",
            r"how long have you (?:worked|been (?:working|employed|with))",
            "anstallningstid", "hur lange har du (?:arbetat|varit anstalld|jobbat)",
            "dienstjaren", "diensttijd", r"hoe lang (?:werk|werkt|bent|ben) (?:je|u)",
            "betriebszugehorigkeit", "dienstjahre", "wie lange (?:arbeiten|sind) sie",
            "anciennete", "depuis combien de temps",
        ),
        is_ordered=True,
    ),
    Background(
        code="age",
        label={"en": "Age", "sv": "Ålder", "nl": "Leeftijd", "de": "Alter", "fr": "Âge"},
        pattern=_words(
            "age", "age group", "age range", "how old are you", "alder", "aldersgrupp",
            "hur gammal ar du", "leeftijd", "leeftijdscategorie", "hoe oud bent u", "alter",
            "altersgruppe", "wie alt sind sie", "quel age", "tranche d age",
        ),
        is_ordered=True,
    ),
    Background(
        code="gender",
        label={"en": "Gender", "sv": "Kön", "nl": "Geslacht", "de": "Geschlecht", "fr": "Genre"},
        pattern=_words(
            "gender", "sex", "kon", "konsidentitet", "geslacht", "gender identiteit",
            "geschlecht", "genre", "sexe",
        ),
    ),
    Background(
        code="education",
        label={
            "en": "Education", "sv": "Utbildning", "nl": "Opleiding", "de": "Ausbildung",
            "fr": "Formation",
        },
        pattern=_words(
            "education", "highest qualification", "degree", "educational level",
            "utbildning", "utbildningsniva", "opleiding", "opleidingsniveau",
            "ausbildung", "schulabschluss", "bildungsabschluss", "niveau d etudes", "diplome",
        ),
    ),
    Background(
        code="income",
        label={
            "en": "Income", "sv": "Inkomst", "nl": "Inkomen", "de": "Einkommen", "fr": "Revenu",
        },
        pattern=_words(
            "income", "salary", "inkomst", "lon", "inkomen", "salaris", "einkommen", "gehalt",
            "revenu", "salaire",
        ),
        is_ordered=True,
    ),
    Background(
        code="contract",
        label={
            "en": "Contract", "sv": "Anställning", "nl": "Contract", "de": "Vertrag",
            "fr": "Contrat",
        },
        pattern=_words(
            "type of contract", "contract type", "employment type", "full time or part time",
            "anstallningstyp", "heltid eller deltid", "type contract", "dienstverband",
            "vertragsart", "beschaftigungsart", "type de contrat",
        ),
    ),
)  # fmt: skip
"""Ways to divide the respondents, those that reports of IT departments need most first."""

OTHER: Words = {"en": "Other", "sv": "Annat", "nl": "Anders", "de": "Sonstiges", "fr": "Autre"}
"""The option that stands for everything else."""
YES_NO: Mapping[str, Words] = {
    "yes": {"en": "Yes", "sv": "Ja", "nl": "Ja", "de": "Ja", "fr": "Oui"},
    "no": {"en": "No", "sv": "Nej", "nl": "Nee", "de": "Nein", "fr": "Non"},
}
"""What 1 and 0 are called."""
ALL_QUESTIONS: Words = {
    "en": "All questions", "sv": "Alla frågor", "nl": "Alle vragen", "de": "Alle Fragen",
    "fr": "Toutes les questions",
}  # fmt: skip
"""The one dimension of a survey that shows none."""
OTHER_QUESTIONS: Words = {
    "en": "Other questions", "sv": "Övriga frågor", "nl": "Overige vragen",
    "de": "Weitere Fragen", "fr": "Autres questions",
}  # fmt: skip
"""The dimension of all items that belong to none."""
LOW_END: Words = {
    "en": "Lowest", "sv": "Lägst", "nl": "Laagste", "de": "Niedrigste", "fr": "Minimum",
}  # fmt: skip
HIGH_END: Words = {
    "en": "Highest", "sv": "Högst", "nl": "Hoogste", "de": "Höchste", "fr": "Maximum",
}  # fmt: skip
"""Ends of a scale of bare numbers."""
OFF_SCALE: Words = {
    "en": "Not on the scale", "sv": "Utanför skalan", "nl": "Buiten de schaal",
    "de": "Nicht auf der Skala", "fr": "Hors de l’échelle",
}  # fmt: skip
"""Numbers beside a scale that are answers to other questions."""

_WORDS_OF_A_HEADING = 8
_LONGEST_HEADING = 120
_NO_BACKGROUND = _words(
    "why", "how many", "how much", "which year", "what year", "satisfied", "important", "previous",
    "varfor", "hur manga", "hur mycket", "nojd", "viktigt", "waarom", "hoeveel", "tevreden",
    "belangrijk", "warum", "wie viele?", "zufrieden", "wichtig", "pourquoi", "combien de (?!temps)",
    "satisfait", "important",
)  # fmt: skip
"""Words of questions that ask for something else, whatever else they name."""

_UNITS: tuple[tuple[re.Pattern[str], Words], ...] = (
    (
        _words("hours?", "timm(?:ar|e)", "uur", "uren", "stunden?", "heures?"),
        {"en": "hours", "sv": "timmar", "nl": "uur", "de": "Stunden", "fr": "heures"},
    ),
    (
        _words("minutes?", "minuter", "minuten", "minut"),
        {"en": "minutes", "sv": "minuter", "nl": "minuten", "de": "Minuten", "fr": "minutes"},
    ),
    (
        _words("in (?:what|which) year", "vilket ar", "in welk jaar", "in welchem jahr",
               "quelle annee"),
        {"en": "calendar year", "sv": "årtal", "nl": "jaartal", "de": "Jahreszahl", "fr": "année"},
    ),
    (
        _words("years?", "ar", "jaar", "jaren", "jahre?n?", "ans", "annees?"),
        {"en": "years", "sv": "år", "nl": "jaar", "de": "Jahre", "fr": "ans"},
    ),
    (
        _words("percent(?:age)?", "per cent", "procent", "prozent", "pourcent(?:age)?"),
        {"en": "per cent", "sv": "procent", "nl": "procent", "de": "Prozent", "fr": "pour cent"},
    ),
    (
        _words("how many times", "times", "ganger", "keer", "mal", "fois"),
        {"en": "times", "sv": "gånger", "nl": "keer", "de": "Mal", "fr": "fois"},
    ),
)  # fmt: skip
_NUMBER: Words = {"en": "number", "sv": "antal", "nl": "aantal", "de": "Anzahl", "fr": "nombre"}

_AMOUNT = _words(
    "how many", "how much", "how long", "number of", "how old", "percentage", "per cent",
    "in (?:what|which) year", "hours", "minutes", "duration",
    "hur manga", "hur mycket", "hur lange", "antal(?:et)?", "timmar", "procent", "vilket ar",
    "hoeveel", "hoe lang", "aantal", "uren", "welk jaar",
    "wie viele?", "wie lange", "anzahl", "stunden", "welchem jahr", "prozent",
    "combien", "nombre", "heures", "annee", "pourcentage",
)  # fmt: skip
_JUDGEMENT = _words(
    "rate", "rating", "grade", "score", "satisfied", "satisfaction", "scale of", "on a scale",
    "quality", "agree", "how good", "how well", "how easy", "how likely", "evaluate",
    "betyg", "betygsatt", "nojd", "nojda", "skala", "kvalitet(?:en)?", "instammer", "hur bra",
    "hur val", "hur troligt", "hur sannolikt", "bedom(?:er)?",
    "cijfer", "rapportcijfer", "tevreden", "tevredenheid", "schaal", "kwaliteit", "beoordeelt",
    "beoordeel", "hoe goed", "hoe waarschijnlijk", "eens",
    "bewerten", "bewertung", "zufrieden", "zufriedenheit", "skala von", "qualitat", "note",
    "wie gut", "wie wahrscheinlich", "schulnoten?", "welche note",
    "notez", "evaluez", "satisfait", "satisfaction", "echelle", "qualite",
)  # fmt: skip
_DEGREE = _words(
    "rate how (?:much|many|often)", r"how much (?:do|did) you (?:like|enjoy|trust|value|agree)",
    "i hur hog grad", "hur mycket (?:uppskattar|litar|gillar) du", "in hoeverre", "in welke mate",
    "inwieweit", "inwiefern", "wie sehr", "dans quelle mesure", "a quel point",
)  # fmt: skip
_EFFORT = _words(
    "easy to get", "made it easy", "how easy (?:was|is|did)", "how much effort",
    "latt att fa", "gjorde det latt", "hur enkelt (?:var|ar)", "hur latt (?:var|ar)",
    "makkelijk gemaakt", "hoe makkelijk (?:was|is|ging)", "hoe gemakkelijk",
    "leicht gemacht", "wie einfach (?:war|ist)", "wie leicht (?:war|ist)",
    "facile d obtenir", "facilite",
)  # fmt: skip
_OUTCOME = _words(
    "overall (?:rating|grade|score|mark)", "helhetsbetyg", "totalbetyg", "rapportcijfer",
    "totaaloordeel", "gesamtnote", "gesamturteil", "note globale",
    "(?:compared (?:with|to)|meets?|met|in relation to|live up to) (?:your |my |our )?expectations",
    "ideal (?:it )?(?:department|service|provider|organisation)", "close to (?:an |the )?ideal",
    "forvantningar", "ideal\\w*", "perfekt it", "verwachting(?:en)?", "ideale",
    "erwartungen", "idealen?", "attentes",
)  # fmt: skip


def background_of(text: str) -> Background | None:
    """The background that a heading asks for, None where no words say so.

    >>> background_of("Vilken avdelning arbetar du på?").code
    'department'
    >>> background_of("IT keeps its promises.") is None
    True
    """
    words = folded(text)
    is_heading = text.rstrip().endswith("?") or len(words.split()) <= _WORDS_OF_A_HEADING
    is_other = bool(_NO_BACKGROUND.search(words)) or asks_judgement(text)
    if not is_heading or len(text) > _LONGEST_HEADING or is_other:
        return None
    found = ((match.start(), b) for b in BACKGROUNDS if (match := b.pattern.search(words)))
    return min(found, key=lambda pair: pair[0], default=(0, None))[1]


def unit_of(text: str) -> Words:
    """What the numbers that a question asks for count.

    >>> unit_of("How many hours a month do you lose?")["sv"]
    'timmar'
    """
    words = folded(text)
    return next((unit for pattern, unit in _UNITS if pattern.search(words)), _NUMBER)


def asks_amount(text: str) -> bool:
    """Whether a question asks how many or how long.

    >>> asks_amount("How many computers have you got?"), asks_amount("How good is the wiki?")
    (True, False)
    """
    return bool(_AMOUNT.search(folded(text))) and not asks_degree(text)


def asks_degree(text: str) -> bool:
    """Whether a question asks for a rating of how much, which counts nothing.

    >>> asks_degree("Please rate how much you like the intranet."), asks_degree("How much is lost?")
    (True, False)
    """
    return bool(_DEGREE.search(folded(text)))


def asks_judgement(text: str) -> bool:
    """Whether a question asks for an opinion that a number can stand for.

    >>> asks_judgement("Welk cijfer geeft u de IT-afdeling?")
    True
    """
    return bool(_JUDGEMENT.search(folded(text)))


def asks_effort(text: str) -> bool:
    """Whether a question asks how easy IT made it.

    >>> asks_effort("IT made it easy to get my matter solved.")
    True
    """
    return bool(_EFFORT.search(folded(text)))


def asks_outcome(text: str) -> bool:
    """Whether a question asks for one grade, or holds IT against what one expects, or an ideal.

    >>> asks_outcome("How well does IT meet your expectations?")
    True
    >>> asks_outcome("Welk rapportcijfer geeft u de IT-afdeling?")
    True
    """
    return bool(_OUTCOME.search(folded(text)))
