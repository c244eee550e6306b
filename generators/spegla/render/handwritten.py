"""Pages that people write, held against the pages of the report among which they stand."""

from collections.abc import Collection, Sequence

from spegla.errors import InputError, Problem
from spegla.survey.records import HandPage

_NOT_FOUND = "404"
"""The site's page for addresses that lead nowhere."""


def check_places(written: Sequence[HandPage], *, pages: Collection[str]) -> None:
    """Says of every hand-written page that has no place in the report what to do.

    Args:
        written: The pages that people wrote.
        pages: Keys of the report's own pages.

    Raises:
        InputError: A page follows one that the report does not have, or takes its name; lists
            all problems.

    >>> page = HandPage(file="content/en/about.md", key="about", language="en", title="About us",
    ...     after="index", text="", first_row=5)
    >>> check_places([page], pages=["index"])
    """
    problems = [
        Problem(
            file=page.file,
            found=f'the report has a page "{page.key}" of its own',
            fix="Give the file another name.",
        )
        for page in written
        if page.key in {*pages, _NOT_FOUND}
    ]
    problems += [
        Problem(
            file=page.file,
            found=f'it follows a page "{page.after}", which this report does not have',
            fix=f"Name one of {', '.join(pages)}.",
        )
        for page in written
        if page.after not in pages
    ]
    if problems:
        raise InputError(problems)
