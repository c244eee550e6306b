"""HTML to PDF: set by WeasyPrint, in gatherings where it is long, then marked, bound and kept."""

from spegla.render.pdf.setting import render_pdf

__all__ = ["render_pdf"]
