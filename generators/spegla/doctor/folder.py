"""An engagement as a folder: what is there, who may look at it, whether there is room for a report.

Only names, rights and sizes are looked at; what is in the files is for ``spegla check``.
"""

import os
import shutil
import stat
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from spegla.bookkeeping import open_ledger
from spegla.doctor.finding import Finding, error, ok, warn
from spegla.errors import InputError
from spegla.privacy.ledger import FILE as LEDGER
from spegla.settings import SCHEMA_FILE, schema_bytes
from spegla.survey.files import private_files, read_private

_NEEDED = ("mkdocs.yml", "data/engagement.toml", "data/questions.csv")
_READ = ("data", "content", "site_templates", "private")
"""Folders of an engagement in which a report has no place."""
_MB = 1_000_000
_TOO_LITTLE, _LITTLE = 100 * _MB, 500 * _MB
_FEW = 3


def examine_folder(engagement: Path, output: Path) -> list[Finding]:
    """How an engagement lies on this machine.

    Args:
        engagement: Its folder.
        output: Where its report goes.

    >>> examine_folder(Path("no such folder"), Path("no such folder/build"))[0].found
    'no such folder has no mkdocs.yml, data/engagement.toml, data/questions.csv'
    """
    return [
        _engagement(engagement),
        *_schema(engagement),
        *_output(engagement, output),
        _room(output),
        _ledger(engagement),
        *_version_control(engagement),
        *_onlookers(engagement),
    ]


def _engagement(folder: Path) -> Finding:
    missing = [name for name in _NEEDED if not (folder / name).is_file()]
    if missing:
        return error(
            f"{folder} has no {', '.join(missing)}",
            "Give the folder of an engagement; spegla new makes one.",
        )
    return ok(f"{folder} is an engagement; spegla check says what is in it")


def _schema(folder: Path) -> Iterator[Finding]:
    content = read_private(folder, f"data/{SCHEMA_FILE}")
    if content is not None and content.replace(b"\r\n", b"\n") != schema_bytes():
        yield warn(
            f"data/{SCHEMA_FILE} is of another version, so editors mark and complete wrongly",
            f"Write it anew: spegla schema {folder}",
        )


def _output(engagement: Path, output: Path) -> Iterator[Finding]:
    inside = output.resolve()
    own = [engagement.resolve(), *((engagement / name).resolve() for name in _READ)]
    if inside in own or any(inside.is_relative_to(place) for place in own[1:]):
        yield error(
            f"{output} belongs to the engagement, so a report would lie among its sources",
            "Choose another folder with --output.",
        )
    place = _existing(output)
    if os.access(place, os.W_OK | os.X_OK):
        yield ok(f"{output} can be written")
    else:
        yield error(f"you may not write to {place}", "Get the right, or choose another --output.")


def _existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    place = folder.resolve()
    while not place.is_dir() and place != place.parent:
        place = place.parent
    return place


def _room(output: Path) -> Finding:
    free = shutil.disk_usage(_existing(output)).free
    found = f"{free // _MB} MB are free where the report goes"
    if free < _TOO_LITTLE:
        return error(found, f"A build needs up to {_TOO_LITTLE // _MB} MB. Make room.")
    return ok(found) if free >= _LITTLE else warn(found, "Make room soon.")


def _ledger(folder: Path) -> Finding:
    try:
        releases = len(open_ledger(folder).releases)
    except InputError as problem:
        return error("the ledger of earlier releases cannot be read", str(problem))
    if read_private(folder, LEDGER) is None:
        return ok("there is no ledger yet: nothing was built here")
    return ok(f"the ledger holds {releases} release{'' if releases == 1 else 's'}")


def _version_control(folder: Path) -> Iterator[Finding]:
    """Whether what is for nobody else is in a repository of git, where it stays for ever."""
    tracked = _tracked(folder, [path.relative_to(folder).as_posix() for path in _private(folder)])
    if LEDGER in tracked:
        yield error(
            f"{LEDGER} is in version control, and with it people can be known again",
            f"Take it out, of earlier versions too: git rm --cached {LEDGER}",
        )
    answers = [name for name in tracked if name != LEDGER]
    if answers:
        yield warn(
            f"answers of people are in version control: {_some(answers)}",
            "All right only where everybody who sees the repository may see them; or where nobody "
            "in them exists.",
        )


def _tracked(folder: Path, names: Sequence[str]) -> list[str]:
    git = shutil.which("git")
    if git is None or not names:
        return []
    command = [git, "-C", str(folder), "ls-files", "-z", "--", *names]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own words
    return [name for name in os.fsdecode(done.stdout).split("\0") if name]


def _private(folder: Path) -> list[Path]:
    return [path for path in private_files(folder) if path.name != ".gitignore"]


def _onlookers(folder: Path) -> Iterator[Finding]:
    """Whether others on this machine may read answers or ledger; a Windows disk does not say."""
    if os.name == "nt":
        return
    files = _private(folder)
    open_to_all = [path.relative_to(folder).as_posix() for path in files if _is_open(path, folder)]
    if open_to_all:
        yield warn(
            f"everybody on this machine may read {_some(open_to_all)}",
            f"chmod -R o-rwx {folder}",
        )
    elif files:
        yield ok("answers and ledger are closed to others on this machine")


def _is_open(path: Path, folder: Path) -> bool:
    """Whether others may read a file: it, and all folders down from the engagement, let them."""
    way = [place for place in path.resolve().parents if place.is_relative_to(folder.resolve())]
    return bool(path.stat().st_mode & stat.S_IROTH) and all(
        place.stat().st_mode & stat.S_IXOTH for place in way
    )


def _some(names: Sequence[str]) -> str:
    """The first few names, and how many more there are.

    >>> _some(["a", "b", "c", "d", "e"])
    'a, b, c and 2 more'
    """
    more = len(names) - _FEW
    return ", ".join(names[:_FEW]) + (f" and {more} more" if more > 0 else "")
