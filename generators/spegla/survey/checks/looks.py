"""What a column looks like: nothing in particular, or something that tells people apart."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from itertools import islice

from spegla.survey.personal_data import Flag, identifiers_in
from spegla.survey.personal_data.addresses import is_ip_address
from spegla.survey.tables import fold, tidy

_VALUES_LOOKED_AT = 200
"""Different values of a column that are looked at for what most of them are."""
_FEWEST_PEOPLE = 10
"""With fewer answers, also groups that many share have nearly as many values as people."""
_NEARLY_ALL = 0.8
_MAY_IDENTIFY = re.compile(r"[@\d]|://|[Ww]{3}\.")
_TIME = r"(?!0?0[:.]00)\d{1,2}[:.]\d\d"
_TIMESTAMP = re.compile(
    rf"\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}}(?:T|,? +){_TIME}|(?<!\d){_TIME}[:.]\d\d(?!\d)"
)
_TOKEN = re.compile(r"(?=\D*\d)[\w{}-]+")
_PERSON_NAME = re.compile(
    r"[^\W\d_a-z][\w'’-]+,?(?: (?:(?:van|de|der|den|von|af|av|la)|[^\W\d_a-z][\w'’.-]*)){1,4}"
)
_NAME_HEADINGS = frozenset(
    {
        "name", "full name", "first name", "last name", "firstname", "lastname", "surname",
        "given name", "family name", "user name", "username", "user", "recipient first name",
        "recipient last name", "recipientfirstname", "recipientlastname",
        "namn", "förnamn", "efternamn", "användare", "användarnamn", "svarande",
        "naam", "voornaam", "achternaam", "gebruiker", "gebruikersnaam",
    }
)  # fmt: skip
_TOKEN_HEADINGS = frozenset(
    {
        "id", "#", "token", "respondent", "respondent id", "respondentid", "response id",
        "responseid", "collector id", "user id", "userid", "employee id", "employee number",
        "svarsid", "löpnummer", "anställningsnummer", "anstnr", "respondentnummer",
        "personeelsnummer", "medewerkernummer",
    }
)  # fmt: skip


class Look(StrEnum):
    """What tells people apart, in the words of a message."""

    EMAIL = "e-mail addresses"
    IP_ADDRESS = "IP addresses"
    LINK = "links"
    NATIONAL_ID = "national identity numbers"
    BANK_ACCOUNT = "bank account numbers"
    LONG_NUMBER = "telephone or other long numbers"
    TIMESTAMP = "times finer than a day"
    PERSON_NAME = "names of people"
    RESPONDENT = "numbers or tokens of respondents"
    FREE_TEXT = "free text with personal data"


_LOOKS: Mapping[Flag, Look] = {
    Flag.EMAIL: Look.EMAIL,
    Flag.ADDRESS_ON_THE_WEB: Look.LINK,
    Flag.BANK_ACCOUNT: Look.BANK_ACCOUNT,
    Flag.NATIONAL_ID: Look.NATIONAL_ID,
    Flag.PHONE: Look.LONG_NUMBER,
}
"""The first of these that is in a cell says what the cell is."""
_IN_FREE_TEXT = frozenset({Flag.EMAIL, Flag.BANK_ACCOUNT, Flag.NATIONAL_ID, Flag.PHONE})

Values = Mapping[str, int]
"""How many cells hold each value that is not blank."""


def values_of(cells: Iterable[str] | Values) -> Values:
    """The different values of some cells, or of cells that were counted, blank ones left out.

    >>> values_of(["Grid", " Grid ", "", "Sales"])
    {'Grid': 2, 'Sales': 1}
    """
    values: dict[str, int] = {}
    for cell, count in Counter(cells).items():
        if value := tidy(cell):
            values[value] = values.get(value, 0) + count
    return values


def look_of_most(values: Values) -> Look | None:
    """What at least half of the cells look like, None where that is nothing in particular.

    >>> look_of_most({"a@example.com": 3, "unknown": 1})
    <Look.EMAIL: 'e-mail addresses'>
    >>> look_of_most({"2026-10-16": 4}) is None
    True
    """
    looks: Counter[Look | None] = Counter()
    for value, count in islice(values.items(), _VALUES_LOOKED_AT):
        looks[_look_of(value)] += count
    most = next(
        (look for look, count in looks.items() if look and 2 * count >= looks.total()), None
    )
    # Long numbers that many people share are codes of units.
    is_shared = 2 * len(values) < sum(values.values())
    return None if most is Look.LONG_NUMBER and is_shared else most


def look_of_column(heading: str, values: Values) -> Look | None:
    """What a column that nothing reads looks like, by its cells and by its heading.

    >>> look_of_column("Förnamn", {"Åsa": 1, "Bo": 2})
    <Look.PERSON_NAME: 'names of people'>
    >>> look_of_column("Comment", {"Nothing.": 7, "Ask anna@example.com": 1})
    <Look.FREE_TEXT: 'free text with personal data'>
    """
    if not values:
        return None
    look = look_of_heading(heading) or look_of_most(values) or _look_by_difference(values)
    texts = [value for value in values if any(map(str.isalpha, value))]
    return Look.FREE_TEXT if look is None and holds_personal_data(texts) else look


def look_of_heading(heading: str) -> Look | None:
    """What survey tools put under a heading of this name, in three languages.

    >>> look_of_heading("Respondent ID")
    <Look.RESPONDENT: 'numbers or tokens of respondents'>
    """
    if fold(heading) in _NAME_HEADINGS:
        return Look.PERSON_NAME
    return Look.RESPONDENT if fold(heading) in _TOKEN_HEADINGS else None


def differs_by_person(values: Values) -> bool:
    """Whether a column has nearly as many different values as people.

    >>> differs_by_person({str(n): 1 for n in range(20)}), differs_by_person({"Grid": 20})
    (True, False)
    """
    people = sum(values.values())
    return people >= _FEWEST_PEOPLE and len(values) >= _NEARLY_ALL * people


def holds_personal_data(values: Collection[str]) -> bool:
    """Whether any cell holds an address or a number that stands for a person.

    >>> holds_personal_data(["Call 070-123 45 67"]), holds_personal_data(["Call me"])
    (True, False)
    """
    return any(
        _MAY_IDENTIFY.search(value) and not _IN_FREE_TEXT.isdisjoint(identifiers_in(value))
        for value in values
    )


def _look_of(value: str) -> Look | None:
    if not _MAY_IDENTIFY.search(value):
        return None
    if is_ip_address(value):
        return Look.IP_ADDRESS
    if _TIMESTAMP.search(value):
        return Look.TIMESTAMP
    flags = identifiers_in(value)
    return next((look for flag, look in _LOOKS.items() if flag in flags), None)


def _look_by_difference(values: Values) -> Look | None:
    """What a column looks like where each person has a value of his or her own."""
    if not differs_by_person(values):
        return None
    some = list(islice(values, _VALUES_LOOKED_AT))
    for look, has_shape in ((Look.RESPONDENT, _is_token), (Look.PERSON_NAME, _is_person_name)):
        if sum(map(has_shape, some)) >= _NEARLY_ALL * len(some):
            return look
    return None


def _is_token(value: str) -> bool:
    return bool(_TOKEN.fullmatch(value)) and Flag.DATE not in identifiers_in(value)


def _is_person_name(value: str) -> bool:
    return bool(_PERSON_NAME.fullmatch(value))
