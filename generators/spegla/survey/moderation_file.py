"""How ``comments.csv`` is written, so that a spreadsheet program can open it and give it back."""

import csv
import io
from collections.abc import Sequence

from spegla.cells import guarded
from spegla.survey.comments import Comment

REQUIRED = ("text", "theme", "sentiment", "publish")
OPTIONAL = ("key", "question", "flags", "shown_as", "in_export")
_COLUMNS = (
    "key", "question", "text", "flags", "theme", "sentiment", "publish", "shown_as", "in_export",
)  # fmt: skip

YES, NO = "yes", "no"
_DELIMITERS = ("\t", ";", ",")
_USUAL_DELIMITER = ";"
"""What spreadsheet programs expect where the comma stands in numbers."""


def moderation_csv(comments: Sequence[Comment], *, delimiter: str) -> bytes:
    r"""The moderation file with these comments in this order.

    It begins with a byte order mark, by which spreadsheet programs know UTF-8.

    Args:
        comments: All comments of one wave.
        delimiter: What stands between the cells.

    >>> moderation_csv([Comment(question="best", text="=1+1")], delimiter=";").decode("utf-8-sig")
    ... # doctest: +ELLIPSIS
    "key;question;text;flags;theme;sentiment;publish;shown_as;in_export\nc...;best;'=1+1;..."
    """
    text = io.StringIO(newline="")
    table = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    table.writerow(_COLUMNS)
    table.writerows(_cells(comment) for comment in comments)
    return text.getvalue().encode("utf-8-sig")


def delimiter_of(content: bytes) -> str:
    r"""What stands between the cells of a moderation file, as none of its headings holds it.

    Of a file that does not exist yet, a semicolon.

    >>> delimiter_of("\ufeffkey;question;text".encode()), delimiter_of(b"sep=,\ntext,theme")
    (';', ',')
    """
    head = content.replace(b"\0", b"").split(b"\n", 1)[0]
    return next((mark for mark in _DELIMITERS if mark.encode() in head), _USUAL_DELIMITER)


def _cells(comment: Comment) -> tuple[str, ...]:
    publish = "" if comment.publish is None else YES if comment.publish else NO
    # What was found after the decision to publish is left to whoever decided: see check_flags().
    flags = comment.flags if comment.publish else comment.flags + comment.unseen_flags
    return (
        comment.key,
        comment.question,
        guarded(comment.text),
        " ".join(flags),
        comment.theme,
        comment.sentiment or "",
        publish,
        guarded(comment.shown_as),
        YES if comment.people else NO,
    )
