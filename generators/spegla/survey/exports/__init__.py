"""Exports of survey tools: the bytes of one file in, answers or a plain table of text out.

What a file is, is told from the file itself; its name only has to agree with it.
"""

from spegla.survey.exports.answers import (
    Answers,
    Category,
    LeftOut,
    Tool,
    Use,
    Variable,
    plain_answers,
    unlike,
)
from spegla.survey.exports.delimited import read_delimited
from spegla.survey.exports.described import describe
from spegla.survey.exports.detection import (
    EXPORT_SUFFIXES,
    read_answers,
    read_structure,
    read_table,
)
from spegla.survey.exports.unpacking import unpacked

__all__ = [
    "EXPORT_SUFFIXES",
    "Answers",
    "Category",
    "LeftOut",
    "Tool",
    "Use",
    "Variable",
    "describe",
    "plain_answers",
    "read_answers",
    "read_delimited",
    "read_structure",
    "read_table",
    "unlike",
    "unpacked",
]
