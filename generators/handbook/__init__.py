"""The handbook: what stands in ``docs/``, and a reference made from the program itself, as a site.

No part of the product. ``docs/`` goes in, with settings, commands, figures, live-figure calls and
messages as the program declares them; a folder with Markdown and a site that asks nothing of
anyone comes out. Run it from this folder's parent::

    python -m handbook ../build/handbook
"""

from handbook.build import build_handbook
from handbook.reference import REFERENCE, reference_pages

__all__ = ["REFERENCE", "build_handbook", "reference_pages"]
