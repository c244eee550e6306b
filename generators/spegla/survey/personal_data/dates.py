"""Days and months, written in numbers or in Swedish, Dutch and English words."""

import re
from collections.abc import Iterator

from spegla.survey.personal_data.spans import Span

_MONTH = (
    r"(?:jan(?:uar[iy])?|feb(?:r|ruar[iy])?|mar(?:s|ch)?|maart|mrt|apr(?:il)?|maj|may|mei"
    r"|june?|juni|july?|juli|aug(?:usti|ustus|ust)?|sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)(?!\w)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_SPOKEN_DAY = rf"{_DAY}(?:st|nd|rd|th|:?[ae]|\.)?"
_DATE = re.compile(
    r"(?<!\w)(?=[\dadfjmnost])(?:"
    rf"{_SPOKEN_DAY} ?(?:of )?{_MONTH}\.?(?: {_YEAR})?"
    rf"|{_MONTH}\.? (?:{_YEAR}|{_SPOKEN_DAY}(?!\d))"
    rf"|(?<!\d[-./])(?:19|20)\d\d([-./]){_MONTH_NUMBER}\1{_DAY}(?!\d)"
    rf"|(?<!\d[-./]){_DAY}([-./])\d\d?\2(?:{_YEAR}|\d\d)(?![-./]?\d)"
    rf"|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
    rf"|(?:den|op|on|the) {_DAY}[/.]{_MONTH_NUMBER}(?![\d/.])"
    rf"|(?:19|20)\d\d ?[-/] ?{_YEAR}"
    r")",
    re.IGNORECASE,
)


def dates(text: str) -> Iterator[Span]:
    """Where days, months of a year and spans of years stand; a year alone is none.

    >>> [text[slice(*span)] for text in ("den 3:e mars", "in 2024", "2024-05-01", "May 2024")
    ...  for span in dates(text)]
    ['3:e mars', '2024-05-01', 'May 2024']
    """
    return (match.span() for match in _DATE.finditer(text))
