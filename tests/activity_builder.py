"""Activities of a catalogue, as small as they may be."""

from typing import Any

from spegla.survey.records import Activity, People
from survey_builder import said


def make_activity(code: str, *dimensions: str, **overrides: Any) -> Activity:
    """An activity of twenty minutes for one employee; keywords replace fields."""
    fields: dict[str, Any] = {
        "people": People.ONE,
        "minutes": 20,
        "metric": None,
        "title": said(f"Title of {code}"),
        "purpose": said("To listen."),
        "who": said("One colleague"),
        "steps": (said("Meet."), said("Walk."), said("Listen.")),
        "notice": said("Somebody listens."),
    }
    return Activity(code=code, dimensions=dimensions, **(fields | overrides))
