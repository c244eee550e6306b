"""PDFs of the last build that would come out the same, so that they are not set again.

A record beside the PDFs, not among what is handed out, says what each was made from. It holds
hashes only, and a PDF that is not byte for byte what the record says is set anew.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from spegla.render.pdf import made_from, render_pdf

FILE: Final = "editions.json"
"""Where the record lies in the output folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One PDF, and the hash of all that it was made from (:func:`spegla.render.pdf.made_from`)."""

    pdf: bytes
    made_from: str


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


def last_papers(record: bytes | None, read: Callable[[str], bytes | None]) -> dict[str, Paper]:
    """The PDFs that the last build left, by their names; without those that changed since.

    Args:
        record: The record of the last build; None where there is none. One that cannot be read
            keeps nothing: all is set anew.
        read: Gives a PDF of the last build by its name, None where it is gone.

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
            papers[name] = Paper(pdf=pdf, made_from=origin)
    return papers


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
