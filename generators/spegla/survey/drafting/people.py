"""Whether a column holds names of people: by what its heading asks for, and by what stands in it.

Names under a heading such as "Manager" come up often enough to look like groups to compare. In a
report each would be a person of whom everybody can read what others think.
"""

import re
from collections.abc import Collection

from spegla.survey.drafting.observed import folded

_LONGEST_HEADING = 120
_MOST_WORDS = 4
_LONGEST_NAME = 60
_MOST = 0.5
"""Share of the different values that look like names from which a column holds them."""


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b")


_NAME = _words(
    "(?:first|last|full|given|family|sur|nick|user)? ?names?", "initials",
    "(?:for|efter|tilltals|anvandar)?namn(?:et)?", "initialer",
    "(?:voor|achter|roep)?naam", "voorletters",
    "(?:vor|nach|familien|benutzer)?name(?:n|ns)?", "initialen",
    "(?:pre)?noms?(?: de famille| d utilisateur)?", "initiales",
)  # fmt: skip
"""Words by which a heading asks for a name."""
_OF_A_THING = _words(
    "departments?", "units?", "teams?", "groups?", "divisions?", "compan(?:y|ies)", "employer",
    "organi[sz]ations?", "systems?", "applications?", "apps?", "products?", "services?", "tools?",
    "projects?", "schools?", "facult(?:y|ies)", "sites?", "offices?", "locations?", "cit(?:y|ies)",
    "countr(?:y|ies)", "municipality", "programm?e?s?", "software", "servers?", "devices?",
    "files?",
    "brands?", "events?", "courses?", "survey", "sheet", "domain", "branch", "region", "sector",
    r"\w*avdelning(?:en|ens)?", r"\w*enhet(?:en|ens)?", r"\w*grupp(?:en|ens)?",
    "foretag(?:et|ets)?",
    r"\w*organisation(?:en|ens)?", r"\w*system(?:et|ets)?", r"\w*tjanst(?:en|ens)?",
    r"\w*projekt\w*",
    r"\w*skola(?:n|ns)?", "ort(?:en|ens)?", r"\w*kommun(?:en|ens)?", "verktyg(?:et|ets)?",
    r"\w*afdeling(?:en)?", "bedrijf(?:s)?", r"\w*systeem", "dienst", "locatie", "vestiging",
    "gemeente",
    r"\w*abteilung(?:en|s)?", "bereichs?", "unternehmens?", "firma", "dienste?s?", "standorte?s?",
    "entreprise", "equipe", "organisme", "outil", "logiciel", "produit", "projet", "ville",
    "unite",
    "ecole", "pays", "etablissement", "site",
    r"(?:produkt|system|firmen|abteilungs|projekt|team|firma|bedrijfs|product|afdelings)\w*na(?:me|am|mn)",
)  # fmt: skip
"""Words by which it asks for that of a thing."""
_PERSON = _words(
    "(?:line )?managers?", "supervisors?", "superiors?", "boss", "contact persons?",
    "contact in (?:the )?it", "(?:your|my|it|main|key) contact", "point of contact", "mentor",
    "team ?lead(?:er)?s?", "report(?:s|ing)? to", "colleagues?", "(?:account|service) manager",
    "head of", "technicians?", "agents?", "consultants?", "handled by", "assignee", "assigned to",
    "who (?:helped|assisted|handled|is your|was your)\\b.*", "reference persons?", "responsible",
    r"\w*chef(?:en|er|s)?", r"kontaktperson(?:en|er)?", r"\w*handlaggare", "ansvarig",
    "handledare",
    "kollega", "(?:team|grupp)ledare", r"\w*tekniker", "vem (?:hjalpte|ar din|var din)\\b.*",
    "leidinggevende", "contactpers?oo?n(?:en)?", "baas", "teamleider", "afdelingshoofd",
    "verantwoordelijke", "behandelaar", "medewerker", "wie (?:heeft|hielp|is uw|is je)\\b.*",
    "vorgesetzter?n?", r"fuhrungskraft", r"ansprechpartner(?:in)?", r"\w*leiter(?:in)?",
    r"sachbearbeiter(?:in)?", "mitarbeiter(?:in)?", "betreuer(?:in)?", "kollege",
    "responsables?", "superieure?", "interlocut(?:eur|rice)", "personne de contact",
    "votre contact",
    "gestionnaire", "collegue", "encadrante?", "technicien(?:ne)?",
)  # fmt: skip
"""Words by which a heading asks for a person, or for what he or she is."""
_NO_NAME = frozenset(
    {
        "it", "hr", "ict", "is", "yes", "no", "none", "other", "unknown", "nobody", "team", "head",
        "manager", "managers", "management", "lead", "leader", "leaders", "director", "officer",
        "chief", "ceo", "cio", "cto", "cfo", "coo", "vp", "president", "vice", "senior", "junior",
        "staff", "employee", "employees", "colleague", "colleagues", "expert", "user", "users",
        "consultant", "specialist", "assistant", "administrator", "coordinator", "supervisor",
        "boss", "line", "middle", "top", "executive", "board", "unit", "department", "division",
        "section", "group", "business", "partner", "service", "services", "desk", "servicedesk",
        "helpdesk", "support", "office", "sales", "finance", "operations", "ops", "marketing",
        "legal", "human", "resources", "procurement", "purchasing", "production", "logistics",
        "research", "development", "administration", "economy", "quality", "security", "network",
        "phone", "telephone", "email", "mail", "portal", "chat", "intranet", "web", "teams", "app",
        "north", "south", "east", "west", "central", "always", "often", "sometimes", "never",
        "agree", "disagree", "neutral", "good", "bad", "poor", "fair", "excellent", "satisfied",
        "dissatisfied", "high", "low", "medium", "very", "strongly", "somewhat", "partly",
        "ja", "nej", "annat", "annan", "ingen", "vet", "ej", "chef", "chefer", "medarbetare",
        "ledning", "ledningen", "avdelning", "enhet", "direktor", "konsult", "handlaggare",
        "ekonomi", "drift", "personal", "forsaljning", "inkop", "produktion", "kansli", "telefon",
        "epost", "sjalvservice", "alltid", "ofta", "ibland", "sallan", "aldrig",
        "nee", "anders", "geen", "onbekend", "hoofd", "leidinggevende", "medewerker", "directeur",
        "afdeling", "financien", "verkoop", "inkoop", "productie", "beheer", "directie", "altijd",
        "vaak", "soms", "nooit",
        "nein", "sonstiges", "andere", "keine", "keiner", "leiter", "leiterin", "leitung",
        "abteilung", "bereich", "mitarbeiter", "mitarbeiterin", "geschaftsfuhrer", "vertrieb",
        "einkauf", "verwaltung", "finanzen", "immer", "manchmal", "selten", "nie", "vorstand",
        "oui", "non", "autre", "aucun", "aucune", "responsable", "equipe", "directrice",
        "direction", "cadre", "employe", "achats", "ventes", "comptabilite",
        "toujours", "souvent", "parfois", "rarement", "jamais",
    }
)  # fmt: skip
"""Words of roles, parts of an organisation, ways of contact and answers: no names of people."""
_ROLE_ENDINGS = (
    "chef", "chefen", "ledare", "leider", "leiter", "leiterin", "manager", "avdelning",
    "avdelningen", "enhet", "enheten", "afdeling", "abteilung", "desk", "direktor", "hoofd",
)  # fmt: skip
_PARTICLES = r"(?:van|de|der|den|von|zu|af|av|la|le|du|ten|ter|el|bin|al|'t|d')"
_CAPITALISED = r"[^\W\d_a-zà-öø-ÿ](?:[\w'’-]*\w)?\.?"
_LIKE_A_NAME = re.compile(rf"{_CAPITALISED},?(?: (?:{_PARTICLES} )*{_CAPITALISED})*")


def asks_for_name(heading: str) -> bool:
    """Whether a heading asks what somebody is called, in one of five languages.

    >>> asks_for_name("First name of your contact in IT"), asks_for_name("Chefens namn")
    (True, True)
    >>> asks_for_name("Name of your department"), asks_for_name("IT can name its services.")
    (False, False)
    """
    words = folded(heading)
    is_asked = _is_heading(heading) and _NAME.search(words) is not None
    return is_asked and not _OF_A_THING.search(words)


def asks_for_person(heading: str) -> bool:
    """Whether a heading asks for a person, such as one's manager, or for what he or she is.

    >>> asks_for_person("Närmaste chef"), asks_for_person("Ihr Vorgesetzter")
    (True, True)
    >>> asks_for_person("Department")
    False
    """
    return _is_heading(heading) and _PERSON.search(folded(heading)) is not None


def are_names(values: Collection[str]) -> bool:
    """Whether at least half of the values look like names of people; roles and units do not.

    >>> are_names(["Bo B", "Anna K", "Cia"]), are_names(["de Vries, Jan", "L. van Dam"])
    (True, True)
    >>> are_names(["Team Manager", "Head of unit", "Enhetschef", "Service Desk", "HR"])
    False
    """
    found = sum(map(_is_like_a_name, values))
    return found > 0 and found >= _MOST * len(values)


def _is_heading(text: str) -> bool:
    """Whether a text asks, as statements that are rated do not."""
    return len(text) <= _LONGEST_HEADING and not text.rstrip().endswith((".", "!"))


def _is_like_a_name(value: str) -> bool:
    words = folded(value).split()
    return (
        len(value) <= _LONGEST_NAME
        and 0 < len(words) <= _MOST_WORDS
        and _NO_NAME.isdisjoint(words)
        and not any(word.endswith(_ROLE_ENDINGS) for word in words)
        and len(value) > 1
        and not value.isupper()
        and (_LIKE_A_NAME.fullmatch(value) is not None or _is_particle_first(value))
    )


def _is_particle_first(value: str) -> bool:
    """Whether a name begins with a particle, as "de Vries, Jan" does."""
    particle, _, rest = value.partition(" ")
    return bool(re.fullmatch(_PARTICLES, particle)) and _LIKE_A_NAME.fullmatch(rest) is not None
