"""What people write, held against the pages of the report where it wants to stand."""

import re
from collections.abc import Iterator, Mapping, Sequence

from spegla.errors import InputError, Problem
from spegla.render.live import nearest, quoted
from spegla.report.model import Chart, Page, PageKind, Quotes, Table
from spegla.survey.records import HandPage, Slot

_NOT_FOUND = "404"
"""The site's page for addresses that lead nowhere."""
_FOOTNOTE = re.compile(r"^\[\^(?P<label>[^\]\n]+)\]:", re.MULTILINE)
_FIXED: Mapping[PageKind, str] = {
    PageKind.COVER: "the cover and the one page for the executive team say what it says",
    PageKind.METHOD: "it says how the figures came about and what was promised to those who "
    "answered",
}
"""Why pages of a kind cannot be replaced."""


def check_places(written: Sequence[HandPage], pages: Sequence[Page]) -> None:
    """Says of everything written that has no place in the report what to do.

    Args:
        written: The pages, and texts within pages, that people wrote.
        pages: The report's own pages.

    Raises:
        InputError: It follows, replaces or stands in a page or at a place that the report does not
            have, or takes a name that is in use; lists all problems.

    >>> page = HandPage(file="content/en/about.md", key="about", language="en", title="About us",
    ...     after="", replaces="change", text="", first_row=5)
    >>> check_places([page], [])
    Traceback (most recent call last):
    spegla.errors.InputError: content/en/about.md: it replaces a page "change", which this report...
      There is none that could be named here.
    """
    by_key = {page.key: page for page in pages}
    problems = [problem for page in written for problem in _problems(page, written, by_key)]
    if problems:
        raise InputError(problems)


def anchors_of(page: Page) -> list[str]:
    """Sections and blocks of a page before and after which a text can stand, in order.

    Args:
        page: A page of the report.
    """
    anchors = []
    for section in page.sections:
        anchors.append(section.anchor)
        anchors += [
            block.anchor for block in section.blocks if isinstance(block, Chart | Table | Quotes)
        ]
    return anchors


def _problems(
    page: HandPage, written: Sequence[HandPage], pages: Mapping[str, Page]
) -> Iterator[Problem]:
    if page.slot:
        yield from _of_slot(page, page.slot, written, pages)
    elif page.replaces:
        yield from _of_replacement(page, written, pages)
    else:
        yield from _of_following(page, pages)


def _of_following(page: HandPage, pages: Mapping[str, Page]) -> Iterator[Problem]:
    if page.key in {*pages, _NOT_FOUND}:
        yield _problem(
            page,
            "",
            f'the report has a page "{page.key}" of its own',
            f"Give the file another name, or write replaces: {page.key} in place of after:.",
        )
    if page.after not in pages:
        yield _no_page(page, "after", "it follows", page.after, pages)


def _of_replacement(
    page: HandPage, written: Sequence[HandPage], pages: Mapping[str, Page]
) -> Iterator[Problem]:
    if page.replaces not in pages:
        yield _no_page(page, "replaces", "it replaces", page.replaces, pages)
        return
    reason = _FIXED.get(pages[page.replaces].kind)
    if reason:
        found = f'the page "{page.replaces}" cannot be replaced: {reason}'
        fix = f"Write a text within it, with page: {page.replaces} and at: start."
        yield _problem(page, "replaces", found, fix)
    first = _replacing(page, written)
    if first is not None and first.file != page.file:
        found = f'the page "{page.replaces}" is replaced by {first.file} already'
        yield _problem(page, "replaces", found, "Keep one of the two.")


def _of_slot(
    page: HandPage, slot: Slot, written: Sequence[HandPage], pages: Mapping[str, Page]
) -> Iterator[Problem]:
    if slot.page not in pages:
        yield _no_page(page, "page", "it stands in", slot.page, pages)
        return
    replacing = _replacing(page, written)
    if replacing is not None:
        found = f'the page "{slot.page}" is replaced by {replacing.file}'
        yield _problem(page, "page", found, "Write the text there.")
        return
    anchors = anchors_of(pages[slot.page])
    if slot.anchor and slot.anchor not in anchors:
        key = slot.position.value
        found = f'the page "{slot.page}" has no place {quoted(slot.anchor)}'
        yield _problem(page, key, found, nearest(slot.anchor, anchors))
    yield from _of_footnotes(page, written)
    if page.key in ("top", *anchors):
        found = f'the page "{slot.page}" has a place "{page.key}" of its own'
        yield _problem(page, "", found, "Give the file another name.")


def _of_footnotes(page: HandPage, written: Sequence[HandPage]) -> Iterator[Problem]:
    """Footnotes of a text before it on the same page: a page of the site has each name once."""
    before = {
        label
        for each in written[: written.index(page)]
        if each.slot and (each.address, each.language) == (page.address, page.language)
        for label in _FOOTNOTE.findall(each.text)
    }
    for found in _FOOTNOTE.finditer(page.text):
        if found["label"] in before:
            yield Problem(
                file=page.file,
                row=page.first_row + page.text.count("\n", 0, found.start()),
                found=f"another text on the page has a footnote {quoted(found['label'])} as well",
                fix="Give it another name.",
            )


def _replacing(page: HandPage, written: Sequence[HandPage]) -> HandPage | None:
    """What takes the place of the page on which this is read, in its language, first of all."""
    return next(
        (
            each
            for each in written
            if each.replaces == page.address and each.language == page.language
        ),
        None,
    )


def _no_page(page: HandPage, key: str, what: str, name: str, pages: Mapping[str, Page]) -> Problem:
    found = f"{what} a page {quoted(name)}, which this report does not have"
    return _problem(page, key, found, nearest(name, pages))


def _problem(page: HandPage, key: str, found: str, fix: str) -> Problem:
    return Problem(file=page.file, row=page.rows.get(key), found=found, fix=fix)
