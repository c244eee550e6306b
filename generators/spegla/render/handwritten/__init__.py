"""What people write, in its place in the report: pages among the others, texts within them."""

from spegla.render.handwritten.places import check_places
from spegla.render.handwritten.placing import SetTexts, with_written

__all__ = ["SetTexts", "check_places", "with_written"]
