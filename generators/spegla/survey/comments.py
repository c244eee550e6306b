"""What customers wrote and said, cut loose from them, and what was decided about each of it.

A comment is a wording under a question; who wrote it is forgotten where the export is read. What a
person decided about it (``comments.csv``) is found again by the wording, so no decision is lost
when the export grows, and none passes on to words that nobody has read. Nothing in this module
may pass the privacy gate: most of what it holds is withheld.
"""

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from spegla.errors import InputError, Problem
from spegla.survey.personal_data import Flag, Watchlist, flags_of
from spegla.survey.readings import InterviewTheme, Sentiment
from spegla.survey.tables import tidy

OTHER_THEME = "other"
"""Theme of a comment that is about none of the dimensions."""

_QUOTES = str.maketrans(
    dict.fromkeys("“”„‟«»″〝〞", '"') | dict.fromkeys("‘’‚‛′´`", "'"),
)

Written = Mapping[str, Mapping[str, int]]
"""Per open question that has a column in the export: how many people wrote each wording."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One wording under one question, and what was decided about it.

    Args:
        question: Code of the open question; "" where a file does not say it.
        text: The wording, :func:`normalised`.
        people: How many wrote it; 0 where it is in the export no longer.
        flags: What the moderator was told about it.
        found: What is found in it now.
        theme: Code of a dimension or ``OTHER_THEME``; "" where it has none yet.
        sentiment: How it sounds, as the moderator judged it.
        publish: Whether it may be shown; None where nobody has decided, which withholds it.
        shown_as: The wording to be shown instead, with a mark where something was taken out; "" for
            its own.
        row: Its row in ``comments.csv``; None where it is not in there yet.
    """

    question: str
    text: str
    people: int = 1
    flags: tuple[Flag, ...] = ()
    found: tuple[Flag, ...] = ()
    theme: str = ""
    sentiment: Sentiment | None = None
    publish: bool | None = None
    shown_as: str = ""
    row: int | None = None

    @property
    def key(self) -> str:
        """What it is known by: a hash of question and wording.

        It begins with a letter, so that no spreadsheet program reads it as a number.
        """
        digest = hashlib.sha256(f"{self.question}\0{self.text}".encode()).hexdigest()
        return f"c{digest[:16]}"

    @property
    def wording(self) -> str:
        """What would be shown."""
        return self.shown_as or self.text

    @property
    def unseen_flags(self) -> tuple[Flag, ...]:
        """What was found in it that the moderator had not been told."""
        return _unseen(self.found, self.flags)

    @property
    def is_approved(self) -> bool:
        """Whether somebody decided to show it who knew everything that was found in it."""
        return self.publish is True and not self.unseen_flags and self.people > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """What a key customer said before the survey.

    Args:
        dimension: Code of the dimension that it is about.
        theme: As what it came up; None only where the file does not say it.
        quote: The words, :func:`normalised`.
        publish: Whether the customer approved of being quoted.
        flags: What whoever wrote the row knows to be in it.
        found: What is found in it.
        row: Its row in ``interviews.csv``.
    """

    dimension: str
    theme: InterviewTheme | None
    quote: str
    publish: bool
    flags: tuple[Flag, ...] = ()
    found: tuple[Flag, ...] = ()
    row: int | None = None

    @property
    def unseen_flags(self) -> tuple[Flag, ...]:
        """What was found in it that nobody has said to know of."""
        return _unseen(self.found, self.flags)

    @property
    def is_approved(self) -> bool:
        """Whether it may be shown, by somebody who knew everything that was found in it."""
        return self.publish and not self.unseen_flags


@dataclass(frozen=True, slots=True, kw_only=True)
class Comments:
    """Everything that customers wrote or said in one wave.

    Args:
        wave: Its code.
        file: Path of the moderation file in the engagement, whether it exists yet or not.
        comments: In the order of the file, then those that are not in it yet.
        interviews: In the order of their file.
        interviews_file: Path of that file in the engagement, whether it exists or not.
        delimiter: What stands between the cells of the moderation file.
    """

    wave: str
    file: str
    comments: tuple[Comment, ...] = ()
    interviews: tuple[Interview, ...] = ()
    interviews_file: str = ""
    delimiter: str = ";"

    def under(self, question: str) -> tuple[Comment, ...]:
        """The comments on one question that somebody stands behind."""
        return tuple(c for c in self.comments if c.question == question and c.people > 0)

    @property
    def questions(self) -> tuple[str, ...]:
        """Codes of the questions that have comments, in alphabetical order."""
        return tuple(sorted({comment.question for comment in self.comments}))

    def check_flags(self) -> None:
        """Says which words are to be shown although something was found in them that nobody knew.

        Raises:
            InputError: There are such comments or quotes of interviews; it names row and flag,
                never a word of them.
        """
        problems = [
            Problem(
                file=self.file,
                row=comment.row,
                column="flags",
                found="the comment is to be published, and these flags were not known when that "
                f"was decided: {', '.join(comment.unseen_flags)}",
                fix="Read it again. Leave publish blank to withhold it, write what may be shown "
                "into shown_as, or add the flags to the cell if all of it may be shown.",
            )
            for comment in self.comments
            if comment.publish and comment.unseen_flags
        ]
        problems += [
            Problem(
                file=self.interviews_file,
                row=interview.row,
                column="quote",
                found="the quote is to be published, and this was found in it: "
                f"{', '.join(interview.unseen_flags)}",
                fix="Read it again. Take out what may tell who is quoted or spoken of and let the "
                "customer approve of what is left, or, if all of it may be shown, name the flags "
                'in a column "flags".',
            )
            for interview in self.interviews
            if interview.publish and interview.unseen_flags
        ]
        if problems:
            raise InputError(problems)


def normalised(text: str) -> str:
    r"""A comment as it is kept: one line, plain quotation marks, nothing that cannot be seen.

    How a device writes quotation marks would tell it from others; characters that turn the
    direction of text would make it read as something else.

    >>> normalised("They say  “soon”.\nIt’s never\u202e soon.")
    'They say "soon". It\'s never soon.'
    """
    plain = unicodedata.normalize("NFC", text).translate(_QUOTES)
    return tidy("".join(_visible(character) for character in plain))


def gathered(
    moderated: Sequence[Comment], written: Written, watchlist: Watchlist
) -> tuple[Comment, ...]:
    """What was decided and what the export holds, each wording once, with what is found in it.

    A decision without a question belongs to the first question under which somebody wrote these
    words. Where the export has no column for a question, those in the file stand for themselves.

    Args:
        moderated: The rows of the moderation file.
        written: The answers of the export.
        watchlist: Names, titles and groups of the engagement.

    Returns:
        The rows in their order, then what is not among them, in the order of their keys.

    >>> old = Comment(question="best", text="The people.", publish=True, row=2)
    >>> found = gathered([old], {"best": {"The people.": 3, "Nothing.": 1}}, Watchlist())
    >>> [(comment.text, comment.people, comment.publish) for comment in found]
    [('The people.', 3, True), ('Nothing.', 1, None)]
    """
    rows = [_placed(comment, written) for comment in moderated]
    known = {(comment.question, comment.text) for comment in rows}
    new = [
        Comment(question=question, text=text, people=people)
        for question, texts in written.items()
        for text, people in texts.items()
        if (question, text) not in known
    ]
    everything = [*rows, *sorted(new, key=lambda comment: comment.key)]
    return tuple(replace(comment, found=_found(comment, watchlist)) for comment in everything)


def watched(interviews: Sequence[Interview], watchlist: Watchlist) -> tuple[Interview, ...]:
    """The interviews, each with what is found in its words.

    >>> said = Interview(dimension="trust", theme=InterviewTheme.BAD_EPISODE,
    ...     quote="Ask 070-123 45 67.", publish=True)
    >>> [flag.value for each in watched([said], Watchlist()) for flag in each.unseen_flags]
    ['phone']
    """
    return tuple(
        replace(each, found=_in_order(flags_of(each.quote, watchlist))) for each in interviews
    )


def _placed(comment: Comment, written: Written) -> Comment:
    """The comment under its question, with the number of people who stand behind it."""
    question = comment.question or next(
        (code for code, texts in written.items() if comment.text in texts), ""
    )
    people = written[question].get(comment.text, 0) if question in written else comment.people
    return replace(comment, question=question, people=people)


def _found(comment: Comment, watchlist: Watchlist) -> tuple[Flag, ...]:
    """What is found in its own words or in those to be shown instead."""
    words = dict.fromkeys([comment.text, comment.wording])
    return _in_order(flag for text in words for flag in flags_of(text, watchlist))


def _in_order(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    found = set(flags)
    return tuple(flag for flag in Flag if flag in found)


def _unseen(found: Sequence[Flag], known: Sequence[Flag]) -> tuple[Flag, ...]:
    return tuple(flag for flag in found if flag not in known)


def _visible(character: str) -> str:
    match unicodedata.category(character):
        case "Cf":
            return ""
        case "Cc" | "Co" | "Cs":
            return " "
        case _:
            return character
