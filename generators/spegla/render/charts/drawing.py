"""For which medium, in which look and in whose language a chart is drawn."""

from dataclasses import dataclass

from spegla.render.brand import Brand
from spegla.render.media import MEASURES, Measures, Medium
from spegla.report.format import Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What a chart needs to know beside its own marks: medium, look and language."""

    medium: Medium
    brand: Brand
    writer: Writer

    @property
    def measures(self) -> Measures:
        """The sizes of the medium."""
        return MEASURES[self.medium]
