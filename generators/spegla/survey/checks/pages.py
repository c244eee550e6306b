"""What people write: Markdown, with a few lines above it that say where it belongs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from spegla.errors import InputError
from spegla.filenames import fits_everywhere
from spegla.survey.checks.problems import ProblemList, quoted_code, suggestion
from spegla.survey.records import HandPage, Slot, SlotPosition
from spegla.survey.tables import decode, tidy

_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_PAGE = re.compile(
    r"---[ \t]*\n(?P<front>.*?)^---[ \t]*(?:\n|\Z)(?P<text>.*)", re.DOTALL | re.MULTILINE
)
_LINE = re.compile(r"""["']?(?P<key>\w+)["']?\s*:""")
_BLANK_LINES = re.compile(r"(\n(?:[ \t]*\n)+)")
_MOST_BRACKETS = 1_000
_EXAMPLE = "Begin the page with --- on a line, then title: and after:, then --- on a line."
_NEEDED = {
    "title": "title of the page",
    "after": "key of the page before it",
    "replaces": "key of the page whose place it takes",
    "page": "key of the page in which it stands",
}
_ENDS = (SlotPosition.START, SlotPosition.END)
_SIDES = (SlotPosition.BEFORE, SlotPosition.AFTER)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """What the front matter may hold, by what the text is.

    Args:
        what: What it is, for messages.
        required: Keys that must have a text.
        optional: Keys of which a slot has one.
    """

    what: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()


_FOLLOWING = _Form(what="a page", required=("title", "after"))
_REPLACING = _Form(what="a page that takes the place of another", required=("title", "replaces"))
_SLOT = _Form(what="a text within a page", required=("page",), optional=("before", "after", "at"))
_KEYS = ("title", "after", "replaces", "page", "before", "at")


def check_page(content: bytes, problems: ProblemList, *, language: str) -> HandPage | None:
    r"""One page or text within a page from its file, None and the problems where it has any.

    Whether the report has the pages and places that it names is for the report to say.

    >>> source = b"---\ntitle: What we heard\nafter: summary\n---\nHello\n"
    >>> problems = ProblemList("content/en/heard.md")
    >>> page = check_page(source, problems, language="en")
    >>> page.key, page.title, page.after, page.text, page.first_row
    ('heard', 'What we heard', 'summary', 'Hello\n', 5)
    >>> source = b"---\npage: mirror\nafter: mirror-chart\n---\nHello\n"
    >>> check_page(source, problems, language="en").slot
    Slot(page='mirror', position=<SlotPosition.AFTER: 'after'>, anchor='mirror-chart')
    """
    key = problems.file.rsplit("/", 1)[-1].removesuffix(".md")
    if not _KEY.fullmatch(key) or not fits_everywhere(key):
        problems.add(
            "the name of the file cannot be the address of a page",
            "Use a to z, 0 to 9, - and _, at most 40 characters, as in about.md; and no name that "
            "Windows keeps for a device, such as con or aux.",
        )
    try:
        source = decode(content, file=problems.file)
    except InputError as error:
        for problem in error.problems:
            problems.add(problem.found, "Write the page as text in UTF-8.")
        return None
    page = _PAGE.fullmatch(source.replace("\r\n", "\n"))
    if page is None:
        problems.add("the page has no front matter", _EXAMPLE, row=1)
        return None
    rows = _rows(page["front"])
    front = _front_matter(page["front"], rows, problems)
    if front is None:
        return None
    first_row = page["front"].count("\n") + 3
    _check_paragraphs(page["text"], first_row, problems)
    return HandPage(
        file=problems.file,
        key=key,
        language=language,
        title=tidy(front.get("title", "")),
        after="" if "page" in front else front.get("after", ""),
        replaces=front.get("replaces", ""),
        slot=_slot(front) if "page" in front else None,
        text=page["text"],
        first_row=first_row,
        rows=rows,
    )


def _check_paragraphs(text: str, first_row: int, problems: ProblemList) -> None:
    """Check that no paragraph is one that readers of Markdown come to no end of.

    They look for the end of each bracket from where it begins, up to the end of the paragraph.
    """
    row = first_row
    for part in _BLANK_LINES.split(text):
        if part.count("[") > _MOST_BRACKETS:
            problems.add(
                f"a paragraph has more than {_MOST_BRACKETS:,} opening brackets",
                "Make several paragraphs of it, with a blank line between them.",
                row=row,
            )
        row += part.count("\n")


def _rows(front: str) -> dict[str, int]:
    """The line of each key, counted from the three dashes above it."""
    lines = ((row, _LINE.match(line)) for row, line in enumerate(front.split("\n"), start=2))
    return {match["key"]: row for row, match in lines if match}


def _slot(front: Mapping[str, str]) -> Slot:
    if "at" in front:
        return Slot(page=front["page"], position=SlotPosition(front["at"]))
    position = next(side for side in _SIDES if side.value in front)
    return Slot(page=front["page"], position=position, anchor=front[position.value])


def _front_matter(
    source: str, rows: Mapping[str, int], problems: ProblemList
) -> Mapping[str, str] | None:
    before = len(problems)
    try:
        # The base loader makes nothing but text, lists and mappings: a title may be "2026".
        front = yaml.load(source, Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        row = mark.line + 2 if mark else 1
        problems.add("the front matter is not valid YAML", _EXAMPLE, row=row)
        return None
    if not isinstance(front, dict):
        problems.add("the front matter has no keys", _EXAMPLE, row=1)
        return None
    form = _SLOT if "page" in front else _REPLACING if "replaces" in front else _FOLLOWING
    _check_keys(front, form, rows, problems)
    if form is _SLOT:
        _check_position(front, rows, problems)
    return front if len(problems) == before else None


def _check_keys(
    front: Mapping[str, object], form: _Form, rows: Mapping[str, int], problems: ProblemList
) -> None:
    allowed = (*form.required, *form.optional)
    for key in front:
        if key not in _KEYS:
            name = quoted_code(str(key)) or "a key"
            problems.add(
                f"the front matter has {name}, which is not known here",
                suggestion(str(key), _KEYS),
            )
        elif key not in allowed:
            needed = " and ".join(f"{each}:" for each in form.required)
            problems.add(
                f'the front matter has "{key}", which {form.what} does not take',
                f"Leave it out; {form.what} has {needed} there.",
                row=rows.get(key),
            )
    for key in form.required:
        if not _is_text(front.get(key)):
            problems.add(
                f"the front matter has no text for {key}",
                f"Add a line {key}: … with the {_NEEDED[key]}.",
            )


def _check_position(
    front: Mapping[str, object], rows: Mapping[str, int], problems: ProblemList
) -> None:
    given = [key for key in _SLOT.optional if key in front]
    if len(given) != 1 or not _is_text(front[given[0]]):
        problems.add(
            "the front matter does not say in one way where in the page the text stands",
            "Write one of before: or after: with the name of a section, chart or table, at: start "
            "and at: end.",
            row=rows.get("page"),
        )
    elif given == ["at"] and front["at"] not in _ENDS:
        problems.add(
            "the front matter has an at: that is no place",
            "Write at: start or at: end.",
            row=rows.get("at"),
        )


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
