"""What the last build left, where it stands for the same input: then there is nothing to do.

A record in the output folder says from what a build was made, which files it left and what it
told. It is asked before anything heavy is imported. A file that is gone, or is not byte for byte
what the build left, makes the record void.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from spegla.errors import InputError, Notice
from spegla.survey.files import hashes_below, input_hash, read_private

FILE: Final = "last-build.json"
"""Where the record lies in the output folder."""
RELEASE: Final = "release.json"
"""Where the record of the release lies in the output folder."""
_DATA: Final = ("data/",)
_LEDGER: Final = "private/ledger.json"
"""The ledger of an engagement; named here once more, since its module is slow to import."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a build left.

    Args:
        site: First page of the site.
        pdfs: The PDFs, one an edition and language; none where they were not asked for or cannot
            be drawn.
        pages: How many pages the report has in each language.
        shown: How many figures are shown.
        hidden: How many are protected.
        warning: Why there is no PDF, where one was asked for.
        notices: What became of the client's colour, where it could not be used as it is, and what
            takes more sides of paper than it is made for.
        is_last: Whether the last build stands, since nothing has changed.
    """

    site: Path
    pdfs: tuple[Path, ...]
    pages: int
    shown: int
    hidden: int
    warning: str | None
    notices: tuple[Notice, ...]
    is_last: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What is asked for of a build.

    Args:
        languages: Languages to build; none means all of the engagement.
        with_pdf: Whether to set the PDFs.
        dated: The day that the report bears; that of the newest wave if none is given.
        is_fresh: Whether to make all anew, whatever the last build left.
        is_kept: Whether the ledger keeps the release; not where nobody gets to see what is built.
    """

    languages: tuple[str, ...] = ()
    with_pdf: bool = True
    dated: date | None = None
    is_fresh: bool = False
    is_kept: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a build is made from, as hashes; without the ledger, which a build extends.

    Args:
        all: Program, options, and all that is read of the engagement.
        release: What decides what may be released: the program and the engagement's data.
    """

    all: str
    release: str


def origin_of(folder: Path, options: Options) -> Origin | None:
    """What a build of an engagement is made from.

    It is taken before anything is read, so that what somebody changes meanwhile is not taken for
    what was built.

    Args:
        folder: The engagement.
        options: What is asked for.

    Returns:
        The hashes; None where a file cannot be read.

    Raises:
        InputError: There is no such folder.
    """
    everything, data = input_hash(folder), input_hash(folder, only=_DATA)
    if everything is None or data is None:
        return None
    asked = f"{options.languages} {options.with_pdf} {options.dated}"
    return Origin(all=_hash(everything, asked), release=data)


def last_outcome(folder: Path, output: Path, options: Options) -> Outcome | None:
    """What the last build left, if this one would leave the same.

    Args:
        folder: The engagement.
        output: Where its reports go.
        options: What is asked for.

    >>> last_outcome(Path("no such folder"), Path("no such folder either"), Options()) is None
    True
    """
    try:
        origin = None if options.is_fresh else origin_of(folder, options)
        lines = json.loads(read_private(output, FILE) or b"null")
        if origin is None or lines is None or lines["made_from"] != _beside(folder, origin.all):
            return None
        if hashes_below(output, lines["names"]) != lines["files"]:
            return None
        return _outcome(output, lines["outcome"])
    except (InputError, ValueError, TypeError, KeyError, AttributeError):
        # Whatever is wrong, a build that does its work will find it.
        return None


def last_release(folder: Path, output: Path, origin: Origin) -> bytes | None:
    """The record of the last release, if the gate would let out the same again.

    Args:
        folder: The engagement.
        output: Where its reports go.
        origin: What is to be built.
    """
    try:
        lines = json.loads(read_private(output, FILE) or b"null")
        if lines is None or lines["released_from"] != _beside(folder, origin.release):
            return None
        content = read_private(output, RELEASE) or b""
        return content if lines["files"][RELEASE] == _sha256(content) else None
    except (InputError, ValueError, TypeError, KeyError, AttributeError):
        return None


def build_record(
    origin: Origin, told: Outcome, *, folder: Path, output: Path, work: Path, names: Sequence[str]
) -> bytes:
    """The record of a build that is about to be swapped in.

    Args:
        origin: What it was made from.
        told: What it tells.
        folder: The engagement, with its ledger as this build left it.
        output: Where its files will be.
        work: Where they are now.
        names: Files and folders that it answers for.
    """
    outcome = asdict(told) | {
        "site": told.site.relative_to(output).as_posix(),
        "pdfs": [pdf.relative_to(output).as_posix() for pdf in told.pdfs],
    }
    lines = {
        "made_from": _beside(folder, origin.all),
        "released_from": _beside(folder, origin.release),
        "names": list(names),
        "files": hashes_below(work, names),
        "outcome": outcome,
    }
    return f"{json.dumps(lines, indent=1, sort_keys=True)}\n".encode()


def _beside(folder: Path, origin: str) -> str:
    """An origin and what was released before: another ledger may call for another release."""
    return _hash(origin, _sha256(read_private(folder, _LEDGER) or b""))


def _hash(*parts: str) -> str:
    return _sha256("\n".join(parts).encode())


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _outcome(output: Path, lines: dict[str, Any]) -> Outcome:
    return Outcome(
        site=output / lines["site"],
        pdfs=tuple(output / pdf for pdf in lines["pdfs"]),
        pages=lines["pages"],
        shown=lines["shown"],
        hidden=lines["hidden"],
        warning=lines["warning"],
        notices=tuple(Notice(**notice) for notice in lines["notices"]),
        is_last=True,
    )
