"""What the program keeps or publishes and reads again, after a disk or others touched it."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fuzz.mutations import altered
from fuzz.reading import Reader, archive_damaged, damaged, told
from ledger_builder import counts_of, empty_ledger, make_family
from spegla import manifest
from spegla.completing import offered
from spegla.errors import Notice
from spegla.last_build import (
    FOLDER,
    RELEASE,
    Options,
    Origin,
    Outcome,
    hashes_in,
    keep_build,
    last_outcome,
    last_release,
    origin_of,
)
from spegla.manifest import Manifest, parse_manifest
from spegla.output import Fingerprint, settled, write_files
from spegla.privacy.ledger import parse_ledger
from spegla.privacy.ledger import to_json as ledger_bytes
from spegla.published import read_published
from spegla.render.kept import Drawings
from spegla.render.pdf.gatherings import Bookmark, Gathering, Place
from spegla.render.pdf.kept import Paper, last_papers, papers_record
from spegla.render.pdf.kept_gatherings import KeptGathering, gatherings_record, last_gatherings
from spegla.survey.files import engagement_files, read_private
from spegla.verifying import changed_since

_DRAWING = ("<svg>4.1</svg>", "{}")
_PAGES = {"site/index.html": b"<html>", "figures.csv": b"figure,value\nnki,63\n"}
_JOURNAL = b'{"gone": ["site/old.html", "pdf"], "new": ["site/index.html", "figures.csv"]}'
_SETTINGS = b'languages = ["sv", "en"]\n[waves.2026]\ndate = 2026-10-16\n'


@cache
def _ledger() -> bytes:
    families = (make_family([0, 1] * 10, groups={"it": ["p1", "p2"]}), counts_of(["a", "b"]))
    ledger = empty_ledger().with_release(families, identity="one", day=date(2026, 11, 22))
    more = make_family([1, 0, 1, -1, 0], question="q2", identified_by="id")
    return ledger_bytes(ledger.with_release([more], identity="two", day=date(2027, 1, 2)))


@cache
def _manifest() -> bytes:
    made = Manifest(
        written=date(2026, 10, 16),
        languages=("sv", "en"),
        with_pdf=True,
        versions={"spegla": "0.1.0", "python": "3.11"},
        files={path: Fingerprint.of(io.BytesIO(page)) for path, page in _PAGES.items()},
    )
    return manifest.to_json(made)


@cache
def _published() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in (_PAGES | {manifest.FILE: _manifest()}).items():
            archive.writestr(path, content)
    return target.getvalue()


def _archive(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        place = Path(folder) / "report.zip"
        place.write_bytes(content)
        if published := read_published(place):
            changed_since(published)
            for path in published.files:
                published.read(path)


def _swap(journal: bytes) -> None:
    with TemporaryDirectory() as folder:
        target = Path(folder) / "build"
        new = {f".spegla/new/{path}": content for path, content in _PAGES.items()}
        kept = {"mine.txt": b"mine", "build/site/old.html": b"old"}
        write_files(Path(folder), kept | {f"build/{path}": page for path, page in new.items()})
        write_files(target, {".spegla/journal.json": journal})
        try:
            with settled(target):
                pass
        finally:
            # Whatever it says, nothing beside the folder is touched.
            assert (Path(folder) / "mine.txt").read_bytes() == b"mine"


def _drawings(record: bytes) -> None:
    drawings = Drawings(record, made_with="1")
    assert drawings.get("a", lambda: _DRAWING) == _DRAWING
    drawings.record()


@cache
def _drawn() -> bytes:
    drawings = Drawings(None, made_with="1")
    drawings.get("a", lambda: _DRAWING)
    return drawings.record()


def _papers(record: bytes) -> None:
    found = last_papers(record, lambda name: read_private(Path("no such folder"), name))
    assert not found


@cache
def _editions() -> bytes:
    paper = Paper(pdf=b"%PDF", made_from="cafe")
    return papers_record({"report-en.pdf": paper, "report-sv.pdf": paper})


@cache
def _bound() -> bytes:
    top = Place(page=0, left=56.7, top=780.25)
    bookmarks = (Bookmark(level=1, label="4 Trust", place=top),)
    gathering = Gathering(pdf=b"%PDF", length=1, places={"trust": top}, bookmarks=bookmarks)
    kept = KeptGathering(gathering=gathering, html="beef", made_from="cafe")
    return gatherings_record({"report-en.pdf": (kept,), "report-sv.pdf": ()})


def _origin(folder: Path) -> Origin:
    files, _ = engagement_files(folder)
    return origin_of(files, Options())


@cache
def _built() -> tuple[TemporaryDirectory[str], Path, bytes]:
    """An engagement, the record of its last build, and what stood in it."""
    kept = TemporaryDirectory()
    folder = Path(kept.name)
    output = folder / "build"
    write_files(folder, {"data/engagement.toml": b"x"})
    write_files(output, {**_PAGES, RELEASE: b"{}"})
    origin = _origin(folder)
    outcome = Outcome(
        site=output / "site/index.html",
        pdfs=(output / "pdf/report-en.pdf",),
        pages=3, shown=40, hidden=2, warning=None,
        notices=(Notice(file="data/engagement.toml", found="pale", fix="Darken it."),),
    )  # fmt: skip
    files = hashes_in(output, ("site", "figures.csv", RELEASE))
    keep_build(origin, outcome, folder=folder, output=output, files=files)
    (record,) = (folder / FOLDER).glob("last-build-*.json")
    return kept, record, record.read_bytes()


def _last_build(content: bytes) -> None:
    kept, record, _ = _built()
    folder = Path(kept.name)
    record.write_bytes(content)
    origin = _origin(folder)
    last_outcome(folder, folder / "build", Options())
    last_release(folder, folder / "build", origin)


def _completed(settings: bytes) -> None:
    with TemporaryDirectory() as folder:
        write_files(Path(folder), {"data/engagement.toml": settings})
        for what in ("languages", "list of languages", "waves"):
            offered(what, "", line=f"spegla build {folder}")


def _values(document: Callable[[], bytes], work: Callable[[bytes], object]) -> Reader:
    def written(changed: Any) -> bytes:
        return json.dumps(changed, default=str, separators=(",", ":")).encode()

    return Reader(
        inputs=lambda: altered(json.loads(document())),
        read=lambda changed: told(lambda: work(written(changed))),
        whole=lambda: [json.loads(document())],
    )


def _parsed(content: bytes) -> None:
    parse_manifest(content, place="manifest.json")


READERS: dict[str, Reader] = {
    "ledger": damaged(lambda: [_ledger()], parse_ledger),
    "ledger, any value": _values(_ledger, parse_ledger),
    "manifest": damaged(lambda: [_manifest()], _parsed),
    "manifest, any value": _values(_manifest, _parsed),
    "published archive": damaged(lambda: [_published()], _archive),
    "published archive, its directory": archive_damaged(_published, _archive),
    "journal of a swap": damaged(lambda: [_JOURNAL], _swap),
    "last build": damaged(lambda: [_built()[2]], _last_build),
    "last build, any value": _values(lambda: _built()[2], _last_build),
    "drawings of the last build": damaged(lambda: [_drawn()], _drawings),
    "editions of the last build": damaged(lambda: [_editions()], _papers),
    "gatherings of the last build": damaged(lambda: [_bound()], last_gatherings),
    "settings at the tab key": damaged(lambda: [_SETTINGS], _completed),
}
