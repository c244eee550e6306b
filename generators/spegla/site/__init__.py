"""Pages, theme and settings in; a site that opens anywhere and asks nothing of anyone out.

:func:`build_site` runs the site builder, leaves out what nobody asks for, trims the style sheets
to what the pages use and gives every page its policy. :func:`serve_site` shows a built site.
"""

from spegla.site.builder import build_site, serve_site

__all__ = ["build_site", "serve_site"]
