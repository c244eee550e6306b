"""What could be said of the comments on a question: what they are about, and how they sound."""

from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np

from spegla.privacy.linear import FamilyKey, Part, Term
from spegla.privacy.proposals.items import head_count
from spegla.privacy.released import FigureId
from spegla.privacy.statements import Proposal, Statement
from spegla.settings import PrivacyPolicy
from spegla.survey.comments import OTHER_THEME, Comment, Comments
from spegla.survey.readings import Sentiment

TOPIC_MINIMUM = 5
"""Different people who must have spoken of a theme before it is counted."""

_ANY = ""


def themes(
    comments: Comments, policy: PrivacyPolicy, *, dimensions: Sequence[str]
) -> Iterator[Proposal]:
    """Of those who wrote, the share who spoke of each theme, and how they sounded.

    Each person answers a question once, so the shares of one question count people; those of
    several cannot be added up.

    Args:
        comments: What customers wrote in one wave.
        policy: The thresholds in force.
        dimensions: Codes of the dimensions, which are themes.
    """
    for question in counted_questions(comments, policy):
        said = comments.under(question)
        yield _proposal(comments.wave, question, said, policy, (*dimensions, OTHER_THEME))


def counted_questions(comments: Comments, policy: PrivacyPolicy) -> Iterator[str]:
    """Questions on which enough people wrote, once each comment has a theme and a sentiment.

    Withheld ones need them too, since a part of the comments would stand for nobody.
    """
    for question in comments.questions:
        said = comments.under(question)
        if question and enough_wrote(said, policy) and all(c.theme and c.sentiment for c in said):
            yield question


def enough_wrote(said: Sequence[Comment], policy: PrivacyPolicy) -> bool:
    """Whether a question has enough answers, and enough comments that differ."""
    people = sum(comment.people for comment in said)
    return min(people, len(said)) >= policy.comment_minimum


def theme_figures(
    wave: str, question: str, dimensions: Sequence[str]
) -> Iterator[tuple[FigureId, str, Sentiment | None]]:
    """Each figure about the comments on a question, with its theme and how they sound."""
    for theme in (_ANY, *dimensions, OTHER_THEME):
        if theme:
            yield FigureId.of_comments(wave, question, theme=theme), theme, None
        for sentiment in Sentiment:
            figure = FigureId.of_comments(wave, question, theme=theme, sentiment=sentiment)
            yield figure, theme, sentiment


def _proposal(
    wave: str,
    question: str,
    said: Sequence[Comment],
    policy: PrivacyPolicy,
    every_theme: Sequence[str],
) -> Proposal:
    categories = list(product(every_theme, Sentiment))
    people = [comment for comment in said for _ in range(comment.people)]
    chosen = [categories.index((c.theme, c.sentiment or Sentiment.MIXED)) for c in people]
    part = Part(
        code=f"{question}:themes",
        favourable=(False,) * len(categories),
        answers=np.array(chosen, dtype=np.int64),
    )
    statements = []
    for figure, theme, sentiment in theme_figures(wave, question, every_theme[:-1]):
        weights = tuple(
            int(theme in (_ANY, of) and sentiment in (None, sounds)) for of, sounds in categories
        )
        term = Term(part=part.code, weights=weights)
        statement = head_count(figure, part, term, minimum=policy.comment_minimum)
        if _is_topic(statement, np.array(weights)[part.answers].sum(), policy):
            statements.append(statement)
    return Proposal(
        key=FamilyKey.of_customers(wave, part.code),
        parts=(part,),
        statements=tuple(statements),
    )


def _is_topic(statement: Statement, spoke: int, policy: PrivacyPolicy) -> bool:
    """Whether enough spoke of it, whichever number in its bin the reader takes."""
    found = statement.displayed(int(spoke), people_per_bin=policy.people_per_bin).bin
    return found.least >= max(TOPIC_MINIMUM, policy.k)
