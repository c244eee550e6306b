"""The only writer: files and whole folders, written beside and then swapped in.

A failed build leaves the last good one byte for byte as it was::

    with staged(build, names=("site", "pdf", "figures.csv")) as folder:
        write_files(folder, files)
        ...  # whatever else is to be made in the folder
    # only here does anything in build/ change

One process works in a folder at a time. A swap that was killed is finished by whoever works there
next (:func:`staged`) or reads there (:func:`settled`), and what else was left behind is removed.
"""

from spegla.output.archive import archive_fingerprints, archive_part
from spegla.output.files import keep_private, write_files
from spegla.output.lock import occupied
from spegla.output.paths import check_paths
from spegla.output.staging import clear_leftovers, move_aside, scratch, settled, staged
from spegla.output.tree import Fingerprint, copy_files, entries, fingerprint, fingerprints

__all__ = [
    "Fingerprint",
    "archive_fingerprints",
    "archive_part",
    "check_paths",
    "clear_leftovers",
    "copy_files",
    "entries",
    "fingerprint",
    "fingerprints",
    "keep_private",
    "move_aside",
    "occupied",
    "scratch",
    "settled",
    "staged",
    "write_files",
]
