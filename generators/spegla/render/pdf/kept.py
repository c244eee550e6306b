"""PDFs of the last build that would come out the same, so that they are not set again.

A record beside the PDFs, not among what is handed out, says what each was made from. It holds
hashes only, and a PDF that is not byte for byte what the record says is set anew. Of a PDF that is
bound from gatherings, those that stayed the same are used again (:mod:`.kept_gatherings`).
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from spegla.render.pdf.gatherings import Unbound
from spegla.render.pdf.kept_gatherings import KeptGathering
from spegla.render.pdf.machine import made_from
from spegla.render.pdf.setting import bind_pdf, render_pdf

FILE: Final = "editions.json"
"""Where the record lies in the output folder."""
_NONE: Final[Mapping[str, tuple[KeptGathering, ...]]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One PDF.

    Args:
        pdf: The PDF.
        made_from: The hash of what it was made from (:func:`.machine.made_from`).
        gatherings: What it was bound from, but for the front; none if it was set in one go.
    """

    pdf: bytes
    made_from: str
    gatherings: tuple[KeptGathering, ...] = ()


def set_paper(html: str, last: Paper | None) -> Paper:
    """The PDF of a document: that of the last build where it would be the same, else a new one.

    Args:
        html: The document, complete in itself.
        last: What the last build made of the same edition in the same language.

    Raises:
        PdfUnavailableError: What sets PDFs is missing; says what to install.
        PdfError: Something in the document could not be used; names all of it.
    """
    origin = made_from(html)
    if last is not None and last.made_from == origin:
        return last
    return Paper(pdf=render_pdf(html), made_from=origin)


def bind_paper(document: Unbound, gatherings: Sequence[KeptGathering], last: Paper | None) -> Paper:
    """The same for a document whose gatherings are set.

    Args:
        document: The document.
        gatherings: All but its front.
        last: What the last build made of the same edition in the same language.

    Raises:
        PdfUnavailableError: What sets PDFs is missing; says what to install.
        PdfError: Something in the document could not be used, or a link leads nowhere.
    """
    origin = made_from("\n".join([*(each.made_from for each in gatherings), document.front]))
    if last is not None and last.made_from == origin:
        return last
    pdf = bind_pdf(document, [each.gathering for each in gatherings])
    return Paper(pdf=pdf, made_from=origin, gatherings=tuple(gatherings))


def papers_record(papers: Mapping[str, Paper]) -> bytes:
    """The record of PDFs, by their names.

    >>> b"cafe" in papers_record({"report-en.pdf": Paper(pdf=b"%PDF", made_from="cafe")})
    True
    """
    lines = {
        name: {"made_from": paper.made_from, "sha256": _hash(paper.pdf)}
        for name, paper in papers.items()
    }
    return f"{json.dumps(lines, indent=1, sort_keys=True)}\n".encode()


def last_papers(
    record: bytes | None,
    read: Callable[[str], bytes | None],
    gatherings: Mapping[str, tuple[KeptGathering, ...]] = _NONE,
) -> dict[str, Paper]:
    """The PDFs that the last build left, by their names; without those that changed since.

    Args:
        record: The record of the last build; None where there is none. One that cannot be read
            keeps nothing: all is set anew.
        read: Gives a PDF of the last build by its name, None where it is gone.
        gatherings: What each was bound from, as far as it is known.

    >>> paper = Paper(pdf=b"%PDF", made_from="cafe")
    >>> record = papers_record({"report-en.pdf": paper})
    >>> last_papers(record, lambda name: b"%PDF") == {"report-en.pdf": paper}
    True
    >>> last_papers(record, lambda name: b"%PDF, altered")
    {}
    """
    try:
        lines = json.loads(record or b"{}")
        known = {name: (line["sha256"], line["made_from"]) for name, line in lines.items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}
    papers = {}
    for name, (expected, origin) in known.items():
        pdf = read(name)
        if pdf is not None and _hash(pdf) == expected:
            papers[name] = Paper(pdf=pdf, made_from=origin, gatherings=gatherings.get(name, ()))
    return papers


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
