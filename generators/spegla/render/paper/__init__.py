"""The editions on paper, each as one HTML document that is complete in itself."""

from spegla.render.paper.document import DocumentView
from spegla.render.paper.editions import EDITIONS, UNIT, Edition, print_editions

__all__ = ["EDITIONS", "UNIT", "DocumentView", "Edition", "print_editions"]
