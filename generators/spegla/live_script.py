"""The script that makes charts live, kept for whoever uses this machine.

It takes as long as drawing thirty charts and comes from the program alone, so it is the same in all
reports: no engagement leaves anything here. It lies in the user's folder for caches. Where nothing
can be kept there, or what is there is not what this program left, it is made anew; the report is
the same with it and without. The only module that asks where that folder is (platformdirs).
"""

import hashlib
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import suppress
from typing import Final

from platformdirs import user_cache_path

from spegla.errors import InputError, OutputError
from spegla.output import keep_private
from spegla.render.drawn_apart import live_bundle
from spegla.survey.files import product_hash, read_private

_FILE: Final = "live-charts.js"


def live_script() -> str:
    """The script, as it was kept or made in this process."""
    return _kept() or _keep(live_bundle())


def script_ahead(workers: Executor, *, is_fresh: bool = False) -> Callable[[], str]:
    """Let others make the script where it is not kept.

    Args:
        workers: They make it.
        is_fresh: Whether to make it anew, whatever was kept.

    Returns:
        What waits for the script.
    """
    kept = None if is_fresh else _kept()
    if kept is not None:
        return lambda: kept
    making = workers.submit(live_bundle)
    return lambda: _keep(making.result())


def _kept() -> str | None:
    """The script that this program left; None where there is none, or it was changed since."""
    try:
        content = (read_private(user_cache_path("spegla"), _FILE) or b"").decode()
    except (InputError, ValueError):
        return None
    seal, _, script = content.partition("\n")
    return script if script and seal == _seal(script) else None


def _keep(script: str) -> str:
    place = user_cache_path("spegla") / _FILE
    # A user without a home has no such folder, and no other one may take its place.
    if place.is_absolute():
        # Where the disk refuses, the next build makes the script anew, as this one did.
        with suppress(OutputError):
            keep_private(place, f"{_seal(script)}\n{script}".encode())
    return script


def _seal(script: str) -> str:
    """By which a script is known that this very program left, whole."""
    made_with_and_as = f"{product_hash()}\n{script}"
    return f"// {hashlib.sha256(made_with_and_as.encode()).hexdigest()}"
