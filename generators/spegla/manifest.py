"""The manifest of a report: what is meant for its readers, with a hash of each file.

A build writes it beside what it lists, and publishing copies both. It says what the report was made
with and from which options, so that whoever has the data can make the same bytes again. It holds
no time of day, and nothing about the machine.
"""

import contextlib
import json
import platform
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, requires, version
from typing import Any, Final

from spegla.errors import InputError, OutputError, Problem
from spegla.output import Fingerprint, check_paths

FILE: Final = "manifest.json"
"""Name of its file, beside what it lists."""
FORMAT: Final = 1

_BELOW: Final = (
    *("cssselect2", "markupsafe", "pillow", "pydyf", "pygments", "pymdown-extensions"),
    *("pyphen", "tinyhtml5"),
)
"""Libraries of our libraries that write some of the bytes."""
_HASH = re.compile(r"[0-9a-f]{64}")
_MISREAD: Final = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What anything raises that is not a manifest; JSON that is nested too deeply is the last."""
_CODE = re.compile(r"[a-z0-9][a-z0-9_-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitName:
    """The unit that a report is about, by the codes of its breakdown and its group."""

    breakdown: str
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a report is made of, and with what.

    Args:
        written: The day that the report bears.
        languages: The languages that it was built in, the main one first.
        with_pdf: Whether there are PDFs.
        versions: Versions of the program, of Python and of libraries, by name.
        files: Its files by path, but for the manifest itself.
        unit: The unit that it is about; None for the report of everyone.
    """

    written: date
    languages: tuple[str, ...]
    with_pdf: bool
    versions: Mapping[str, str]
    files: Mapping[str, Fingerprint]
    unit: UnitName | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The files and folders that hold all of it, in order; the manifest is not among them."""
        return tuple(sorted({path.split("/")[0] for path in self.files}))


def to_json(manifest: Manifest) -> bytes:
    """The file: the same bytes for the same manifest."""
    record = {
        "format": FORMAT,
        "date": manifest.written.isoformat(),
        "languages": list(manifest.languages),
        "pdf": manifest.with_pdf,
        **({"unit": asdict(manifest.unit)} if manifest.unit else {}),
        "versions": dict(sorted(manifest.versions.items())),
        "files": {
            path: {"sha256": known.sha256, "size": known.size}
            for path, known in sorted(manifest.files.items())
        },
    }
    return f"{json.dumps(record, indent=1, ensure_ascii=False)}\n".encode()


def parse_manifest(content: bytes, *, place: str) -> Manifest:
    """What :func:`to_json` wrote, read strictly: its paths decide what may be removed.

    Args:
        content: The file.
        place: What the file is called in a message.

    Raises:
        InputError: It is no manifest, or one of another format.

    >>> parse_manifest(b"{}", place="out/manifest.json")
    Traceback (most recent call last):
    spegla.errors.InputError: out/manifest.json: this is no manifest of a report.
      Give the folder or the archive that spegla publish wrote, or choose another place.
    """
    try:
        record = json.loads(content)
        manifest = Manifest(
            written=date.fromisoformat(record["date"]),
            languages=tuple(map(_text, record["languages"])),
            with_pdf=bool(record["pdf"]),
            versions={_text(name): _text(what) for name, what in record["versions"].items()},
            files={path: _fingerprint(known) for path, known in record["files"].items()},
            unit=_unit(record.get("unit")),
        )
        _check(record["format"] == FORMAT and FILE not in manifest.files)
        check_paths([*manifest.files, FILE])
    except (*_MISREAD, OutputError) as error:
        problem = Problem(
            file=place,
            found="this is no manifest of a report",
            fix="Give the folder or the archive that spegla publish wrote, or choose another "
            "place.",
        )
        raise InputError([problem]) from error
    return manifest


def versions_here(*, program: str) -> Mapping[str, str]:
    """Versions of Python, the program and the libraries that it needs, by name.

    Args:
        program: Hash of the program's own files: whoever works on it has one version all day.

    >>> found = versions_here(program="cafe")
    >>> sorted(found.keys() & {"python", "spegla", "spegla's files", "numpy"})
    ['numpy', 'python', 'spegla', "spegla's files"]
    """
    needed = [re.match(r"[\w.-]+", line) for line in requires("spegla") or ()]
    names = {name.group() for name in needed if name} | {"spegla", *_BELOW}
    found = {"python": platform.python_version(), "spegla's files": program}
    for name in names:
        # What sets PDFs may be missing.
        with contextlib.suppress(PackageNotFoundError):
            found[name] = version(name)
    return found


def _check(is_so: bool) -> None:
    if not is_so:
        raise ValueError


def _text(value: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    _check(isinstance(value, str))
    return str(value)


def _unit(record: Mapping[str, Any] | None) -> UnitName | None:
    if record is None:
        return None
    unit = UnitName(breakdown=_text(record["breakdown"]), group=_text(record["group"]))
    _check(all(map(_CODE.fullmatch, (unit.breakdown, unit.group))))
    return unit


def _fingerprint(record: Mapping[str, Any]) -> Fingerprint:
    sha256, size = record["sha256"], record["size"]
    _check(isinstance(size, int) and _HASH.fullmatch(sha256) is not None)
    return Fingerprint(sha256=sha256, size=size)
