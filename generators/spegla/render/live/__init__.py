"""Figures in the pages that people write: the report's own, in the page's language."""

from spegla.render.live.figures import Figures
from spegla.render.live.pages import live_pages

__all__ = ["Figures", "live_pages"]
