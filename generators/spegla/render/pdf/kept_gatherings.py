"""Gatherings of the last build that would come out the same, so that they are not set again.

A record in the output folder, not among what is handed out, holds each gathering of the PDFs that
were bound. It holds nothing that the PDFs do not.
"""

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any, Final

from spegla.render.pdf.gatherings import Bookmark, Gathering, Place
from spegla.render.pdf.machine import made_from
from spegla.render.pdf.setting import set_gathering

FILE: Final = "gatherings.json"
"""Where the record lies in the output folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptGathering:
    """A gathering that may be used again.

    Args:
        gathering: The gathering.
        html: The hash of its document.
        made_from: The hash of all that it was made from (:func:`.machine.made_from`).
    """

    gathering: Gathering
    html: str
    made_from: str


def last_of(html: str, bound: Iterable[KeptGathering]) -> KeptGathering | None:
    """What the last build made of the same document, if it had it.

    Args:
        html: A gathering, a document that is complete in itself.
        bound: What the last build bound.
    """
    own = _hash(html)
    return next((each for each in bound if each.html == own), None)


def keep_gathering(html: str, last: KeptGathering | None) -> KeptGathering:
    """A gathering: that of the last build where it would be the same, else a new one.

    Args:
        html: The gathering, a document that is complete in itself.
        last: What the last build made of it (:func:`last_of`); by another machine, maybe.

    Raises:
        PdfUnavailableError: What sets PDFs is missing; says what to install.
        PdfError: Something in the document could not be used; names all of it.
    """
    origin = made_from(html)
    if last is not None and last.made_from == origin:
        return last
    return KeptGathering(gathering=set_gathering(html), html=_hash(html), made_from=origin)


def gatherings_record(bound: Mapping[str, Sequence[KeptGathering]]) -> bytes:
    r"""The record for the next build.

    Args:
        bound: What each PDF was bound from, by its name.

    >>> gatherings_record({"report-en.pdf": []})
    b'{"report-en.pdf": []}\n'
    """
    lines = {name: [_to_json(each) for each in kept] for name, kept in bound.items()}
    return f"{json.dumps(lines, sort_keys=True)}\n".encode()


def last_gatherings(record: bytes | None) -> dict[str, tuple[KeptGathering, ...]]:
    """What the PDFs of the last build were bound from, by their names.

    Args:
        record: The record; None where there is none. One that cannot be read, or in which a
            gathering is not what it was, keeps nothing: all is set anew.

    >>> last_gatherings(b"{")
    {}
    """
    try:
        lines = json.loads(record or b"{}")
        return {str(name): tuple(map(_from_json, kept)) for name, kept in lines.items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _to_json(kept: KeptGathering) -> dict[str, Any]:
    gathering = kept.gathering
    line = {
        "html": kept.html,
        "made_from": kept.made_from,
        "pdf": b64encode(gathering.pdf).decode(),
        "length": gathering.length,
        "places": {name: astuple(place) for name, place in gathering.places.items()},
        "bookmarks": [
            [each.level, each.label, astuple(each.place)] for each in gathering.bookmarks
        ],
    }
    return line | {"sha256": _seal(line)}


def _from_json(line: Mapping[str, Any]) -> KeptGathering:
    if _seal({key: value for key, value in line.items() if key != "sha256"}) != line["sha256"]:
        raise ValueError("a gathering is not what it was")
    gathering = Gathering(
        pdf=b64decode(line["pdf"]),
        length=int(line["length"]),
        places={str(name): _place(*place) for name, place in line["places"].items()},
        bookmarks=tuple(
            Bookmark(level=int(level), label=str(label), place=_place(*place))
            for level, label, place in line["bookmarks"]
        ),
    )
    return KeptGathering(
        gathering=gathering, html=str(line["html"]), made_from=str(line["made_from"])
    )


def _seal(line: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(line, sort_keys=True).encode()).hexdigest()


def _hash(html: str) -> str:
    return hashlib.sha256(html.encode()).hexdigest()


def _place(page: int, left: float, top: float) -> Place:
    return Place(page=int(page), left=float(left), top=float(top))
