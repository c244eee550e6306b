"""Phrases that sound like something and say nothing that anybody could notice."""

from collections.abc import Iterator

from spegla.plain_language.lexicon import Lexicon
from spegla.plain_language.prose import Passage
from spegla.plain_language.remarks import Kind, Remark, quoted


def platitudes_in(passage: Passage, lexicon: Lexicon) -> Iterator[Remark]:
    """A remark on each platitude in a passage; of those that overlap, the one that is longest."""
    text = passage.folded
    found = [
        (begin, end, platitude.ask)
        for platitude in lexicon.platitudes
        for begin, end in (match.span() for match in platitude.pattern.finditer(text))
    ]
    taken = 0
    for begin, end, ask in sorted(found, key=lambda each: (each[0], -each[1])):
        if begin >= taken:
            yield Remark(
                kind=Kind.PLATITUDE,
                at=passage.places[begin],
                found=f"{quoted(passage, begin, end)} says nothing that anybody could notice",
                fix=ask,
            )
            taken = end
