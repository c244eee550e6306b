"""The only reader of files: of an engagement, of the product, of the last build, or by name.

What a file means is not known here, so that this can be asked at once.
"""

import hashlib
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from spegla.errors import InputError, Problem
from spegla.survey.tables import MAX_FILE_BYTES, tidy

_FOLDERS = ("data", "content", "site_templates")
_SITE = "mkdocs.yml"
_LONGEST_NAME = 200
"""Letters of a file's name in a message."""
_LEFT_OUT = (".", "~$", "README", "Thumbs.db", "desktop.ini")
"""How the names of files begin that people and systems leave in folders."""


def engagement_files(
    folder: Path, *, only: tuple[str, ...] = ("",)
) -> tuple[dict[str, bytes], list[Problem]]:
    """The files of an engagement by path, and what is wrong with those that cannot be read.

    Hidden files, READMEs and anything outside ``mkdocs.yml``, ``data``, ``content`` and
    ``site_templates`` are left out.

    Args:
        folder: The engagement's folder.
        only: How the paths begin of the files that are wanted.

    Raises:
        InputError: There is no such folder.

    >>> engagement_files(Path("no such folder"))
    Traceback (most recent call last):
    spegla.errors.InputError: no such folder: there is no such folder.
      Give the folder of an engagement.
    """
    if not folder.is_dir():
        problem = Problem(
            file=folder.name,
            found="there is no such folder",
            fix="Give the folder of an engagement.",
        )
        raise InputError([problem])
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        if not name.startswith(only):
            continue
        content = _content(path, folder, name)
        if isinstance(content, Problem):
            problems.append(content)
        else:
            files[name] = content
    return files, problems


def read_exports(paths: Sequence[str]) -> Mapping[str, bytes]:
    """The content of files that somebody names, by the path as it was given.

    Links are followed, since whoever names a path means what is there; devices and folders are
    refused, and so is a file that is larger than any that is read.

    Args:
        paths: Where the files are.

    Raises:
        InputError: A file cannot be read, or is named twice; carries everything that is wrong.

    >>> read_exports(["no such file.csv"])
    Traceback (most recent call last):
    spegla.errors.InputError: no such file.csv: there is no such file.
      Give the path of a file that is there.
    """
    found: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name in paths:
        content = _named(name) if name not in found else _twice(name)
        if isinstance(content, Problem):
            problems.append(content)
        else:
            found[name] = content
    if problems:
        raise InputError(problems)
    return found


def is_free(folder: Path) -> bool:
    """Whether there is nothing at a path yet, or an empty folder.

    >>> is_free(Path("no such folder"))
    True
    """
    try:
        if folder.is_symlink() and not folder.exists():
            return False
        return not folder.exists() or (folder.is_dir() and next(folder.iterdir(), None) is None)
    except (OSError, ValueError):
        # A name that the disk cannot have, or a folder that may not be looked into.
        return False


def read_private(folder: Path, name: str) -> bytes | None:
    """A file that the program keeps beside an engagement; None where it keeps none yet.

    It is no part of what :func:`read_engagement` reads.

    Args:
        folder: The engagement's folder.
        name: The file's path in it.

    Raises:
        InputError: There is such a file, and it cannot be opened.

    >>> read_private(Path("no such folder"), "private/ledger.json") is None
    True
    """
    try:
        return (folder / name).read_bytes()
    except (FileNotFoundError, ValueError):
        # A name that no disk can have is a ValueError.
        return None
    except OSError as error:
        raise InputError([_closed(name)]) from error


def product_files() -> Mapping[str, bytes]:
    """The product's own templates and its catalogue of questions, by path in their folder.

    >>> "questionnaire/catalogue.csv" in product_files()
    True
    """
    product = product_templates()
    return {path.relative_to(product).as_posix(): path.read_bytes() for path in _below(product)}


def private_files(folder: Path) -> tuple[Path, ...]:
    """The files of an engagement that hold what people answered, or what could find them again.

    None is opened.

    Args:
        folder: The engagement's folder.

    >>> private_files(Path("no such folder"))
    ()
    """
    kept = [*(folder / "data" / "waves").rglob("*"), *(folder / "private").rglob("*")]
    return tuple(path for path in (*sorted(kept), folder / "data" / "staff.csv") if path.is_file())


def product_templates() -> Path:
    """The folder of the product's own templates, in a source checkout or an installed package.

    >>> product_templates().name
    'site_templates'
    """
    package = Path(__file__).parents[1]
    installed = package / "site_templates"
    return installed if installed.is_dir() else package.parents[1] / "site_templates"


@cache
def product_hash() -> str:
    """The program, its templates and all that it runs on as one hash.

    Libraries are told by the names of their folders, which have the version in them.

    >>> len(product_hash())
    64
    """
    runs_on = f"{sys.version}\n{_libraries()}\n{program_hash()}"
    return hashlib.sha256(runs_on.encode()).hexdigest()


@cache
def program_hash() -> str:
    """The program and its templates as one hash: another one where anything was changed.

    A version would not do: whoever works on the program has the same one all day. A program that
    runs stays what it was when it began.

    >>> len(program_hash())
    64
    """
    package, templates = Path(__file__).parents[1], product_templates()
    files = {
        f"program/{path.relative_to(package).as_posix()}": path for path in package.rglob("*.py")
    }
    files |= {path.relative_to(templates).as_posix(): path for path in _below(templates)}
    return hash_of({name: path.read_bytes() for name, path in files.items()})


def hash_of(files: Mapping[str, bytes]) -> str:
    """Names and contents of some files as one SHA-256, whatever their order.

    >>> one, other = {"a": b"1", "b": b"2"}, {"b": b"2", "a": b"1"}
    >>> hash_of(one) == hash_of(other) != hash_of({"a": b"12", "b": b""})
    True
    """
    content = hashlib.sha256()
    for name, data in sorted(files.items()):
        content.update(f"{name} {len(data)}\n".encode() + data)
    return content.hexdigest()


def _libraries() -> list[str]:
    """The folders in which installed libraries say what they are."""
    places = [Path(place) for place in sys.path if place.endswith("site-packages")]
    return sorted(path.name for place in places for path in place.glob("*.dist-info"))


def _files(folder: Path) -> Iterator[Path]:
    if (folder / _SITE).is_file():
        yield folder / _SITE
    for name in _FOLDERS:
        yield from _below(folder / name)


def _below(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith(_LEFT_OUT) for part in parts):
            yield path


def _named(name: str) -> bytes | Problem:
    path = Path(name)
    try:
        if path.is_file():
            return _bounded(path, name)
        exists = path.exists()
    except (OSError, ValueError):
        # A name that the disk cannot have.
        exists = False
    return Problem(
        file=tidy(name)[:_LONGEST_NAME],
        found="this is no file" if exists else "there is no such file",
        fix="Give the path of a file that is there.",
    )


def _twice(name: str) -> Problem:
    return Problem(file=name, found="the file is named twice", fix="Name each file once.")


def _content(path: Path, folder: Path, name: str) -> bytes | Problem:
    if not path.resolve().is_relative_to(folder.resolve()):
        return Problem(
            file=name,
            found="the file is a link to a place outside the engagement",
            fix="Put a copy of the file there; one engagement never sees another.",
        )
    return _bounded(path, name)


def _bounded(path: Path, name: str) -> bytes | Problem:
    if path.stat().st_size > MAX_FILE_BYTES:
        return Problem(
            file=name,
            found=f"the file is larger than {MAX_FILE_BYTES // 1_000_000} MB",
            fix="Keep the rows and columns that belong to the survey.",
        )
    try:
        return path.read_bytes()
    except OSError:
        return _closed(name)


def _closed(name: str) -> Problem:
    return Problem(
        file=name,
        found="the file cannot be opened",
        fix="Close it in other programs, and see that you may read it.",
    )
