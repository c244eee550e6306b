"""For the moderator: where the comments that may be shown are out of balance.

It speaks of approved comments and of displayed figures only, as the report itself does; of what is
withheld it knows nothing.
"""

from collections.abc import Iterator

from spegla.errors import Notice
from spegla.report.context import Context
from spegla.report.pages.quotations import LONGEST, quoted_beside
from spegla.report.quotations import Chosen, Lack, Tilt, quotations, tilt

_FIX = (
    "Read the withheld ones again and approve what restores the balance and gives nobody away. "
    "Until then the report says that they are out of balance."
)


def balance_notices(context: Context, *, file: str) -> tuple[Notice, ...]:
    """The open questions and dimensions whose quotations are out of balance.

    Args:
        context: What the report is built from.
        file: Path of the moderation file, to show.
    """
    return tuple(
        Notice(file=file, found=found, fix=_FIX)
        for found in (*_of_questions(context), *_of_dimensions(context))
    )


def _of_questions(context: Context) -> Iterator[str]:
    for question in context.questionnaire.open_questions:
        match tilt(context, question.code):
            case Tilt(sentiment=sentiment, is_fewer=is_fewer, shown=shown, all_shown=all_shown):
                than = f"{'fewer' if is_fewer else 'more'} than the answers to it call for"
                yield (
                    f'"{question.code}": {shown} of the {all_shown} approved comments are '
                    f"{sentiment}, {than}"
                )
            case None:
                continue


def _of_dimensions(context: Context) -> Iterator[str]:
    for dimension in context.dimensions:
        match quoted_beside(context, dimension):
            case Chosen(lack=Lack() as lack):
                approved = quotations(context, dimension, longest=LONGEST)
                sort = "positive" if lack is Lack.POSITIVE else "other than positive"
                yield (
                    f'"{dimension}": of {len(approved)} approved quotations of at most {LONGEST} '
                    f"characters none is {sort}, and the score calls for it"
                )
            case _:
                continue
