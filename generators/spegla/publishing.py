"""Publishing: the part of a build that is for readers, put where they find it."""

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from spegla import manifest
from spegla.errors import InputError, OutputError, Problem, UsageError
from spegla.manifest import Manifest
from spegla.output import Fingerprint, copy_files, fingerprint, settled, staged, write_files
from spegla.packed import archive_of
from spegla.published import Published, is_archive, read_published, shown
from spegla.survey.files import read_private

_OWN: Final = ("data", "content", "site_templates", "private", ".cache", ".git")
"""Folders of an engagement that a report never goes into."""
_NAMED: Final = 10
"""So many files are named in a message; it is said how many more there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What publishing did.

    Args:
        place: The folder or archive.
        files: How many files the report has there, with its manifest.
        written: How many of them are new or other than they were.
        removed: How many were there of the last publication and are not in this one.
        left: Files among those of the report that are somebody else's, or were changed since
            they were published and are not in the report any more. They were left as they are.
    """

    place: Path
    files: int
    written: int
    removed: int
    left: Sequence[str]


def publish(engagement: Path, report: Path, place: Path) -> Publication:
    """Put the report of an engagement into a folder or an archive, and take away the last one.

    Only what the manifest of the build lists is copied. What was published there before is known
    by the manifest that lies there, and nothing else is removed or replaced.

    Args:
        engagement: The engagement.
        report: Where its report was built.
        place: A folder, or a file whose name ends in ``.zip``.

    Raises:
        UsageError: The place is one where no report may go.
        InputError: There is no report, or it is not as it was built.
        OutputError: Something of somebody else's is in the way, or the disk refuses; nothing was
            changed.

    >>> publish(Path("no such engagement"), Path("no such build"), Path("no such place"))
    Traceback (most recent call last):
    spegla.errors.InputError: no such build: no report was built there.
      Build it with spegla build.
    """
    check_place(place, engagement, report)
    with settled(report):
        built = built_report(report)
        if is_archive(place):
            return _to_archive(built, report, place)
        return _to_folder(built, report, place)


def built_report(report: Path) -> Manifest:
    """The manifest of a report that lies where it was built, every file as it was left.

    Raises:
        InputError: There is none, or it was changed since.

    >>> built_report(Path("no such build"))
    Traceback (most recent call last):
    spegla.errors.InputError: no such build: no report was built there.
      Build it with spegla build.
    """
    built = read_published(report)
    if built is None:
        found, fix = "no report was built there", "Build it with spegla build."
        raise InputError([Problem(file=str(report), found=found, fix=fix)])
    if built.changed:
        found = f"not as it was built: {_listed(built.changed)}"
        fix = "Build the report again, and change what it is made from instead."
        raise InputError([Problem(file=str(report), found=found, fix=fix)])
    return built.manifest


def _to_folder(built: Manifest, report: Path, place: Path) -> Publication:
    with settled(place):
        before = read_published(place)
    _check_readers(built, before, place)
    was = before.manifest.files if before else {}
    there = before.files if before else {}
    own = {path for path, known in there.items() if was.get(path) == known}
    _check_free(built, place, own)
    new = [path for path in built.files if path not in own or was[path] != built.files[path]]
    gone = sorted(own - built.files.keys())
    if before is None or before.manifest != built or new:
        with staged(place, names=[*new, *gone, manifest.FILE]) as work:
            copy_files(report, work, [*new, manifest.FILE])
    return Publication(
        place=place,
        files=len(built.files) + 1,
        written=len(new),
        removed=len(gone),
        left=[shown(path) for path in there if path not in own and path not in built.files],
    )


def _to_archive(built: Manifest, report: Path, place: Path) -> Publication:
    before = read_published(place)
    is_ours = before is not None and not before.changed and not before.foreign
    if place.exists() and not is_ours:
        raise OutputError(
            f"{place} was not written by spegla publish, or was changed since. Move it away or "
            "give another name. Nothing was changed."
        )
    _check_readers(built, before, place)
    was = before.manifest.files if before else {}
    paths = sorted([*built.files, manifest.FILE])
    files = ((path, read_private(report, path) or b"") for path in paths)
    content = archive_of(files, day=built.written)
    with staged(place.parent, names=[place.name]) as work:
        write_files(work, {place.name: content})
    return Publication(
        place=place,
        files=len(paths),
        written=sum(was.get(path) != known for path, known in built.files.items()),
        removed=len(was.keys() - built.files.keys()),
        left=(),
    )


def _check_readers(built: Manifest, before: Published | None, place: Path) -> None:
    """Makes sure that the readers of one report do not find that of another in its place."""
    if before is not None and before.manifest.unit != built.unit:
        raise OutputError(
            f"{place} holds the report of {_about(before.manifest)}, and this is the report of "
            f"{_about(built)}. Who reads the one need not be who may read the other. Move it away, "
            "or publish to another place. Nothing was changed."
        )


def _about(report: Manifest) -> str:
    if report.unit is None:
        return "the whole organisation"
    return f"{shown(report.unit.group)} ({shown(report.unit.breakdown)})"


def _check_free(built: Manifest, place: Path, own: Collection[str]) -> None:
    """Makes sure that nothing of somebody else's has a name that a file of the report needs."""
    taken = dict.fromkeys(
        found
        for path, known in built.files.items()
        if path not in own
        for found in _in_the_way(place, path, known)
    )
    if taken:
        raise OutputError(
            f"{place}: {_listed(list(taken))} would be replaced, and was not published by spegla "
            "or was changed since. Move it away, or publish to another folder. Nothing was changed."
        )


def _in_the_way(place: Path, path: str, known: Fingerprint) -> list[str]:
    """Parts of the path that are no folders; or the path, where something else is there."""
    parents = [str(parent) for parent in PurePosixPath(path).parents[:-1]]
    closed = [p for p in parents if (place / p).is_symlink() or (place / p).is_file()]
    is_taken = os.path.lexists(place / path) and fingerprint(place / path) != known
    return closed or [path] * is_taken


def check_place(place: Path, engagement: Path, report: Path) -> None:
    """Refuses places in which a report would lie among what it was made from, or hide much else.

    Args:
        place: Where a report, or the folders of several, are to be.
        engagement: The engagement.
        report: Where its report was built.

    Raises:
        UsageError: It is such a place.
    """
    where = place.resolve()
    folder = where.parent if is_archive(place) else where
    built, survey = report.resolve(), engagement.resolve()
    homes = (folder, *folder.parents)
    if folder.is_relative_to(built) or any((home / "release.json").exists() for home in homes):
        raise _misplaced(place, "is where a report is built")
    if is_archive(place):
        pass
    elif place.exists() and not place.is_dir():
        raise _misplaced(place, "is a file whose name does not end in .zip")
    elif built.is_relative_to(where) or survey.is_relative_to(where) or where == Path.home():
        raise _misplaced(place, "holds much else than a report")
    for parent in folder.parents:
        if (parent / "data" / "engagement.toml").is_file():
            part = folder.relative_to(parent).parts[0]
            if part in _OWN:
                raise _misplaced(place, f'is in "{part}", which no reader is to see')


def _misplaced(place: Path, what: str) -> UsageError:
    return UsageError(
        f"--to {place}: this {what}. Give a folder of its own for the report, or a name that ends "
        "in .zip."
    )


def _listed(paths: Sequence[str]) -> str:
    more = len(paths) - _NAMED
    return ", ".join(map(shown, paths[:_NAMED])) + (f" and {more} more" if more > 0 else "")
