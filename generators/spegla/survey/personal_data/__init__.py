"""Personal data in a text: a text comes in, the kinds of personal data in it go out.

What is found is never repeated, only named. Finding nothing is no promise that there is nothing:
a person decides on each comment (PRIVACY.md 2.12).
"""

from spegla.survey.personal_data.flags import Flag, flags_of, identifiers_in
from spegla.survey.personal_data.watchlist import Watchlist

__all__ = ["Flag", "Watchlist", "flags_of", "identifiers_in"]
