"""A report where readers find it: a folder or an archive with a manifest in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from spegla import manifest
from spegla.manifest import Manifest, parse_manifest
from spegla.output import Fingerprint, archive_fingerprints, archive_part, fingerprints
from spegla.survey.files import read_private

_LONGEST: Final = 200
"""Letters of a name or a value in a message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A published report as it lies there now.

    Args:
        manifest: What was published.
        files: What is there, by path: the files of the manifest that there are, and whatever else
            lies among them. What lies beside the report is left out.
        read: Gives the bytes of one of them.
    """

    manifest: Manifest
    files: Mapping[str, Fingerprint]
    read: Callable[[str], bytes]

    @property
    def changed(self) -> tuple[str, ...]:
        """Files that are not what was published any more, or are gone."""
        was = self.manifest.files
        return tuple(path for path in sorted(was) if self.files.get(path) != was[path])

    @property
    def foreign(self) -> tuple[str, ...]:
        """Files that were never published."""
        return tuple(path for path in self.files if path not in self.manifest.files)


def is_archive(place: Path) -> bool:
    """Whether a place is meant to be an archive, and not a folder.

    >>> is_archive(Path("report.ZIP")), is_archive(Path("report"))
    (True, False)
    """
    return place.suffix.lower() == ".zip" and not place.is_dir()


def shown(text: str) -> str:
    """A name or a value from a file that anybody may have changed, fit for a terminal.

    >>> shown("site/index.html"), len(shown("x" * 1000))
    ('site/index.html', 200)
    """
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text[:_LONGEST])


def read_published(place: Path) -> Published | None:
    """The report that was published to a place, or built there; None where none was.

    Args:
        place: A folder, which nobody should write into meanwhile
            (:func:`spegla.output.settled`), or an archive.

    Raises:
        InputError: What is there cannot be read, or has a manifest that is none.

    >>> read_published(Path("no such folder")) is None
    True
    """
    return _in_archive(place) if is_archive(place) else _in_folder(place)


def _in_folder(place: Path) -> Published | None:
    content = read_private(place, manifest.FILE)
    if content is None:
        return None
    found = parse_manifest(content, place=str(place / manifest.FILE))
    return Published(
        manifest=found,
        files=fingerprints(place, found.names),
        read=lambda path: read_private(place, path) or b"",
    )


def _in_archive(place: Path) -> Published | None:
    if not place.exists():
        return None
    there = dict(archive_fingerprints(place))
    if there.pop(manifest.FILE, None) is None:
        return None
    content = archive_part(place, manifest.FILE)
    return Published(
        manifest=parse_manifest(content, place=f"{place}, {manifest.FILE}"),
        files=there,
        read=lambda path: archive_part(place, path),
    )
