"""The committed files of the demo engagement, read with plain pandas.

Nothing here shares code with the package or with the script that drew the answers.
"""

import csv
import re
from functools import cache
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"

HEADINGS_2025 = {
    "Avdelning": "department",
    "Det vi beställer kommer i tid": "delivery_1",
    "Vet hur ärendet ligger till": "delivery_3",
    "Skickas runt": "service_3",
    "Idéer innan vi frågar": "proactivity_1",
    "Delaktiga i förändringar": "change_2",
}


@cache
def export(wave: str, name: str) -> pd.DataFrame:
    if wave == "2025":
        table = pd.read_csv(DATA / "waves" / wave / name, sep=";", encoding="cp1252")
        return table.rename(columns=HEADINGS_2025)
    return pd.read_csv(DATA / "waves" / wave / name)


def code_book() -> pd.DataFrame:
    return pd.read_csv(DATA / "questions.csv", dtype=str, keep_default_na=False)


def rows_of(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def items(table: pd.DataFrame, subject: str) -> list[str]:
    return [column for column in map(str, table) if re.fullmatch(rf"{subject}_\d\w?", column)]


def scores(wave: str, name: str, subject: str, *, in_both_waves: bool = False) -> pd.Series:
    """Score of each person with at least half of the items answered."""
    table = export(wave, name)
    columns = items(table, subject)
    if in_both_waves:
        other = export("2025" if wave == "2026" else "2026", name)
        columns = [column for column in columns if column in other]
    points = 10 if subject == "nki" else 5
    codes = table[columns].where(table[columns] <= points)
    if "service_3" in codes:
        codes = codes.assign(service_3=6 - codes["service_3"])
    index = 100 * (codes - 1) / (points - 1)
    return index.mean(axis=1)[index.notna().sum(axis=1) >= len(columns) / 2]


def on_scale(column: str, points: int) -> pd.Series:
    """The answers of 2026 to one question, without "don't know"."""
    codes = export("2026", "customers.csv")[column]
    return codes[codes <= points]
