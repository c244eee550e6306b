"""Figures, charts and tables in what people write: the report's own, in the page's language."""

from spegla.render.live.blocks import Block
from spegla.render.live.faults import nearest, quoted
from spegla.render.live.figures import Figures
from spegla.render.live.pages import LivePage, live_pages

__all__ = ["Block", "Figures", "LivePage", "live_pages", "nearest", "quoted"]
