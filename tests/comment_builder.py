"""Comments without a survey around them, and what the gate and the report make of them."""

from collections.abc import Sequence
from typing import Any

from spegla.privacy.certificate import Audits, FigureCounts, certify
from spegla.privacy.comments import released_comments, released_interviews
from spegla.privacy.ladder import settle
from spegla.privacy.proposals.themes import counted_questions, theme_figures, themes
from spegla.privacy.registry import Registry
from spegla.privacy.released import FigureId, Released, Thresholds, Value
from spegla.report.context import Context
from spegla.settings import Preset, PrivacyPolicy, PrivacySettings, Settings
from spegla.survey.comments import Comment, Comments, Interview
from spegla.survey.questions import Questionnaire
from spegla.survey.readings import Sentiment

PRIVACY = PrivacySettings(preset=Preset.STANDARD, promised_minimum=5)
WAVE = "2026"


def make_policy(**settings: Any) -> PrivacyPolicy:
    """The standard policy; keywords replace settings."""
    return PRIVACY.model_copy(update=settings).policy()


def make_comment(text: str = "We wait.", **overrides: Any) -> Comment:
    """An approved negative comment about trust; keywords replace fields."""
    fields: dict[str, Any] = {
        "question": "best",
        "theme": "trust",
        "sentiment": Sentiment.NEGATIVE,
        "publish": True,
    }
    return Comment(text=text, **(fields | overrides))


def several(count: int, **overrides: Any) -> tuple[Comment, ...]:
    """So many comments that differ."""
    return tuple(make_comment(f"Remark number {n}.", **overrides) for n in range(count))


def make_comments(
    comments: Sequence[Comment] = (), interviews: Sequence[Interview] = ()
) -> Comments:
    """Everything that customers wrote in the newest wave."""
    return Comments(
        wave=WAVE, file="comments.csv", comments=tuple(comments), interviews=tuple(interviews)
    )


def theme_shares(
    comments: Comments, policy: PrivacyPolicy, *, dimensions: Sequence[str]
) -> dict[FigureId, Value]:
    """What is shown of the themes of some comments."""
    proposed = themes(comments, policy, dimensions=dimensions)
    registry = Registry.of((settle(proposal, policy) for proposal in proposed), counted=())
    return {
        figure: registry.value(figure)
        for question in counted_questions(comments, policy)
        for figure, _, _ in theme_figures(comments.wave, question, dimensions)
    }


def make_released(
    comments: Comments, policy: PrivacyPolicy, *, dimensions: Sequence[str] = ("trust", "pace")
) -> Released:
    """A release that holds nothing but comments."""
    audits = Audits(
        k_support=0,
        certainty=0,
        in_whole_people=0,
        ladder={},
        earlier_releases=0,
        comments_shown=0,
        comments_withheld=0,
    )
    return Released(
        figures=theme_shares(comments, policy, dimensions=dimensions),
        breakdowns=(),
        thresholds=Thresholds(
            k=policy.k,
            mean_minimum=policy.mean_minimum,
            category_minimum=policy.category_minimum,
        ),
        certificate=certify(
            PRIVACY,
            figures=FigureCounts(total=0, protected=0, not_comparable=0),
            audits=audits,
            release_hash="0" * 64,
        ),
        comments=released_comments(comments, policy),
        interviews=released_interviews(comments),
    )


def make_context(comments: Comments, questionnaire: Questionnaire, settings: Settings) -> Context:
    """What the page of comments is written from."""
    policy = settings.privacy.policy()
    dimensions = [dimension.code for dimension in questionnaire.dimensions]
    return Context(
        released=make_released(comments, policy, dimensions=dimensions),
        questionnaire=questionnaire,
        settings=settings,
        actions=(),
        version="1.0",
    )
