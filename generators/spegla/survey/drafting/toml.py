"""Settings as TOML text that people read: strings, tables in one line, lists and comments.

Only what an engagement's settings are made of. Whatever a label holds, it comes out as a string
that means nothing but itself and reads back equal.
"""

import re
import textwrap
from collections.abc import Iterable, Mapping

from spegla.survey.tables import tidy

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_WIDTH = 98
_LONGEST_LINE = 100


def string(text: str) -> str:
    r"""A text in quotation marks, its invisible characters written out.

    So a mark that turns the direction of writing cannot make a line look like another. The same
    form is a string in YAML. Half of a surrogate pair, which no file can hold, becomes U+FFFD.

    >>> print(string('say "no"\nIT\u202e'))
    "say \"no\"\nIT\u202e"
    """
    return '"' + "".join(map(_character, text)) + '"'


def key(name: str) -> str:
    """The name of a setting, in quotation marks where it needs them.

    >>> key("trust_1"), key("why[speed]")
    ('trust_1', '"why[speed]"')
    """
    return name if _BARE_KEY.fullmatch(name) else string(name)


def inline(texts: Mapping[str, str]) -> str:
    """A small table of strings, in one line.

    >>> inline({"en": "Trust", "sv": "Förtroende"})
    '{ en = "Trust", sv = "Förtroende" }'
    """
    pairs = ", ".join(f"{key(name)} = {string(text)}" for name, text in texts.items())
    return f"{{ {pairs} }}"


def strings(texts: Iterable[str]) -> str:
    """A list of strings, in one line where it fits, otherwise one a line.

    >>> strings(["N/A", "-99"])
    '["N/A", "-99"]'
    """
    written = [string(text) for text in texts]
    line = f"[{', '.join(written)}]"
    if len(line) <= _LONGEST_LINE - 20:
        return line
    return "[\n" + "".join(f"  {text},\n" for text in written) + "]"


def comment(text: str) -> list[str]:
    """A remark in as many lines as it takes, with nothing in it that could end it.

    >>> comment("likely: the labels run from bad to good")
    ['# likely: the labels run from bad to good']
    """
    plain = "".join(c if c.isprintable() else _character(c) for c in tidy(text))
    return [f"# {line}" for line in textwrap.wrap(plain, _WIDTH)]


def _character(character: str) -> str:
    if character in _SHORT:
        return _SHORT[character]
    if character.isprintable():
        return character
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
