"""An engagement in which every text that people write tries to be more than text.

Each text begins with a word of its own, its mark, so that it can be found as text wherever it is
shown, and goes on with one of the payloads, which bear the number of the mark: whatever runs says
which text it came from.
"""

import csv
import io
import json
import re
import subprocess
import sys
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from builders import make_engagement
from every_kind import CUSTOMERS, QUESTIONS, SETTINGS
from spegla.survey.comments import normalised
from spegla.survey.personal_data import Flag
from toml_documents import toml_of

HOST = "evil.invalid"
"""Where nothing may ever be asked for, and nothing may lead."""
FLAG = "__pwned_"
"""How the names of variables begin that a payload sets in a window."""
FLAGS = " ".join(Flag)
PEOPLE = 6
"""How often the rows of the smallest survey are repeated, so that all is shown."""

CODED = re.sub(
    r"\b(Trust|Delivery|Partly|Yes|ja|no)\b",
    lambda word: "yes" if word[0] == "ja" else word[0].lower(),
    CUSTOMERS,
)
"""The answers of the smallest survey by codes, since all labels are others here."""

PAYLOADS = (
    '"><img src=x onerror="window.__pwned_{n}=1">',
    "<script>window.__pwned_{n}=1</script>",
    "</script></title></style></textarea><svg onload=window.__pwned_{n}=1>",
    "' autofocus tabindex=0 onfocus='window.__pwned_{n}=1",
    '" style="position:fixed" onmouseover="window.__pwned_{n}=1" x="',
    "<p id=pwned-{n}>hello</p>",
    "[click](javascript:window.__pwned_{n}=1) ![seen](http://evil.invalid/{n}.png)",
    "<http://evil.invalid/{n}> http://evil.invalid/{n} mailto:a@evil.invalid",
    "`code` **bold** _low_ | cell | ~~gone~~ ^[note] $x$",
    "{{: #pwned-{n} onclick=window.__pwned_{n}=1 }}",
    "<!-- {n} --> ]]> <![CDATA[ &lt;b&gt; &#60;i&#62; &amp; &nbsp;",
    "*/ }} body {{ color: url(http://evil.invalid/{n}) }} @import 'http://evil.invalid/{n}'; /*",
    "datum.x');window.__pwned_{n}=1;// ${{window.__pwned_{n}=1}} \\u003cscript>",
    "{{{{ 7*191 }}}}{{% raw %}}{{# note #}} {{{{ ''.__class__ }}}} {{count}} {{name:lower}}",
    "</desc></text></svg><foreignObject><img src=http://evil.invalid/{n}></foreignObject>",
    "<a href='javascript:window.__pwned_{n}=1'>x</a><base href=//evil.invalid/{n}>",
    "<meta http-equiv=refresh content='0;url=//evil.invalid/{n}'><iframe src=//evil.invalid>",
    "\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nATTACH:http://evil.invalid/{n}\r\n# Head\n\n---\n- item",
    "\u202eturned\u2066\u200b\u200d \x1b]0;title\x07\x1b[31mred\x9b1m \x0b\x0c end",
    ") /S /JavaScript /JS (app.alert({n})) /URI (http://evil.invalid/{n}) (",
    "%3Cscript%3E \\x3cscript\\x3e +ADw-script+AD4- ＜script＞",
    'zero";a:"b\',\\ "" \\" \\n {n}\t;tab',
)
"""``{n}`` is the number of the text; two braces stand for one."""
FORMULAS = ('=HYPERLINK("http://evil.invalid/{n}";"x")', "+1+cmd|'/C calc'!A0", "-2+3", "@SUM(1;1)")
"""Stand at the very beginning of a text."""


@dataclass(slots=True)
class Planting:
    """Gives out texts, and keeps each with its mark by the place that it was meant for."""

    numbers: "count[int]" = field(default_factory=lambda: count(1))
    texts: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    def text(
        self, place: str, *, before: str = "", is_formula: bool = False, most: int | None = None
    ) -> str:
        """A text of which nobody has had the like.

        Args:
            place: Where it goes.
            before: What it must begin with.
            is_formula: Whether it begins like a formula.
            most: How many characters there is room for.
        """
        n = next(self.numbers)
        mark = mark_of(n)
        fitting = [payload for payload in PAYLOADS if most is None or len(payload) < most - 8]
        payload = fitting[n % len(fitting)].format(n=n)
        text = f"{before}{mark} {payload}"
        if is_formula:
            text = f"{FORMULAS[n % len(FORMULAS)].format(n=n)} {text}"
        self.texts[mark] = text
        self.places[mark] = place
        return text

    def everywhere(self, value: Any, place: str) -> Any:
        """A value of settings with another text for each text per language."""
        match value:
            case {"en": str(), **others}:
                return others | {"en": self.text(place)}
            case dict():
                return {key: self.everywhere(of, f"{place}.{key}") for key, of in value.items()}
            case list():
                return [self.everywhere(of, place) for of in value]
            case _:
                return value


def mark_of(number: int) -> str:
    """A word that no language has: letters only, since numbers are looked at by other tests."""
    return "Zq" + "".join("abcdefghij"[int(digit)] for digit in f"{number:03d}") + "x"


def csv_of(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table with every cell in quotation marks."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(names)
    writer.writerows(rows)
    # A table with these is refused as no text.
    return _NEVER_IN_TABLES.sub("", text.getvalue())


_NEVER_IN_TABLES = re.compile(r"[\x00-\x08\x0e-\x1f]")


def make_hostile(folder: Path) -> Planting:
    """Write the engagement into a folder; gives what was planted."""
    planting = Planting()
    settings = _settings(planting)
    make_engagement(
        folder,
        settings=toml_of(settings),
        questions=_questions(planting),
        customers=_customers(planting),
        invited=_invited(),
        files={
            "mkdocs.yml": json.dumps({"site_name": planting.text("site_name")}),
            "data/waves/2025/customers.csv": _earlier(),
            "data/waves/2025/invited.csv": _invited(),
            "data/waves/2026/management.csv": "q01,q02\n" + "4,2\n5,1\n4,2\n4,3\n5,2\n",
            "data/waves/2026/comments.csv": _comments(planting),
            "data/waves/2026/interviews.csv": _interviews(planting),
            "data/actions.csv": _actions(planting),
            "data/brand/logo.svg": _LOGO,
            "site_templates/activities/catalogue.toml": toml_of(_activities(planting)),
            **_pages(planting),
        },
    )
    return planting


_LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><title>&lt;script&gt;</title>'
    '<path d="M0 0h20v10z"/></svg>'
)
IGNORED = 'remark"<script>'


def _settings(planting: Planting) -> dict[str, Any]:
    read: dict[str, Any] = tomllib.loads(SETTINGS)
    read["breakdowns"]["department"]["groups"]["sales"]["former"] = [planting.text("former")]
    read["breakdowns"]["department"]["question"] = {"en": ""}
    read["waves"] = {
        "2025": {"date": date(2025, 10, 17), "label": {"en": ""}},
        "2026": {"date": date(2026, 10, 16), "label": {"en": ""}},
    }
    read["decision"] = {"text": {"en": ""}, "date": date(2026, 12, 3)}
    for dimension in read["dimensions"].values():
        dimension["short"] = {"en": ""}
    settings: dict[str, Any] = planting.everywhere(read, "settings")
    return settings | {
        "client": planting.text("client"),
        "ignored_columns": [IGNORED],
        "management": {"team_size": 6, "told_beforehand": True},
        "targets": {"trust": 70, "delivery": 65},
        "method": {"resamples": 1000},
        "brand": {"logo": "brand/logo.svg"},
    }


def _questions(planting: Planting) -> str:
    names, *rows = csv.reader(QUESTIONS.splitlines())
    for row in rows:
        for place, name in enumerate(names):
            if name == "text_en" and row[place]:
                row[place] = planting.text(f"questions.{row[0]}.{name}", is_formula=row[0] == "q02")
    return csv_of(names, rows)


def _customers(planting: Planting) -> str:
    names, *rows = csv.reader(CODED.splitlines())
    said = _said(planting)
    written = []
    for number, row in enumerate(rows * 3 * PEOPLE):
        cells = dict(zip(names, row, strict=True))
        cells["last"] = said[number % len(said)]
        written.append([*cells.values(), f"=1+{number}<script>window.__pwned_0=1</script>"])
    return csv_of([*names, IGNORED], written)


def _said(planting: Planting) -> list[str]:
    """What customers wrote; the same texts each time that it is asked."""
    places = planting.places
    known = [text for mark, text in planting.texts.items() if places[mark].startswith(_COMMENTS)]
    return known or [
        planting.text(_COMMENTS[number < REWORDED], is_formula=number % 4 == 0)
        for number in range(len(PAYLOADS))
    ]


REWORDED = 4
"""How many comments are shown in other words."""
_COMMENTS = ("comment", "shown_as.original")


def _comments(planting: Planting) -> str:
    rows = []
    for number, text in enumerate(_said(planting)):
        theme, sentiment = ("trust", "delivery")[number % 2], ("positive", "negative")[number % 2]
        shown = planting.text("shown_as") if number < REWORDED else ""
        rows.append(("last", text, FLAGS, theme, sentiment, "yes", shown))
    return csv_of(("question", "text", "flags", "theme", "sentiment", "publish", "shown_as"), rows)


def _interviews(planting: Planting) -> str:
    themes = ("bad_episode", "good_episode", "what_decides", "missing")
    rows = [("trust", theme, planting.text("interview"), "yes", FLAGS) for theme in themes]
    return csv_of(("dimension", "theme", "quote", "publish", "flags"), rows)


def _earlier() -> str:
    heading, *rows = CODED.splitlines()
    return "\n".join([heading, *rows * 3 * PEOPLE])


def _invited() -> str:
    rows = [("", "", "132", "12"), ("department", "grid", "72", "6"),
            ("department", "sales", "60", "6")]  # fmt: skip
    return csv_of(("breakdown", "group", "invited", "not_eligible"), rows)


def _actions(planting: Planting) -> str:
    texts = ("owner_en", "co_designer_en", "promise_en", "first_step_en", "stop_en", "outcome_en")
    names = ("code", "decided_after", "dimension", "has_mandate", "first_step_by", "due", "status",
             "target", "activity", *texts)  # fmt: skip
    rows = []
    for code, wave, dimension, status, activity in (
        ("before", "2025", "trust", "done", ""),
        ("now", "2026", "delivery", "started", "hostile"),
        ("next", "2026", "trust", "planned", ""),
    ):
        said = [_said_of_action(planting, wave, name, is_formula=code == "now") for name in texts]
        by, due = ("2026-12-15", "2027-02-27") if wave == "2026" else ("2025-12-15", "2026-02-27")
        rows.append((code, wave, dimension, "yes", by, due, status, "80", activity, *said))
    return csv_of(names, rows)


_SHOWN = {
    "2025": ("promise_en", "outcome_en"),
    "2026": ("owner_en", "co_designer_en", "promise_en", "first_step_en", "stop_en"),
}
"""What the report says of an action, by the wave after which it was decided."""


def _said_of_action(planting: Planting, wave: str, name: str, *, is_formula: bool) -> str:
    if name not in _SHOWN[wave]:
        return "Head of desk"
    if name == "promise_en":
        return planting.text("actions.promise", before="You see a day. ")
    return planting.text(f"actions.{name}", is_formula=is_formula)


def _activities(planting: Planting) -> dict[str, Any]:
    def said(place: str) -> dict[str, str]:
        return {"en": planting.text(f"activity.{place}", most=48)}

    activity = {
        "dimensions": ["trust", "delivery"],
        "people": "team",
        "minutes": 20,
        "who": said("who"),
        "title": said("title"),
        "purpose": said("purpose"),
        "steps": [said("step") for _ in range(3)],
        "notice": said("notice"),
    }
    return {"activities": {"hostile": activity}}


def _pages(planting: Planting) -> dict[str, str]:
    """Pages of people's own: a title may hold anything, and so may text that is written as text."""
    title = planting.text("page.title")
    # What stands here as markup is the author's own; a reference to no letter has no glyph.
    seen = "".join(
        c if unicodedata.category(c)[0] != "C" else " " for c in planting.text("page.text")
    )
    body = re.sub(r"[^\w\s]", lambda sign: f"&#{ord(sign[0])};", seen)
    front = "---\n" + json.dumps({"title": title, "after": "index"}) + "\n---\n"
    return {
        "content/en/hostile.md": f'{front}{body}\n\nTrust is {{{{ score("trust") }}}}.\n',
        "content/en/beside.md": "---\npage: index\nat: end\n---\nBeside &#60;b&#62;.\n",
    }


UNSEEN = (
    *("former", "site_name", "shown_as.original", "settings.breakdowns.department.question"),
    *("settings.scales.agree5.dont_know", "settings.scales.agree5.not_applicable"),
)
"""Texts that no reader sees: names of groups in exports, what the report words itself."""
ON_PAPER = ("activity.purpose", "activity.step")
"""Texts that stand in the workshop kit alone."""


def build_hostile(folder: Path) -> None:
    """Build the engagement below a folder as the command line does, into its folder ``build``.

    Beside that stands what was said: ``built.txt``, ``checked.txt`` and ``explained.txt``.
    """
    engagement = folder / "hostile"
    make_hostile(engagement)
    run = [sys.executable, "-c", "from spegla.cli import main; main()"]
    for name, arguments in {
        "built": ["build", str(engagement), "--output", str(folder / "build")],
        "checked": ["check", str(engagement)],
        "explained": ["explain", FIGURE, "--engagement", str(engagement)],
    }.items():
        done = subprocess.run([*run, *arguments], check=True, capture_output=True)
        (folder / f"{name}.txt").write_bytes(done.stdout + done.stderr)


FIGURE = "2026/customers/dimension/trust/score"


def shown_on_site(planting: Planting) -> dict[str, str]:
    """The texts that readers of the site see, by their marks, as the report quotes them."""
    shown = {
        mark: text
        for mark, text in planting.texts.items()
        if not planting.places[mark].startswith((*UNSEEN, *ON_PAPER))
    }
    return {
        mark: normalised(text) if planting.places[mark].startswith(_WORDS) else text
        for mark, text in shown.items()
    }


_WORDS = ("comment", "shown_as", "interview")


def as_read(text: str) -> str:
    """Letters, digits and signs of a text, which neither a line break nor a browser changes."""
    return "".join(c for c in text if unicodedata.category(c)[0] not in "CZ")
