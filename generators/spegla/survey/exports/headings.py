"""Wording above the columns of an export: plain text out of what the survey tools write."""

import dataclasses
import re
from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from spegla.survey.exports.answers import Variable
from spegla.survey.tables import fold, tidy

MAX_WORDING = 10_000
"""Longest wording, in characters, that is looked at; a question is far below it."""

_NOT_TEXT = re.compile(r"<(?P<tag>script|style)\b.*?</(?P=tag)\s*>", re.IGNORECASE | re.DOTALL)
_NO_TAG = re.compile(r"<(?![a-z/!])", re.IGNORECASE)
"""A sign for "less than", as in an answer such as "< 5 years"."""
_NEW_LINE = re.compile(r"<(?=/?(?:br|div|h[1-6]|li|p|t[dhr])\b)", re.IGNORECASE)


def plain(wording: str) -> str:
    """The wording on one line, without tags of HTML and with its entities resolved.

    Whatever follows the first :data:`MAX_WORDING` characters is left out.

    >>> plain("<p>Trust&nbsp;in <b>IT</b></p><p>now</p>")
    'Trust in IT now'
    >>> plain("> 1 and < 5 years"), plain("< 5 and > 3")
    ('> 1 and < 5 years', '< 5 and > 3')
    """
    text = _NO_TAG.sub("&lt;", _NOT_TEXT.sub(" ", wording[:MAX_WORDING]))
    lines = _NEW_LINE.sub(" <", text)
    return tidy(Markup(lines).striptags())  # noqa: S704 - nothing is rendered, tags are taken out


def with_own_names(variables: Sequence[Variable]) -> tuple[Variable, ...]:
    """The variables without blank names and without those that would also mean another one.

    A row of two grids, such as of importance and of performance, cannot be known by its own
    wording; neither can one column by the heading of another.

    >>> row = ("q1[a]", "Support")
    >>> both = [Variable(heading="x", names=row), Variable(heading="y", names=("support",))]
    >>> [variable.names for variable in with_own_names(both)]
    [('q1[a]',), ()]
    """
    folded = [
        {fold(name): name for name in (variable.heading, *variable.names)} for variable in variables
    ]
    count = Counter(name for names in folded for name in names)
    return tuple(
        dataclasses.replace(
            variable,
            names=tuple(
                name
                for key, name in names.items()
                if key and count[key] == 1 and key != fold(variable.heading)
            ),
        )
        for variable, names in zip(variables, folded, strict=True)
    )
