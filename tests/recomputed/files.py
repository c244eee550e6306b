"""The demo's data folder as it lies there: settings, code book, exports and invitations."""

import tomllib
from functools import cache
from pathlib import Path

import pandas as pd

DATA = Path(__file__).parents[2] / "data"
SETTINGS = tomllib.loads((DATA / "engagement.toml").read_text(encoding="utf-8"))
QUESTIONS = pd.read_csv(DATA / "questions.csv", dtype=str, keep_default_na=False).set_index("code")
BEFORE, NOW = "2025", "2026"
FILE_FORMAT = {BEFORE: (";", "cp1252"), NOW: (",", "utf-8")}

DIMENSIONS: list[str] = list(SETTINGS["dimensions"])
DEPARTMENTS = SETTINGS["breakdowns"]["department"]["groups"]
ITEM_KINDS = ("rating", "outcome", "comparison", "effort", "recommendation")

MINIMUM = 5
MEAN_MINIMUM = 10


def read(wave: str, audience: str) -> pd.DataFrame:
    """One row a respondent, one column a code, the answers as they stand in the file."""
    path = DATA / "waves" / wave / f"{audience}.csv"
    separator, encoding = FILE_FORMAT[wave]
    answers = pd.read_csv(path, sep=separator, encoding=encoding, dtype=str, keep_default_na=False)
    headings = SETTINGS["waves"][wave].get("columns", {})
    answers = answers.rename(columns={heading: code for code, heading in headings.items()})
    if "department" in answers:
        names = {
            name: code
            for code, group in DEPARTMENTS.items()
            for name in (code, *group["values"], *group.get("former", ()))
        }
        answers["department"] = answers["department"].map(names | {"": ""})
    return answers


CUSTOMERS = {wave: read(wave, "customers") for wave in (BEFORE, NOW)}
MANAGEMENT = read(NOW, "management")


def fold() -> dict[str, list[str]]:
    """The departments as they are shown: those with too few answers become one."""
    sizes = CUSTOMERS[NOW]["department"].value_counts()
    few = [code for code in DEPARTMENTS if sizes[code] < MINIMUM]
    return {code: [code] for code in DEPARTMENTS if code not in few} | {"combined": few}


MEMBERS = fold()


def in_group(group: str) -> "pd.Series[bool]":
    """Whether each customer of this wave belongs to a department."""
    return CUSTOMERS[NOW]["department"].isin(MEMBERS[group])


def read_eligible(wave: str) -> dict[str, int]:
    """Invited people less those who turned out not to be customers; "" is everybody."""
    table = pd.read_csv(DATA / "waves" / wave / "invited.csv", keep_default_na=False)
    eligible = dict(zip(table["group"], table["invited"] - table["not_eligible"], strict=True))
    return {"": eligible[""]} | {
        group: sum(eligible[code] for code in codes) for group, codes in MEMBERS.items()
    }


ELIGIBLE = {wave: read_eligible(wave) for wave in (BEFORE, NOW)}


def asked(wave: str, *kinds: str) -> list[str]:
    """Codes of the questions of some kinds that a wave asked."""
    waves_of = QUESTIONS["waves"].to_dict()
    return [
        str(code)
        for code, waves in waves_of.items()
        if wave in (waves or wave).split() and cell(str(code), "kind") in kinds
    ]


@cache
def cell(code: str, column: str) -> str:
    """What the code book says of a question."""
    return str(QUESTIONS.loc[code, column])


def with_role(role: str) -> str:
    """Code of the question in a role."""
    (code,) = QUESTIONS.index[QUESTIONS["role"] == role]
    return str(code)
