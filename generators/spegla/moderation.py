"""Collecting comments for a person to decide on: read, shuffle, write the moderation file.

No word of a comment goes anywhere but into that file.
"""

from dataclasses import dataclass
from pathlib import Path
from random import Random

from spegla.errors import OutputError, UsageError
from spegla.output import staged, write_files
from spegla.survey.comments import Comments
from spegla.survey.moderation_file import moderation_csv
from spegla.survey.read import Engagement, read_engagement


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What the moderation file of a wave holds now; every number counts comments.

    Args:
        file: The file; None where nobody wrote anything.
        new: Those that were not in it before.
        decided: Those that are to be published or withheld.
        waiting: Those that nobody has decided on.
        flagged: Those waiting in which personal data may stand.
        gone: Those that are in the export no longer, and not published.
        reopened: Those to be published in which something was found since that was decided.
        uncoded: Those without a theme or a sentiment, which keep their question from being counted.
    """

    file: Path | None
    new: int
    decided: int
    waiting: int
    flagged: int
    gone: int
    reopened: int
    uncoded: int


def collect(folder: Path, *, wave: str | None, order: Random) -> Collected:
    """Bring the moderation file of one wave up to date, without losing a decision.

    Args:
        folder: The engagement.
        wave: Code of the wave; None for the newest.
        order: Puts the comments in an order that says nothing about who wrote them or when.

    Raises:
        UsageError: The engagement has no such wave.
        InputError: The engagement cannot be read; carries everything that is wrong.
        OutputError: The disk refuses.
    """
    comments = _of_wave(read_engagement(folder), wave)
    if not comments.comments:
        return _collected(comments, None)
    file = folder / comments.file
    rows = order.sample(comments.comments, len(comments.comments))
    content = moderation_csv(rows, delimiter=comments.delimiter)
    try:
        with staged(file.parent, names=[file.name]) as work:
            write_files(work, {file.name: content})
    except OutputError as error:
        raise OutputError(
            f"{comments.file} cannot be written, and is as it was. Close it in other programs, and "
            "see that you may write into its folder."
        ) from error
    return _collected(comments, file)


def _of_wave(engagement: Engagement, wave: str | None) -> Comments:
    by_wave = {comments.wave: comments for comments in engagement.comments}
    if wave is None:
        return engagement.comments[-1]
    if wave not in by_wave:
        known = ", ".join(by_wave)
        raise UsageError(f'The engagement has no wave "{wave}"; it has {known}.')
    return by_wave[wave]


def _collected(comments: Comments, file: Path | None) -> Collected:
    rows = comments.comments
    waiting = [comment for comment in rows if comment.publish is None]
    return Collected(
        file=file,
        new=sum(comment.row is None for comment in rows),
        decided=len(rows) - len(waiting),
        waiting=len(waiting),
        flagged=sum(bool(comment.found) for comment in waiting),
        gone=sum(comment.people == 0 for comment in rows),
        reopened=sum(bool(comment.publish and comment.unseen_flags) for comment in rows),
        uncoded=sum(
            comment.people > 0 and not (comment.theme and comment.sentiment) for comment in rows
        ),
    )
