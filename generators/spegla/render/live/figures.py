"""What a text may name: figures of the report, what else it says of them, charts and tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from spegla.privacy.released import FigureId, Hidden, Released, Shown, Statistic, Value
from spegla.render.live.blocks import Block, blocks_of
from spegla.report.model import Cell, Report
from spegla.report.pages.matrix import box_name
from spegla.report.values import cell, size_cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All that can stand in a hand-written page.

    Args:
        values: Each figure of the report with its value, and those that are hidden from it.
        waves: Codes of the waves, oldest first.
        targets: Levels aimed for, 0-100, by code of dimension or "nki".
        blocks: Charts and tables by their places, as in "mirror#mirror-chart".
    """

    values: Mapping[FigureId, Value]
    waves: tuple[str, ...]
    targets: Mapping[str, float]
    blocks: Mapping[str, Block] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        report: Report,
        released: Released,
        *,
        waves: Iterable[str],
        targets: Mapping[str, float],
    ) -> Self:
        """Those of a report.

        A figure that is shown on no page is not in ``figures.csv`` and cannot be named either; what
        is hidden can, so that its reason can be told.
        """
        hidden = {figure: value for figure, value in released if isinstance(value, Hidden)}
        shown = {row.figure: row.value for row in report.annex}
        return cls(
            values=hidden | shown,
            waves=tuple(waves),
            targets=dict(targets),
            blocks=blocks_of(report.pages),
        )

    def cell(self, figure: FigureId) -> Cell:
        """A figure as tables of the report hold it."""
        value = self.values[figure]
        match figure.statistic:
            case Statistic.PLACEMENT if isinstance(value, Shown):
                return box_name(value)
            case Statistic.DETECTABLE_CHANGE:
                # How large a change must be has no direction.
                return size_cell(value)
            case _:
                return cell(value)
