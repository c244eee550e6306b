"""What templates get: a report's pages with every word and number already text.

A :class:`~spegla.report.model.Report` comes in, a :class:`ReportView` of one language goes out.
The pages of the site and of the PDF are drawn from these same objects. A template only places
them: what must be decided, counted, ordered or rounded is a field.
"""

from spegla.render.views.drawn import explaining, view_figure, view_page, view_report
from spegla.render.views.sheets import SheetView, view_sheet
from spegla.render.views.types import (
    AskView,
    Draw,
    DrawingView,
    HighlightGroupView,
    HighlightsView,
    KeyNumberView,
    PageView,
    ParagraphView,
    RankedItemView,
    RankingView,
    ReportView,
    SectionView,
    TextView,
    WrittenView,
    blocks_in,
)

__all__ = [
    "AskView",
    "Draw",
    "DrawingView",
    "HighlightGroupView",
    "HighlightsView",
    "KeyNumberView",
    "PageView",
    "ParagraphView",
    "RankedItemView",
    "RankingView",
    "ReportView",
    "SectionView",
    "SheetView",
    "TextView",
    "WrittenView",
    "blocks_in",
    "explaining",
    "view_figure",
    "view_page",
    "view_report",
    "view_sheet",
]
