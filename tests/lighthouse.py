"""Lighthouse on a page that is served on this machine."""

import json
import shutil
from typing import Any

import pytest

from javascript_packages import package, run_node

CHROMIUM = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def look_at(address: str, *, is_desktop: bool, is_timed: bool) -> dict[str, Any]:
    """What Lighthouse reports of a page, as it writes it.

    Args:
        address: The page.
        is_desktop: With a desktop's screen and line, else with a phone's.
        is_timed: Whether it reckons the times of a slow line and device.
    """
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no Chromium on this machine: run sh tests/install-programs")
    arguments = [
        address,
        "--quiet",
        "--output=json",
        "--only-categories=performance,accessibility,best-practices",
        "--no-enable-error-reporting",
        f"--chrome-flags={' '.join(CHROMIUM)}",
        *(["--preset=desktop"] if is_desktop else []),
        *([] if is_timed else ["--throttling-method=provided"]),
    ]
    script = package("lighthouse") / "cli" / "index.js"
    report: dict[str, Any] = json.loads(run_node([script, *arguments], CHROME_PATH=chromium))
    return report


def scores(report: dict[str, Any]) -> dict[str, int]:
    """Points of 100 by the name of the category."""
    return {name: round(100 * each["score"]) for name, each in report["categories"].items()}
