"""What the last build left, where it stands for the same input: then there is nothing to do.

A record says from what a build was made, which files it left and what it told. It lies with the
engagement and never with the report, since what it says of the answers, even as a hash, is nobody
else's. It is asked before anything heavy is imported. A file of the report that is gone, or is not
byte for byte what the build left, makes it void.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from spegla.errors import InputError, Notice
from spegla.output import fingerprints, keep_private
from spegla.survey.files import engagement_files, hash_of, product_hash, read_private

FOLDER: Final = ".cache"
"""Where the records lie in the folder of an engagement."""
RELEASE: Final = "release.json"
"""Where the record of the release lies in the output folder."""
VOID: Final = (InputError, ValueError, TypeError, KeyError, AttributeError, RecursionError)
"""What a record raises that is not as it was written."""
_DATA: Final = "data/"
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


def origin_of(files: Mapping[str, bytes], options: Options) -> Origin:
    """What a build of an engagement is made from.

    It is worked out from the very bytes that the build reads, so that what somebody changes
    meanwhile is not taken for what was built.

    Args:
        files: The files of the engagement, all of them.
        options: What is asked for.
    """
    data = {path: content for path, content in files.items() if path.startswith(_DATA)}
    asked = f"{options.languages} {options.with_pdf} {options.dated}"
    return Origin(
        all=_hash(product_hash(), hash_of(files), asked),
        release=_hash(product_hash(), hash_of(data)),
    )


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
        lines = _standing(folder, output, options)
        return None if lines is None else _outcome(output, lines["outcome"])
    except VOID:
        # Whatever is wrong, a build that does its work will find it.
        return None


def standing_origin(folder: Path, output: Path, options: Options) -> str | None:
    """From what the report in an output folder was made, as a hash.

    Args:
        folder: The engagement.
        output: Where its reports go.
        options: What is asked for.

    Returns:
        The hash; None where the report is not what the engagement and the options give now.

    >>> standing_origin(Path("no such folder"), Path("no such folder either"), Options()) is None
    True
    """
    try:
        lines = _standing(folder, output, options)
        return None if lines is None else str(lines["made_from"])
    except VOID:
        return None


def _standing(folder: Path, output: Path, options: Options) -> Any:  # noqa: ANN401 - a record
    """The record of the last build, where this one would leave the very files that are there."""
    lines = None if options.is_fresh else _read(folder, output)
    if lines is None:
        return None
    files, problems = engagement_files(folder)
    if problems or lines["made_from"] != _beside(folder, origin_of(files, options).all):
        return None
    names = {path.split("/")[0] for path in lines["files"]}
    return lines if hashes_in(output, names) == lines["files"] else None


def last_release(folder: Path, output: Path, origin: Origin) -> bytes | None:
    """The record of the last release, if the gate would let out the same again.

    Args:
        folder: The engagement.
        output: Where its reports go.
        origin: What is to be built.
    """
    try:
        lines = _read(folder, output)
        if lines is None or lines["released_from"] != _beside(folder, origin.release):
            return None
        content = read_private(output, RELEASE) or b""
        return content if lines["files"][RELEASE] == _sha256(content) else None
    except VOID:
        return None


def hashes_in(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """The SHA-256 of every file that has one of these names in a folder, or lies below it.

    Args:
        folder: Where to look.
        names: Files and folders in it; those that are not there are left out.

    >>> hashes_in(Path("no such folder"), ["site"])
    {}
    """
    return {path: known.sha256 for path, known in fingerprints(folder, names).items()}


def keep_build(
    origin: Origin, told: Outcome, *, folder: Path, output: Path, files: Mapping[str, str]
) -> None:
    """Keep the record of a build whose report is in its place.

    Args:
        origin: What it was made from.
        told: What it tells.
        folder: The engagement, with its ledger as this build left it.
        output: Where its files are.
        files: What it left (:func:`hashes_in`), as it was before anybody else could touch it.

    Raises:
        OutputError: The disk refuses; the report is in its place all the same.
    """
    outcome = asdict(told) | {
        "site": told.site.relative_to(output).as_posix(),
        "pdfs": [pdf.relative_to(output).as_posix() for pdf in told.pdfs],
    }
    lines = {
        "made_from": _beside(folder, origin.all),
        "released_from": _beside(folder, origin.release),
        "files": dict(files),
        "outcome": outcome,
    }
    content = f"{json.dumps(lines, indent=1, sort_keys=True)}\n".encode()
    keep_private(folder / record_place(folder, output), content)


def _read(folder: Path, output: Path) -> Any:  # noqa: ANN401 - whatever stands there
    return json.loads(read_private(folder, record_place(folder, output).as_posix()) or b"null")


def record_place(folder: Path, output: Path, *, of: str = "build") -> Path:
    """Where a record of a report lies; an engagement may have several reports in as many folders.

    One whose report lies within it may be moved with it.

    Args:
        folder: The engagement.
        output: Where its report is.
        of: What it is a record of.

    >>> record_place(Path("a"), Path("a/build")) == record_place(Path("b"), Path("b/build"))
    True
    """
    place, home = output.resolve(), folder.resolve()
    name = place.relative_to(home) if place.is_relative_to(home) else place
    return Path(FOLDER) / f"last-{of}-{_hash(name.as_posix())[:16]}.json"


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
