"""Labels in the forms of survey tools: as plain text, and in which language they are."""

import re

from spegla.survey.exports.headings import MAX_WORDING, plain
from spegla.survey.tables import fold

_LANGUAGES = {
    "english": "en", "engelska": "en", "engels": "en",
    "swedish": "sv", "svenska": "sv", "zweeds": "sv",
    "dutch": "nl", "nederlands": "nl", "nederländska": "nl",
    "german": "de", "deutsch": "de", "tyska": "de", "duits": "de",
    "french": "fr", "français": "fr", "francais": "fr", "franska": "fr", "frans": "fr",
    "danish": "da", "dansk": "da", "norwegian": "no", "norsk": "no",
    "finnish": "fi", "suomi": "fi", "spanish": "es", "español": "es",
}  # fmt: skip
_CODE = re.compile(r".*\(\s*([A-Za-z]{2,3})(?:[-_]\w+)?\s*\)\s*|([A-Za-z]{2})(?:[-_]\w+)?")
_REFERENCE = re.compile(r"\$\{[^${}]*\}")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_HEADLINE = re.compile(r"^\s*#{1,6}\s+")
_EMPHASIS = re.compile(r"(?<![\w\\])(\*{1,3}|_{1,3})(?![\s*_])(.{1,200}?)(?<![\s*_])\1(?![\w*_])")
_NESTED = 2
"""How deep emphasis stands in emphasis."""


def plain_text(text: str) -> str:
    """A label without HTML, without the commonest Markdown and without references to answers.

    Whatever follows the first :data:`~spegla.survey.exports.headings.MAX_WORDING` characters is
    left out.

    >>> plain_text("**How** do you rate <b>IT</b>, ${name}? &amp; [more](https://example.org)")
    'How do you rate IT, …? & more'
    """
    text = _REFERENCE.sub("…", text[:MAX_WORDING])
    text = _HEADLINE.sub("", _LINK.sub(r"\1", text))
    for _ in range(_NESTED):
        text = _EMPHASIS.sub(r"\2", text)
    return plain(text)


def language_code(name: str) -> str:
    """The code of a language as forms name it; a name that is not known stays, in lower case.

    >>> language_code("Svenska (sv)"), language_code("nl"), language_code("Dutch")
    ('sv', 'nl', 'nl')
    """
    code = _CODE.fullmatch(name)
    return fold(code[1] or code[2]) if code else _LANGUAGES.get(fold(name), fold(name))
