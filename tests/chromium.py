"""The Chromium of this machine, and how all tests, pictures and measurements start it."""

import shutil

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""No sandbox of its own, which containers refuse, and nothing asked of other machines."""

MISSING = "no Chromium on this machine: run sh tests/install-programs"


def find_chromium() -> str | None:
    """The path of the program, if there is one."""
    return shutil.which("chromium") or shutil.which("google-chrome")
