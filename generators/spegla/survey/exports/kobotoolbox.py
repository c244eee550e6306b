"""Exports of KoboToolbox and of ODK, which write forms of the same kind: XLSForms.

The layouts are those of KoboToolbox's exporter (github.com/kobotoolbox/formpack) and of ODK
Central's (github.com/getodk/central-backend): a row a submission; headings are names or labels,
with those of the groups in front; several answers stand in one cell with spaces between them, in
a column for each option with 1 or 0, or in both.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from spegla.survey.exports.answers import Answers, Tool, Use, Variable
from spegla.survey.exports.columns import assembled
from spegla.survey.exports.labels import plain_text
from spegla.survey.tables import Row, Table, fold, tidy

_OF_KOBO = frozenset((
    "_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status",
    "_submitted_by", "_tags", "_index", "_parent_index", "_parent_table_name", "_attachments",
    "_geolocation", "_bamboo_dataset_id", "_xform_id_string", "_version_", "__version__",
    "_xform_id", "_duration", "_edited", "_last_edited", "_date_modified", "_media_count",
    "_total_media", "_media_all_received", "_review_status", "_review_comment",
    "formhub/uuid", "meta/instanceID",
))  # fmt: skip
_OF_ODK = frozenset((
    "SubmissionDate", "KEY", "PARENT_KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent",
    "AttachmentsExpected", "Status", "ReviewState", "DeviceID", "Edits", "FormVersion",
    "instanceID", "instanceName",
))  # fmt: skip
_OF_FORMS = frozenset((
    "start", "end", "today", "username", "deviceid", "phonenumber", "simserial", "subscriberid",
    "email", "audit", "background-audio",
))  # fmt: skip
_MORE_OF_FORMS = re.compile(r"meta[/:-]\w+|__?version_*[0-9]*|_submission__.+|_parent_.+")
_RESPONDENT = (
    "_id", "KEY", "_uuid", "meta/instanceID", "meta-instanceID", "instanceID",
)  # fmt: skip
"""Where the ID of a submission stands, the best first."""
_BESIDE = ("_{}_latitude", "_{}_longitude", "{}_URL", "{}-Latitude", "{}-Longitude")
"""What stands beside the column of a place or a file."""
_BESIDE_ENDS = re.compile(
    r"_.+_(latitude|longitude|altitude|precision)|.+_URL|"
    r".+-(Latitude|Longitude|Altitude|Accuracy)"
)
_MARKS = frozenset(("1", "0", "true", "false"))
_SKIPPED = "n/a"
"""What older exports write where a question was not put; no option's name may hold a slash."""
_TAG = re.compile(r"#\w[\w+ ]*")
_NAME = re.compile(r"[\w.-]+")
_ENOUGH_OF_KOBO = 3
_MOST_GROUPS = 20
"""How many groups a question may stand in; more slashes are part of its label."""
_WORDS_OF_A_STEM = 4
_MOST_ANSWERS_OF_A_GRID = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a column stands: the heading of what it belongs to, and its own last part."""

    stem: str
    name: str


def recognises(table: Table) -> bool:
    """Whether a table was exported by KoboToolbox or ODK, by the columns that these add.

    >>> recognises(Table(headings=("IT helps.", "_id", "_uuid", "_index"), rows=()))
    True
    >>> recognises(Table(headings=("IT helps.", "_id"), rows=()))
    False
    """
    headings = set(table.headings)
    submission = {"SubmissionDate", "instanceID", "meta-instanceID", "SubmitterID"}
    is_odk = "KEY" in headings and not headings.isdisjoint(submission)
    return is_odk or len(headings & _OF_KOBO) >= _ENOUGH_OF_KOBO


def answers(table: Table) -> Answers:
    """The answers in an export of KoboToolbox or ODK.

    A column for an option is one where the question itself has a column too, or where nothing but
    1 and 0 stands in all columns of a group. Then the column in which the options stand together
    is not read. Where there is only that one, and its options are names, semicolons take the place
    of the spaces, if each of the names is also somebody's only answer: otherwise the words of an
    open answer would be torn apart. Which groups are grids is hardly told; a structure tells.

    Left out are submissions without any answer, and the row of tags for humanitarian data.

    Args:
        table: The first sheet, or the file for all but what is repeated.

    >>> headings = ("it/tools", "it/tools/phone", "it/tools/mail", "_id", "_uuid", "_index")
    >>> table = Table(headings=headings, rows=(Row(number=2, cells=("phone", "1", "0", "7")),))
    >>> [(variable.use.value, variable.names) for variable in answers(table).variables][:3]
    [('record', ('tools',)), ('option', ('tools[phone]',)), ('option', ('tools[mail]',))]
    """
    rows = [_without_skipped(row) for row in table.rows if not _is_tags(row)]
    columns = [
        [tidy(row.cells[position]) if position < len(row.cells) else "" for row in rows]
        for position in range(len(table.headings))
    ]
    places = _places(table.headings)
    uses = _uses(table.headings)
    options = _options(table.headings, places, columns, uses)
    joined = {places[position].stem for position in options}
    for position, heading in enumerate(table.headings):
        if position in options:
            uses[position] = Use.OPTION
        elif heading in joined:
            uses[position] = Use.RECORD
    separated = [
        position
        for position, use in enumerate(uses)
        if use is Use.ANSWER and _is_coded(table.headings) and _is_joined(columns[position])
    ]
    return assembled(
        Tool.KOBOTOOLBOX,
        _variables(table.headings, places, uses, columns),
        [_separated(row, separated) for row in rows],
    )


def _is_tags(row: Row) -> bool:
    return all(_TAG.fullmatch(cell) for cell in row.cells if cell)


def _without_skipped(row: Row) -> Row:
    return replace(row, cells=tuple("" if cell == _SKIPPED else cell for cell in row.cells))


def _is_odk(headings: Sequence[str]) -> bool:
    return "KEY" in headings


def _is_coded(headings: Sequence[str]) -> bool:
    """Whether headings and answers are names of the form, and not labels for people to read."""
    return not any(" " in heading for heading in headings)


def _uses(headings: Sequence[str]) -> list[Use]:
    own = _OF_FORMS | (_OF_ODK if _is_odk(headings) else _OF_KOBO)
    known = set(headings)
    respondent = next((name for name in _RESPONDENT if name in known), None)

    def use(heading: str) -> Use:
        if heading == respondent:
            return Use.RESPONDENT
        is_place_or_file = _BESIDE_ENDS.fullmatch(heading) or any(
            beside.format(heading) in known for beside in _BESIDE
        )
        if heading in own or _MORE_OF_FORMS.fullmatch(heading) or is_place_or_file:
            return Use.RECORD
        return Use.ANSWER

    return [use(heading) for heading in headings]


def _places(headings: Sequence[str]) -> list[_Place]:
    """Where each column stands.

    A label may itself hold a slash. It divides only where what stands before it is a heading or
    begins another one too; a name holds none, so that there each divides. ODK Central parts groups
    with a hyphen, which a name may hold: there too it takes two columns to make a group.
    """
    known = set(headings)
    is_coded = _is_coded(headings)
    cut = re.compile("[/-]" if _is_odk(headings) else "/")

    def beginnings(heading: str) -> list[str]:
        cuts = islice(cut.finditer(heading), _MOST_GROUPS)
        return [heading[: match.start()] for match in cuts]

    shared = Counter(begin for heading in headings for begin in beginnings(heading))

    def place(heading: str) -> _Place:
        begins = beginnings(heading)
        slashed = [begin for begin in begins if heading[len(begin)] == "/"]
        asked = next((begin for begin in slashed if begin in known), "")
        groups = [begin for begin in begins if shared[begin] > 1 or (is_coded and begin in slashed)]
        stem = asked or (groups[-1] if groups else "")
        return _Place(stem=stem, name=heading[len(stem) + 1 :] if stem else heading)

    return [place(heading) for heading in headings]


def _by_stem(places: Sequence[_Place]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = {}
    for position, place in enumerate(places):
        if place.stem:
            found.setdefault(place.stem, []).append(position)
    return found


def _options(
    headings: Sequence[str],
    places: Sequence[_Place],
    columns: Sequence[Sequence[str]],
    uses: Sequence[Use],
) -> set[int]:
    """The columns that say whether one option was taken."""
    found: set[int] = set()
    for stem, positions in _by_stem(places).items():
        inside = [position for position in positions if uses[position] is Use.ANSWER]
        if not all(_MARKS.issuperset(map(fold, filter(None, columns[one]))) for one in inside):
            continue
        # Whoever answers a choice answers all of its options at once.
        together = {tuple(map(bool, columns[one])) for one in inside}
        is_filled = any(any(pattern) for pattern in together)
        if stem in headings or (len(inside) > 1 and len(together) == 1 and is_filled):
            found.update(inside)
    return found


def _is_joined(cells: Sequence[str]) -> bool:
    """Whether cells hold several options each: names that are also somebody's only answer."""
    alone = {cell for cell in cells if _NAME.fullmatch(cell)}
    several = [cell.split(" ") for cell in cells if " " in cell]
    return bool(several) and all(
        alone.issuperset(parts) and len(set(parts)) == len(parts) for parts in several
    )


def _separated(row: Row, positions: Sequence[int]) -> Row:
    cells = list(row.cells)
    for position in positions:
        if position < len(cells):
            cells[position] = ";".join(cells[position].split())
    return replace(row, cells=tuple(cells))


def _variables(
    headings: Sequence[str],
    places: Sequence[_Place],
    uses: Sequence[Use],
    columns: Sequence[Sequence[str]],
) -> Iterator[Variable]:
    grids = _grids(places, columns)
    names = dict(zip(headings, (place.name for place in places), strict=True))
    gap = "" if _is_coded(headings) else " "
    for heading, place, use in zip(headings, places, uses, strict=True):
        above = names.get(place.stem, place.stem.rpartition("/")[2])
        with_part = f"{above}{gap}[{place.name}]"
        if use is Use.OPTION:
            own_names: tuple[str, ...] = (with_part,)
        elif place.stem in grids:
            own_names = (place.name, with_part)
        else:
            own_names = (place.name, heading.rpartition("/")[2])
        is_part = use is Use.OPTION or place.stem in grids
        yield Variable(
            heading=heading,
            names=own_names,
            text=plain_text(above if is_part else place.name),
            part=plain_text(place.name) if is_part else "",
            together=place.stem if is_part else "",
            use=use,
        )


def _grids(places: Sequence[_Place], columns: Sequence[Sequence[str]]) -> set[str]:
    """The groups that read as a grid: a label that asks, and the same few answers below it."""
    found = set()
    for stem, positions in _by_stem(places).items():
        label = stem.rpartition("/")[2]
        asks = len(label.split()) >= _WORDS_OF_A_STEM or label.endswith(("?", ":", "…", "..."))
        given = {cell for position in positions for cell in columns[position]}
        if len(positions) > 1 and asks and len(given) <= _MOST_ANSWERS_OF_A_GRID:
            found.add(stem)
    return found
