"""Charts and tables that a page may ask for: each by its place, the usual ones by a name."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from spegla.render.live.calls import Call
from spegla.render.live.faults import Fault, nearest, quoted
from spegla.report.model import Chart, Page, Table

Block = Chart | Table

BLOCK_MACROS = ("chart", "table")
"""What calls of charts and tables are named; all others ask for figures."""

NAMES: Mapping[str, str] = {
    "mirror": "mirror#mirror-chart",
    "matrix": "priorities#matrix-chart",
    "dimensions": "dimensions#scores-chart",
    "distribution": "dimension-{dimension}#items-chart",
    "items": "dimension-{dimension}#items-table-all",
    "segments": "dimension-{dimension}#by-{breakdown}-chart",
    "heatmap": "dimensions#heatmap-{breakdown}",
    "satisfaction": "overall#nki-questions",
    "ambition": "overall#zones",
    "needs": "needs#needs-chart",
    "importance": "importance#stated-chart",
    "influence": "importance#derived-chart",
    "changes": "since-last-time#changes-chart",
    "answered": "who-answered#response-{breakdown}",
    "steps": "change#steps-chart",
    "funnel": "ways-around#funnel",
}
"""The usual charts and tables, as docs/live-figures.md lists them; keywords fill the places."""

_PLACE = re.compile(r"\{(?P<keyword>\w+)\}")
_CODE = "(?:(?!-table)[a-z0-9_-])+"
"""A code of a dimension or a breakdown; what ends in -table is the table of a chart."""
_RULE = 'Any other is named by its page and its place there, as in "mirror#mirror-chart".'


def blocks_of(pages: Iterable[Page]) -> dict[str, Block]:
    """The charts and tables of some pages by their places: page, number sign and anchor.

    The table of a chart has a place of its own, which ends in ``-table``.

    Args:
        pages: Pages of the report.
    """
    return {f"{page.key}#{block.anchor}": block for page in pages for block in _blocks(page)}


def _blocks(page: Page) -> Iterator[Block]:
    for section in page.sections:
        for block in section.blocks:
            match block:
                case Chart():
                    yield block
                    yield block.table
                case Table():
                    yield block
                case _:
                    pass


def block_meant(call: Call, blocks: Mapping[str, Block]) -> Block:
    """The chart or table that a call asks for, with an anchor that says from where it comes.

    Args:
        call: A call of ``chart`` or ``table``; the latter gives of a chart its numbers.
        blocks: Those of the report by their places.

    Raises:
        Fault: The report has none, or several, or the call does not fit.
    """
    if len(call.arguments) != 1:
        found = f"{call.name} has {len(call.arguments) or 'no'} texts without a name, and takes one"
        raise Fault(found, f'Write it as in {{{{ {call.name}("mirror") }}}}.', at=call.at)
    (name,) = call.arguments
    wanted = {
        place: block
        for place, block in blocks.items()
        if call.name == "table" or isinstance(block, Chart)
    }
    if name in blocks.keys() - wanted or (_fitting(name, blocks) and not _fitting(name, wanted)):
        raise Fault(f"{quoted(name)} is a table", "Call table in place of chart.", at=call.at)
    if name not in NAMES and name not in wanted:
        raise _unknown(call, name, wanted)
    for keyword in call.keywords:
        if keyword not in _keywords(name):
            found = f"{call.name} of {quoted(name)} has no keyword {quoted(keyword)}"
            raise Fault(found, nearest(keyword, _keywords(name)), at=call.at)
    place = _named(call, name, wanted) if name in NAMES else name
    block = wanted[place]
    if call.name == "table" and isinstance(block, Chart):
        block = block.table
    return _renamed(block, place.replace("#", "-"))


def _renamed(block: Block, anchor: str) -> Block:
    if isinstance(block, Chart):
        return replace(block, anchor=anchor, table=replace(block.table, anchor=f"{anchor}-table"))
    # Whoever asks for a table wants it to be seen.
    return replace(block, anchor=anchor, is_folded=False)


def _named(call: Call, name: str, wanted: Mapping[str, Block]) -> str:
    """The place that a name and keywords stand for."""
    found = _fitting(name, wanted)
    if not found:
        fix = f"Its data are not there. There are: {', '.join(_available(wanted))}."
        raise Fault(f"this report has no {call.name} {quoted(name)}", fix, at=call.at)
    for keyword in _keywords(name):
        codes = list(dict.fromkeys(codes[keyword] for codes in found.values()))
        if keyword not in call.keywords and len(codes) > 1:
            unsaid = f"{call.name} of {quoted(name)} does not say of which {keyword}"
            fix = f'Add {keyword}="{codes[0]}", or another of {", ".join(codes)}.'
            raise Fault(unsaid, fix, at=call.at)
        code = call.keywords.get(keyword, codes[0])
        if code not in codes:
            unknown = f"there is no {call.name} of {quoted(name)} of the {keyword} {quoted(code)}"
            raise Fault(unknown, nearest(code, codes), at=call.at)
        found = {place: codes for place, codes in found.items() if codes[keyword] == code}
    return next(iter(found))


def _unknown(call: Call, name: str, wanted: Mapping[str, Block]) -> Fault:
    names = _available(wanted)
    near = nearest(name, [*names, *wanted], is_listed=False)
    fix = f"{near} There are: {', '.join(names)}. {_RULE}".strip()
    return Fault(f"there is no {call.name} {quoted(name)}", fix, at=call.at)


def _available(wanted: Mapping[str, Block]) -> list[str]:
    """The names that lead to something in this report."""
    return [name for name in NAMES if _fitting(name, wanted)]


def _fitting(name: str, wanted: Mapping[str, Block]) -> dict[str, dict[str, str]]:
    """The places that a name can stand for, with what its keywords are there."""
    pattern = re.compile(_PLACE.sub(rf"(?P<\g<keyword>>{_CODE})", NAMES.get(name, "")))
    matches = {place: pattern.fullmatch(place) for place in wanted}
    return {place: match.groupdict() for place, match in matches.items() if match}


def _keywords(name: str) -> list[str]:
    return _PLACE.findall(NAMES.get(name, ""))
