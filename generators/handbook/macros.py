"""Every call that a hand-written page may make, as the program declares them."""

from collections.abc import Iterator

from handbook.markdown import code, plain, table
from spegla.explain.words import STATISTICS
from spegla.render.live.blocks import BLOCK_MACROS, NAMES
from spegla.render.live.macros import MACROS, Macro


def macros_reference() -> str:
    """A row a macro, and a row a chart or table that has a name."""
    calls = ((code(name), code(each.example), _keywords(each), _given(each))
             for name, each in MACROS.items())  # fmt: skip
    blocks = ((code(name), code(place)) for name, place in NAMES.items())
    names = " and ".join(code(name) for name in BLOCK_MACROS)
    return "\n\n".join(
        [
            "## Figures",
            table(("call", "example", "keywords", "what it gives, by what the text names"), calls),
            "## Charts and tables",
            f"{names} take a name of this list, or a place. Braces in a place stand for a keyword.",
            table(("name", "place in the report"), blocks),
        ]
    )


def _keywords(macro: Macro) -> str:
    return ", ".join(map(code, macro.keywords)) or "none"


def _given(macro: Macro) -> str:
    return "; ".join(_lines(macro)) or "see [Figures in your own words](../live-figures.md)"


def _lines(macro: Macro) -> Iterator[str]:
    kinds: dict[str, list[str]] = {}
    for kind, statistic in macro.statistics.items():
        kinds.setdefault(STATISTICS[statistic], []).append(kind.value)
    for said, named in kinds.items():
        yield f"{', '.join(map(code, named))}: {plain(said)}"
