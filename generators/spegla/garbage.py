"""How often a process looks for garbage."""

import gc
from typing import Final

_SELDOM: Final = (50_000, 20, 100)


def collect_seldom() -> None:
    """Look for garbage seldom, for the rest of the process.

    Most of what a build makes is in use until its end, and is looked through in vain, for a
    fifteenth of its time.
    """
    gc.set_threshold(*_SELDOM)
