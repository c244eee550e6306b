"""The smallest valid engagement, and what it takes to change one thing about it."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

SETTINGS = """\
client = "Example Utility"
languages = ["en"]
title = { en = "How IT is seen" }
confidentiality = { en = "Internal" }

[privacy]
preset = "standard"
promised_minimum = 5

[waves.2026]
date = 2026-10-16
label = { en = "October 2026" }

[dimensions.trust]
label = { en = "Trust" }

[dimensions.delivery]
label = { en = "Delivery" }

[scales.agree5]
low = 1
high = 5
labels = [
  { en = "Strongly disagree" },
  { en = "Disagree" },
  { en = "Neither" },
  { en = "Agree" },
  { en = "Strongly agree" },
]
favourable_from = 4
unfavourable_to = 2
dont_know = { code = 9, label = { en = "Don't know" } }
not_applicable = { code = 8, label = { en = "Does not concern me" } }

[scales.ten]
low = 1
high = 10
labels = [{ en = "Not at all" }, { en = "Fully" }]
favourable_from = 8
unfavourable_to = 5

[breakdowns.department]
label = { en = "Department" }

[breakdowns.department.groups.grid]
label = { en = "Power grid" }
former = ["Networks"]

[breakdowns.department.groups.sales]
label = { en = "Sales" }
values = ["S1"]
"""

QUESTIONS = """\
code,dimension,kind,scale,reversed,waves,text_en,mirror_en
q01,trust,rating,agree5,,,IT keeps its promises.,Our customers say that IT keeps its promises.
q02,trust,rating,agree5,yes,,I go around IT.,Our customers go around IT.
q03,delivery,rating,agree5,,,IT delivers what I ordered.,Our customers get what they ordered.
nki1,,outcome,ten,,,How satisfied are you with IT?,
"""

CUSTOMERS = """\
q01,q02,q03,nki1,department
4,2,5,8,grid
5,1,4,9,grid
3,3,9,6,grid
4,2,4,7,grid
2,4,3,5,grid
Agree,Disagree,Don't know,10,Power grid
4,2,5,8,sales
5,1,4,9,sales
3,3,8,6,sales
4,2,4,7,S1
2,4,,5,sales
1,5,2,3,
"""

MANAGEMENT = """\
q01,q02,q03
4,2,5
5,1,5
4,2,4
4,3,4
5,2,5
"""

INVITED = """\
breakdown,group,invited,not_eligible
,,22,2
department,grid,12,1
department,sales,10,1
"""

_HEADING, *_ROWS = CUSTOMERS.splitlines()
MANY_CUSTOMERS = "\n".join([_HEADING, *_ROWS * 6])
"""72 customers, of whom every score is shown."""
MANY_INVITED = INVITED.replace("22,2", "132,12").replace("12,1", "72,6").replace("10,1", "60,6")

TEAM = """
[management]
team_size = 6
told_beforehand = true
"""

ACTIONS = """\
code,decided_after,dimension,owner_en,has_mandate,co_designer_en,first_step_by,due,status,target,promise_en,first_step_en
next_step,2026,delivery,Head of service desk,yes,Finance,2026-12-15,2027-02-27,started,"64,5",You see a date.,Write it.
"""  # noqa: E501

PAGE = """\
---
title: How to read this report
after: index
---
Read the differences.
"""


def make_engagement(
    folder: Path,
    *,
    settings: str = SETTINGS,
    questions: str = QUESTIONS,
    customers: str = CUSTOMERS,
    invited: str = INVITED,
    files: Mapping[str, str | bytes | None] | None = None,
) -> Path:
    """A folder with the smallest valid engagement: one wave, two dimensions, twelve customers.

    Args:
        folder: Where it is written; made if it does not exist.
        settings: ``engagement.toml``.
        questions: The code book.
        customers: The export of the customers' answers.
        invited: Who was invited.
        files: Further files by path in the folder, or None to leave one of the above out.
    """
    contents: dict[str, str | bytes | None] = {
        "mkdocs.yml": "site_name: How IT is seen\n",
        "data/engagement.toml": settings,
        "data/questions.csv": questions,
        "data/waves/2026/customers.csv": customers,
        "data/waves/2026/invited.csv": invited,
        **(files or {}),
    }
    for name, content in contents.items():
        if content is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def make_workbook(*sheets: Sequence[Sequence[str | float]]) -> bytes:
    """A workbook of one sheet or more, each a list of rows, with only the parts that it needs."""
    names = range(1, len(sheets) + 1)
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        + "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"/>' for n in names)
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}">'
        + "".join(
            f'<Relationship Id="r{n}" Type="{office}/worksheet" Target="worksheets/{n}.xml"/>'
            for n in names
        )
        + "</Relationships>",
    }
    for number, rows in zip(names, sheets, strict=True):
        parts[f"xl/worksheets/{number}.xml"] = (
            f'<worksheet xmlns="{main}"><sheetData>'
            + "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
            + "</sheetData></worksheet>"
        )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()


def _cell(value: str | float) -> str:
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f"<c><v>{value}</v></c>"
