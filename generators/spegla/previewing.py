"""The site while somebody writes: what an edit does not touch is not done again.

Figures are released, and the report is written, when anything but a hand-written page has changed;
else the last ones stand. A language is built when the sources of its pages have changed. Nothing of
it is a release: nobody but the author sees it, so the ledger does not keep it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from spegla.bookkeeping import open_ledger
from spegla.live_script import live_script
from spegla.output import staged, write_files
from spegla.releasing import release
from spegla.render.drawn_later import LaterDrawings
from spegla.rendering import Rendering, drawings_from
from spegla.reporting import Draft, checked_report, drafted, writers_of
from spegla.site import build_site
from spegla.survey.engagement import Engagement, check_engagement, with_pages
from spegla.survey.files import engagement_files, hash_of, product_files

SITE: Final = "site"
_PAGES: Final = "content/"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What was made of everything but the pages: its hash, the engagement, its report."""

    origin: str
    engagement: Engagement
    draft: Draft


class Preview:
    """The site of one engagement, built again and again in one process.

    Args:
        folder: The engagement.
        output: Where the site goes, in a folder ``site``; nothing else may lie there.
        day: Day of the release that this would be.
    """

    def __init__(self, folder: Path, output: Path, *, day: date) -> None:
        self._folder = folder
        self._output = output
        self._day = day
        self._product = product_files()
        self._known: _Known | None = None
        self._drawings: bytes | None = None
        self._sources: dict[str, str] = {}
        self._sites: dict[str, bytes] = {}

    def refresh(self) -> tuple[str, ...]:
        """Build what has changed; the last site stays where something is wrong.

        Returns:
            The languages that were built.

        Raises:
            SpeglaError: Whatever is wrong with the input, the wording, the gate or the disk.
        """
        rendering = self._rendering()
        later = LaterDrawings()
        marked = rendering.site_sources(later)
        sources = later.put_in(marked)
        hashes = {writer.language: _hash(sources, writer.language) for writer in rendering.writers}
        stale = tuple(code for code in hashes if hashes[code] != self._sources.get(code))
        with staged(self._output, names=[SITE]) as work:
            write_files(work, marked)
            built = build_site(
                work,
                languages=stale,
                written=rendering.report.written,
                is_served=True,
                finish=later.put_in,
            )
            starts = tuple(f"{SITE}/{code}/" for code in hashes if code not in stale)
            kept = {path: data for path, data in self._sites.items() if path.startswith(starts)}
            write_files(work, kept | built)
        self._sites, self._sources = kept | built, hashes
        self._drawings = rendering.drawings.record()
        return stale

    def _rendering(self) -> Rendering:
        known = self._read()
        report, brand, written = checked_report(
            known.engagement, known.draft, comments=known.engagement.comments[-1]
        )
        return Rendering(
            report=report,
            engagement=known.engagement,
            written=written,
            writers=writers_of(known.engagement, known.engagement.settings.languages),
            brand=brand,
            drawings=drawings_from(self._drawings),
            live_script=live_script,
        )

    def _read(self) -> _Known:
        files, problems = engagement_files(self._folder)
        origin = hash_of({path: files[path] for path in files if not path.startswith(_PAGES)})
        if self._known is not None and self._known.origin == origin and not problems:
            engagement = with_pages(self._known.engagement, files, self._product)
            draft = self._known.draft
        else:
            engagement = check_engagement(files, self._product, problems)
            released = release(engagement, open_ledger(self._folder), day=self._day)
            draft = drafted(engagement, released.record)
        self._known = _Known(origin=origin, engagement=engagement, draft=draft)
        return self._known


def _hash(sources: Mapping[str, bytes], language: str) -> str:
    """The hash of all that the pages of one language are built from."""
    others = ("docs/", "mkdocs.", "site/")
    own = (f"docs/{language}/", f"mkdocs.{language}.yml")
    return hash_of(
        {
            path: content
            for path, content in sources.items()
            if path.startswith(own) or not path.startswith(others)
        }
    )
