"""Lighthouse on a page that is served on this machine."""

import json
from typing import Any

import pytest

from chromium import ARGUMENTS, MISSING, find_chromium
from javascript_packages import package, run_node


def look_at(address: str, *, is_desktop: bool, is_timed: bool) -> dict[str, Any]:
    """What Lighthouse reports of a page, as it writes it.

    Args:
        address: The page.
        is_desktop: With a desktop's screen and line, else with a phone's.
        is_timed: Whether it reckons the times of a slow line and device.
    """
    program = find_chromium()
    if program is None:
        pytest.skip(MISSING)
    arguments = [
        address,
        "--quiet",
        "--output=json",
        "--only-categories=performance,accessibility,best-practices",
        "--no-enable-error-reporting",
        f"--chrome-flags=--headless=new {' '.join(ARGUMENTS)}",
        *(["--preset=desktop"] if is_desktop else []),
        *([] if is_timed else ["--throttling-method=provided"]),
    ]
    script = package("lighthouse") / "cli" / "index.js"
    report: dict[str, Any] = json.loads(run_node([script, *arguments], CHROME_PATH=program))
    return report


def scores(report: dict[str, Any]) -> dict[str, int]:
    """Points of 100 by the name of the category."""
    return {name: round(100 * each["score"]) for name, each in report["categories"].items()}
