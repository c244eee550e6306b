"""Hand-written pages: Markdown with a few lines about the page above it."""

import re
from collections.abc import Mapping

import yaml

from spegla.errors import InputError
from spegla.survey.checks.problems import ProblemList, quoted_code, suggestion
from spegla.survey.records import HandPage
from spegla.survey.tables import decode

_KEY = re.compile(r"[a-z0-9][a-z0-9_-]*")
_KEYS = ("title", "after")
_PAGE = re.compile(
    r"---[ \t]*\n(?P<front>.*?)^---[ \t]*(?:\n|\Z)(?P<text>.*)", re.DOTALL | re.MULTILINE
)
_EXAMPLE = "Begin the page with --- on a line, then title: and after:, then --- on a line."


def check_page(content: bytes, problems: ProblemList, *, language: str) -> HandPage | None:
    r"""One page from its file, None and the problems where it cannot be used.

    Whether ``after`` names a page of the report is for the report to say.

    >>> source = b"---\ntitle: What we heard\nafter: summary\n---\nHello\n"
    >>> problems = ProblemList("content/en/heard.md")
    >>> page = check_page(source, problems, language="en")
    >>> page.key, page.title, page.after, page.text, page.first_row
    ('heard', 'What we heard', 'summary', 'Hello\n', 5)
    """
    key = problems.file.rsplit("/", 1)[-1].removesuffix(".md")
    if not _KEY.fullmatch(key):
        problems.add(
            "the name of the file cannot be the address of a page",
            "Use a to z, 0 to 9, - and _, as in about.md.",
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
    front = _front_matter(page["front"], problems)
    if front is None:
        return None
    return HandPage(
        file=problems.file,
        key=key,
        language=language,
        title=front["title"],
        after=front["after"],
        text=page["text"],
        first_row=page["front"].count("\n") + 3,
    )


def _front_matter(source: str, problems: ProblemList) -> Mapping[str, str] | None:
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
    for key in front:
        if key not in _KEYS:
            name = quoted_code(str(key)) or "a key"
            problems.add(
                f"the front matter has {name}, which is not known here",
                suggestion(str(key), _KEYS),
            )
    for key in _KEYS:
        if not isinstance(front.get(key), str) or not front[key].strip():
            problems.add(
                f"the front matter has no text for {key}",
                f"Add a line {key}: … with the "
                + ("title of the page." if key == "title" else "key of the page before it."),
            )
    return front if len(problems) == before else None
