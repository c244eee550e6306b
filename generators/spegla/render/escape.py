"""Text from data made safe to stand in Markdown and in HTML alike.

One escape serves both: whatever could mean something to either language becomes a numeric
character reference, which both show as the character itself.
"""

import re

from markupsafe import Markup

_PLAIN = re.compile(r"[^0-9A-Za-z\u00a0-\U0010ffff .,;:?%/()-]")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")  # not the no-break space, which keeps "95 %" together


def escape(value: object) -> Markup:
    r"""A value as text that means nothing but itself, in Markdown and HTML.

    Line breaks become spaces, since a line can begin a block in Markdown; control characters
    are left out. What is markup already stays as it is.

    >>> escape("a|b  *c*\n<script>")
    Markup('a&#124;b &#42;c&#42; &#60;script&#62;')
    """
    if isinstance(value, Markup):
        return value
    text = _SPACES.sub(" ", str(value))
    return Markup(_PLAIN.sub(_reference, text))  # noqa: S704 - every special character is gone


def _reference(character: re.Match[str]) -> str:
    code = ord(character[0])
    return f"&#{code};" if not (code < 0x20 or 0x7F <= code < 0xA0) else ""
