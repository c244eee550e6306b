"""How one figure of an engagement came about, for the person who runs the program."""

from pathlib import Path

from spegla.explain.explain import explain as explain_figure
from spegla.explain.explain import find
from spegla.explain.explanation import Explanation
from spegla.privacy import gate
from spegla.releasing import summarise_survey
from spegla.report.build import build_report
from spegla.reporting import as_shown, context_of, figures_of, with_figures
from spegla.survey.read import (
    read_engagement,
)


def explain(folder: Path, name: str) -> Explanation:
    """How one figure of an engagement came about.

    Args:
        folder: The engagement.
        name: The figure's identity, as in ``figures.csv``.

    Raises:
        UnknownFigureError: There is no such figure; it names the nearest ones.
        SpeglaError: Whatever is wrong with the input, or the gate.
    """
    engagement = read_engagement(folder)
    evidence = gate.admit(
        summarise_survey(engagement),
        engagement.survey.questionnaire,
        engagement.settings,
        engagement.comments[-1],
    )
    released = gate.release_of(evidence)
    figure = find(name, released)
    report = build_report(context_of(engagement, released))
    if any(page.replaces for page in engagement.hand_pages):
        written = with_figures(engagement, figures_of(engagement, report, released))
        report = as_shown(report, written, engagement.settings.languages)
    return explain_figure(
        figure,
        evidence=evidence,
        released=released,
        page=next((row.page for row in report.annex if row.figure == figure), None),
    )
