"""Texts as the files of survey tools hold them: nothing in them is an instruction to the tool."""

import re

from spegla.survey.tables import tidy

_JOINER = "\u2060"
"""Takes no room and keeps what stands on both sides on one line; readers of exports drop it."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML and workbooks cannot hold."""


def verbatim(text: str, syntax: re.Pattern[str]) -> str:
    r"""The text on one line, with an invisible character wherever the tool would read syntax.

    Args:
        text: What people shall read.
        syntax: Matches between two characters that the tool must not see side by side.

    >>> verbatim("Say\n${name}", re.compile(r"(?<=\$)(?=\{)"))
    'Say $\u2060{name}'
    """
    return syntax.sub(_JOINER, tidy(_CONTROL.sub("", text)))
