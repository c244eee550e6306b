"""An engagement in which things are planted that no reader may find, and its build.

Thirty-six customers in two breakdowns; a department of four that is folded, and within it the only
one who thinks badly of everything; a department in which nobody answered; people who skip; ids,
days and comments in the export, one of which was approved, and some of which were not. Each
planted word is found nowhere else, so that finding it is finding a leak.
"""

import csv
import io
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from builders import make_engagement

USER = "quokka5521"
"""Who runs the program, in the environment."""
FOLDER = "kestrel-9417"
"""Where the engagement lies."""
GHOST = "Ghostworks"
"""A department that is set up and in which nobody answered."""
WITHHELD = ("Dromedary porridge at dawn", "My token is zanzibar-flute-6120")
"""Comments that nobody approved."""
APPROVED = "They answer the phone with a smile"
QUOTED = "They told us before we asked"
UNQUOTED = (
    ("pace", "bad_episode", "A walrus waited at the ferry", ""),
    ("pace", "what_decides", "Whether the heron gets its ladder", "no"),
)
"""Rows of interviews of which the customer did not approve."""
SECRETS = (
    USER,
    FOLDER,
    *WITHHELD,
    *(said for _, _, said, _ in UNQUOTED),
    "zanzibar-flute",
    "tok-88",
)
"""What stands in no byte of the output."""

LANGUAGES = ("en", "sv")
CANARY = 35
"""Number of the customer who is the only one to answer 1, and does so to everything."""
DEPARTMENTS = ("grid",) * 14 + ("sales",) * 12 + ("plant",) * 6 + ("office",) * 4
SITES = ("north", "south") * 18
INVITED = 66
ITEMS = (
    "trust_1", "trust_2", "trust_3", "pace_1", "pace_2", "pace_3", "nki_1", "nki_2", "nki_3",
)  # fmt: skip
TEAM_ITEMS = ITEMS[:6]
SKIPPED = ((3, "trust_2"), (17, "trust_2"), (20, "pace_1"), (28, "pace_3"), (30, "nki_2"))
"""Which customers left something out."""

EXCHANGED = (0, 2)
"""Two customers of the same groups who answered everything."""

Sheet = tuple[tuple[int | None, ...], ...]
"""Answers, a row for each customer and a column for each of ``ITEMS``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What differs between two engagements that look the same."""

    answers: Sheet
    team: Sheet
    withheld: tuple[str, str] = WITHHELD
    unquoted: tuple[tuple[str, str, str, str], ...] = UNQUOTED
    prefix: str = "tok-88"
    first_day: int = 1


def sheet(seed: int = 7) -> Sheet:
    """Everybody's answers: most of them good, those of the canary all at the bad end."""
    rng = np.random.default_rng(seed)
    rows = []
    for person in range(len(DEPARTMENTS)):
        middle = rng.normal(3.8, 0.6)
        row: list[int | None] = []
        for item in ITEMS:
            points = 10 if item.startswith("nki") else 5
            answer = round(middle / 5 * points + rng.normal(0, 0.8 * points / 5))
            row.append(1 if person == CANARY else int(min(max(answer, 2), points)))
        rows.append(row)
    for person, item in SKIPPED:
        rows[person][ITEMS.index(item)] = None
    return tuple(tuple(row) for row in rows)


def planted(folder: Path) -> Path:
    """Write the engagement; returns its folder."""
    return _written(folder / FOLDER, _Said(answers=sheet(), team=_TEAM))


def disguised(folder: Path) -> Path:
    """Write one that differs in answers, and from which the same is released.

    Two customers of the same department and site who left out nothing have exchanged all that they
    answered, one manager thinks a little better of something, within the range that is shown, other
    comments were withheld, interviews that are not quoted raised other things, and the survey tool
    gave other tokens and days.
    """
    answers = list(sheet())
    one, other = EXCHANGED
    answers[one], answers[other] = answers[other], answers[one]
    team = list(_TEAM)
    team[0] = (5, *team[0][1:])
    said = _Said(answers=tuple(answers), team=tuple(team), prefix="tok-88x", first_day=3,
                 withheld=("Ostrich marmalade", "An otter at the helm"),
                 unquoted=(("pace", "missing", "A lemur in the queue", "no"),))  # fmt: skip
    return _written(folder / FOLDER, said)


def _written(folder: Path, said: "_Said") -> Path:
    return make_engagement(
        folder,
        settings=_SETTINGS,
        questions=_questions(),
        customers=_customers(said),
        invited=_invited(),
        files={
            "mkdocs.yml": "site_name: How IT is seen\n",
            "data/waves/2026/management.csv": _table(TEAM_ITEMS, said.team),
            "data/waves/2026/comments.csv": _comments(said),
            "data/waves/2026/interviews.csv": _table(
                ("dimension", "theme", "quote", "publish"),
                [("trust", "good_episode", QUOTED, "yes"), *said.unquoted],
            ),
            "data/actions.csv": _ACTIONS,
            "content/en/about.md": "---\ntitle: About\nafter: index\n---\nWe asked.\n",
            "content/sv/about.md": "---\ntitle: Om\nafter: index\n---\nVi frågade.\n",
        },
    )


def built(engagement: Path, output: Path, *, code: str = "", per: str = "") -> Path:
    """Build site, PDFs and annex as the command line does; returns the folder of the output.

    Args:
        engagement: Its folder.
        output: Where the build goes.
        code: Python that is run before the command line.
        per: A breakdown whose units get reports too.
    """
    run = f"{code}\nfrom spegla.cli import main\nimport sys\nsys.exit(main())"
    command = [sys.executable, "-c", run, "build", str(engagement), "--output", str(output)]
    command += ["--per", per] if per else []
    named = dict.fromkeys(("LOGNAME", "USER", "USERNAME", "LNAME"), USER)
    subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | named)
    return output


def _customers(said: _Said) -> str:
    words = {4: APPROVED, 11: said.withheld[0], 33: said.withheld[1]}
    rows = [
        (
            f"{said.prefix}{person:03d}",
            f"2026-09-{said.first_day + person % 25:02d}",
            DEPARTMENTS[person],
            SITES[person],
            *("" if code is None else code for code in row),
            words.get(person, f"Remark of the ordinary kind, {_letters(person)}."),
        )
        for person, row in enumerate(said.answers)
    ]
    return _table(("token", "submitted", "department", "site", *ITEMS, "words"), rows)


def _comments(said: _Said) -> str:
    remarks = [f"Remark of the ordinary kind, {_letters(person)}." for person in range(24, 33)]
    decided: list[tuple[str, ...]] = [
        ("words", text, "trust", "positive", "yes") for text in (APPROVED, *remarks)
    ]
    decided += [("words", text, "trust", "negative", "no") for text in said.withheld]
    return _table(("question", "text", "theme", "sentiment", "publish"), decided)


def _letters(person: int) -> str:
    """A number in letters, so that it is no number."""
    return "abcdefghij"[person // 10] + "klmnopqrst"[person % 10]


def _questions() -> str:
    rows: list[tuple[str, ...]] = []
    for item in ITEMS:
        dimension = item.partition("_")[0]
        kind, scale = ("outcome", "ten") if dimension == "nki" else ("rating", "agree5")
        texts = (f"About {dimension}, {_letters(len(rows))}.", f"Om {dimension}.")
        mirror = ("They say so.", "De säger det.") if kind == "rating" else ("", "")
        rows.append((item, "" if kind == "outcome" else dimension, kind, scale, *texts, *mirror))
    rows.append(("words", "", "text", "", "Anything else?", "Något mer?", "", ""))
    return _table(
        (
            "code", "dimension", "kind", "scale", "text_en", "text_sv", "mirror_en", "mirror_sv",
            "reversed", "waves",
        ),
        [(*row, "", "") for row in rows],
    )  # fmt: skip


def _invited() -> str:
    groups: Mapping[str, Sequence[str]] = {"department": DEPARTMENTS, "site": SITES}
    rows: list[tuple[object, ...]] = [("", "", INVITED, 0)]
    for breakdown, codes in groups.items():
        names = (*dict.fromkeys(codes), *(("ghost",) if breakdown == "department" else ()))
        more = (INVITED - len(codes)) // len(names)
        rows += [(breakdown, name, codes.count(name) + more, 0) for name in names]
    return _table(("breakdown", "group", "invited", "not_eligible"), rows)


def _table(names: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\n")
    table.writerow(names)
    table.writerows(rows)
    return text.getvalue()


_TEAM = ((4, 4, 5, 4, 3, 4), (5, 4, 4, 4, 4, 4), (4, 5, 4, 3, 4, 4), (4, 4, 4, 4, 4, 5),
         (5, 5, 4, 4, 4, 4), (4, 4, 4, 5, 4, 4))  # fmt: skip

_ACTIONS = """\
code,decided_after,dimension,owner_en,owner_sv,has_mandate,co_designer_en,co_designer_sv,first_step_by,due,status,target,promise_en,promise_sv,first_step_en,first_step_sv
next_step,2026,pace,Head of desk,Chef,yes,Finance,Ekonomi,2026-12-15,2027-02-27,started,80,You see a day.,Du ser ett datum.,Write.,Skriv.
"""  # noqa: E501

_SETTINGS = """\
client = "Example Utility"
languages = ["en", "sv"]
title = { en = "How IT is seen", sv = "Hur IT uppfattas" }
confidentiality = { en = "Internal", sv = "Intern" }
ignored_columns = ["token", "submitted"]

[privacy]
preset = "standard"
promised_minimum = 5

[method]
resamples = 1000

[management]
team_size = 6
told_beforehand = true

[targets]
trust = 70
pace = 65

[waves.2026]
date = 2026-10-16
label = { en = "October 2026", sv = "oktober 2026" }

[dimensions.trust]
label = { en = "Trust", sv = "Förtroende" }

[dimensions.pace]
label = { en = "Pace", sv = "Tempo" }

[scales.agree5]
low = 1
high = 5
labels = [{ en = "No", sv = "Nej" }, { en = "Yes", sv = "Ja" }]
favourable_from = 4
unfavourable_to = 2
dont_know = { code = 9, label = { en = "Don't know", sv = "Vet ej" } }

[scales.ten]
low = 1
high = 10
labels = [{ en = "Low", sv = "Låg" }, { en = "High", sv = "Hög" }]
favourable_from = 8
unfavourable_to = 5

[breakdowns.department]
label = { en = "Department", sv = "Avdelning" }

[breakdowns.department.groups.grid]
label = { en = "Power grid", sv = "Elnät" }

[breakdowns.department.groups.sales]
label = { en = "Sales", sv = "Försäljning" }

[breakdowns.department.groups.plant]
label = { en = "Plant", sv = "Verk" }

[breakdowns.department.groups.office]
label = { en = "Head office", sv = "Huvudkontor" }

[breakdowns.department.groups.ghost]
label = { en = "Ghostworks", sv = "Ghostworks" }

[breakdowns.site]
label = { en = "Site", sv = "Plats" }

[breakdowns.site.groups.north]
label = { en = "North", sv = "Norr" }

[breakdowns.site.groups.south]
label = { en = "South", sv = "Söder" }
"""
