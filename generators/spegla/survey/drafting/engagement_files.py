"""Every file of a drafted engagement, by path in its folder."""

import csv
import io
from collections.abc import Mapping, Sequence

from spegla.settings import SCHEMA_FILE, schema_bytes
from spegla.survey.drafting.answered import Facts
from spegla.survey.drafting.draft import Draft, Point
from spegla.survey.drafting.draft_notes import draft_notes
from spegla.survey.drafting.first_words import TITLE, first_pages, in_languages
from spegla.survey.drafting.questions_file import questions_csv
from spegla.survey.drafting.settings_file import settings_toml
from spegla.survey.drafting.toml import string
from spegla.survey.exports.answers import Tool

_GITIGNORE = """\
# What is built, and what is for nobody else. Answers of people stand in data/waves: keep them out
# of version control too unless everybody who sees the repository may see them.
.cache/
build/
private/
data/staff.csv
"""

_README = """\
# An engagement for Spegla

One client's survey: its settings, its questions, its answers and the texts around them. What the
parts are and what may stand in them is described in docs/engagement.md of Spegla.

| file | what it is |
|---|---|
| `data/engagement.toml` | settings: client, waves, dimensions, scales, breakdowns, privacy |
| `data/engagement.schema.json` | has editors complete the settings; nothing reads it |
| `data/questions.csv` | the questions, one a row; opens in a spreadsheet program |
| `data/waves/<wave>/` | the answers as the survey tool exported them, and how many were invited |
| `content/<language>/` | pages that you write |
| `mkdocs.yml` | settings of the site |

## What to do next

{steps}

Answers are personal as long as somebody could know who gave them. Keep this folder where only
those may look who may see the answers.
"""

_FROM_EXPORTS = """\
1. Read the remarks in `data/engagement.toml`: each guess says how sure it is.
   `data/README-draft.md` says the same of each question.
2. Fill in what is marked as needed. `data/waves/<wave>/invited.csv` says how many people were
   invited; add a row for each group of a breakdown to get response rates by group.
3. `spegla check .` lists what is wrong or worth a look, and what the report will show.
4. Write the page in `content/`, then `spegla build .` makes the site and the PDF."""

_FROM_CATALOGUE = """\
1. Fill in what is marked as needed in `data/engagement.toml`, and give each breakdown the groups
   of this organisation.
2. Take out of `data/questions.csv` what you do not want to ask. Leave the wording of the others as
   it is, so that results can be compared.
3. `spegla questionnaire` writes the questions as files that survey tools import.
4. When the answers are in, put the export into `data/waves/<wave>/` as `customers.csv` (or `.xlsx`,
   `.sav` and so on), that of the IT management team beside it as `management.csv`, and write into
   `invited.csv` how many were invited.
5. `spegla check .` lists what is wrong or worth a look, and `spegla build .` makes the report."""


def engagement_files(
    draft: Draft,
    facts: Facts,
    points: Sequence[Point],
    *,
    tool: Tool | None = None,
    sheet: str | None = None,
) -> Mapping[str, bytes]:
    """The files as they are to be written; exports are copied untouched.

    Args:
        draft: What was made out.
        facts: What the author said.
        points: What the author has yet to say or may look at.
        tool: What wrote the exports, where the author had to say it.
        sheet: The sheet with the answers, where the author had to say it.
    """
    files = {
        ".gitignore": _GITIGNORE.encode(),
        "README.md": _readme(draft),
        "mkdocs.yml": _site(draft),
        "data/engagement.toml": settings_toml(draft, facts, points, tool=tool, sheet=sheet),
        f"data/{SCHEMA_FILE}": schema_bytes(),
        "data/questions.csv": questions_csv(draft),
        **first_pages(draft.languages),
    }
    if draft.sources:
        files["data/README-draft.md"] = draft_notes(draft, points)
    for source in draft.sources:
        files[f"data/waves/{source.wave}/{source.audience}{source.suffix}"] = source.content
    for wave in draft.waves:
        if (wave.code, "", "") in facts.invited:
            files[f"data/waves/{wave.code}/invited.csv"] = _invited(wave.code, facts)
    return files


def _readme(draft: Draft) -> bytes:
    return _README.format(steps=_FROM_EXPORTS if draft.sources else _FROM_CATALOGUE).encode()


def _site(draft: Draft) -> bytes:
    main = draft.languages[0]
    return (
        "# An ordinary MkDocs project file. Put here what MkDocs and the theme offer; spegla adds\n"
        "# the navigation, the languages, the theme's templates and styles, and the folder of the\n"
        "# language that it builds.\n"
        f"site_name: {string(in_languages(TITLE, [main])[main])}\n"
        f"docs_dir: build/docs/{main}\n"
        "theme:\n"
        "  name: material\n"
        "extra: {}\n"
    ).encode()


def _invited(wave: str, facts: Facts) -> bytes:
    out = io.StringIO(newline="")
    table = csv.writer(out, delimiter=";", lineterminator="\n")
    table.writerow(["breakdown", "group", "invited", "not_eligible"])
    rows = {key[1:]: number for key, number in facts.invited.items() if key[0] == wave}
    table.writerow(["", "", rows["", ""], ""])
    table.writerows([*key, number, ""] for key, number in rows.items() if key != ("", ""))
    return out.getvalue().encode("utf-8-sig")
