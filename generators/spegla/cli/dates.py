"""The two days that a run of the program has: today, and the day that its report bears."""

import os
from datetime import UTC, date, datetime

import click


def today() -> date:
    """The day where the person is who runs the program, for the ledger."""
    return datetime.now().astimezone().date()


def source_date() -> date | None:
    """The day of SOURCE_DATE_EPOCH, by which systems that build anew say what day a file bears."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise click.UsageError(
            "SOURCE_DATE_EPOCH is no number of seconds since 1970. Correct it, or unset it: then "
            "the report bears the day of the newest wave."
        ) from None
