"""The report of one unit: a group of a breakdown beside everyone, from a view of the release.

What comes in is a context whose release shows everyone and one group, nothing of any other
(:func:`spegla.privacy.gate.of_group`); out goes a :class:`~spegla.report.model.Report` of a few
pages, drawn like any other. Nothing is computed here: each figure stands in the whole report too.
"""

from spegla.report.unit.build import build_unit_report
from spegla.report.unit.unit import Unit, has_report

__all__ = ["Unit", "build_unit_report", "has_report"]
