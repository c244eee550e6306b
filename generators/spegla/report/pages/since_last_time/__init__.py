"""Page 12: what was promised, what was done, and what customers noticed.

A :class:`~spegla.report.context.Context` comes in, a page goes out. ``outcomes`` judges each
earlier action by rule, ``promises`` tells of it, ``targets`` holds scores of all waves against what
was aimed for, and ``changes`` has the verdict on every dimension.
"""

from spegla.report.pages.since_last_time.page import since_last_time

__all__ = ["since_last_time"]
