"""Figures about comments: what those who wrote spoke of, and how they sounded."""

from spegla.privacy.figures.evidence import Evidence, Figures
from spegla.privacy.proposals.themes import counted_questions, theme_figures


def theme_shares(evidence: Evidence) -> Figures:
    """The share of each theme and sentiment among those who wrote, by question."""
    dimensions = [dimension.code for dimension in evidence.questionnaire.dimensions]
    for question in counted_questions(evidence.comments, evidence.policy):
        for figure, _, _ in theme_figures(evidence.comments.wave, question, dimensions):
            yield figure, evidence.registry.value(figure)
