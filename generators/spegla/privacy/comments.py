"""Which comments may leave (PRIVACY.md 2.12); what is counted of them is a figure like others.

A comment leaves only if a person approved it knowing everything that was found in it, and only if
enough people answered its question. It leaves alone: with its question, its theme and how it
sounds, in an order that follows from its released words and from nothing else.
"""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence

from spegla.privacy.proposals.themes import enough_wrote
from spegla.privacy.released import ReleasedComment, ReleasedInterview
from spegla.settings import PrivacyPolicy
from spegla.survey.comments import Comments


def released_comments(comments: Comments, policy: PrivacyPolicy) -> tuple[ReleasedComment, ...]:
    """The approved comments on those questions that enough people answered.

    >>> from spegla.settings import Preset, PrivacySettings
    >>> policy = PrivacySettings(preset=Preset.STANDARD, promised_minimum=5).policy()
    >>> from spegla.survey.comments import Comment
    >>> few = [Comment(question="best", text=f"Thing {number}.") for number in range(9)]
    >>> released_comments(Comments(wave="2026", file="", comments=tuple(few)), policy)
    ()
    """
    approved = {
        ReleasedComment(
            question=comment.question,
            theme=comment.theme,
            sentiment=comment.sentiment,
            text=comment.wording,
        )
        for question in comments.questions
        if enough_wrote(comments.under(question), policy)
        for comment in comments.under(question)
        if comment.is_approved and comment.sentiment is not None
    }
    return tuple(sorted(approved, key=lambda each: _hash(each.question, each.text)))


def released_interviews(comments: Comments) -> tuple[ReleasedInterview, ...]:
    """What key customers said and agreed to be quoted with."""
    approved = {
        ReleasedInterview(
            dimension=interview.dimension, theme=interview.theme, text=interview.quote
        )
        for interview in comments.interviews
        if interview.is_approved and interview.theme is not None
    }
    return tuple(sorted(approved, key=lambda each: _hash(each.dimension, each.text)))


def words_by_place(
    comments: Sequence[ReleasedComment], interviews: Sequence[ReleasedInterview]
) -> Mapping[str, Sequence[str]]:
    """All released words under what is said of them, to be told from those of another release."""
    places: dict[str, list[str]] = defaultdict(list)
    for comment in comments:
        places[f"{comment.question}/{comment.theme}/{comment.sentiment}"].append(comment.text)
    for interview in interviews:
        places[f"{interview.dimension}/{interview.theme}"].append(interview.text)
    return places


def _hash(place: str, text: str) -> str:
    """What released words are sorted by: it follows from them, and says nothing else."""
    return hashlib.sha256(f"{place}\0{text}".encode()).hexdigest()
