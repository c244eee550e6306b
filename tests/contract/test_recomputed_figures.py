"""The demo's figures, worked out a second time from the raw files of its data folder.

Nothing of the package is imported: what is written below is the method page of the report in
plain pandas, NumPy and SciPy. A mistake would have to be made twice to stay unseen.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from statistics import fmean

import numpy as np
import pandas as pd
import pytest
from scipy import stats

DATA = Path(__file__).parents[2] / "data"
SETTINGS = tomllib.loads((DATA / "engagement.toml").read_text(encoding="utf-8"))
QUESTIONS = pd.read_csv(DATA / "questions.csv", dtype=str, keep_default_na=False).set_index("code")
BEFORE, NOW = "2025", "2026"
FILE_FORMAT = {BEFORE: (";", "cp1252"), NOW: (",", "utf-8")}

DEPARTMENTS = SETTINGS["breakdowns"]["department"]["groups"]
SUBJECTS = {**dict.fromkeys(SETTINGS["dimensions"], "dimension"), "nki": "outcome"}

MINIMUM = 5
MEAN_MINIMUM = 10
SPREAD_MINIMUM = 30
GRAIN = {
    "persons": 1,
    "share": 0.001,
    "scale": 0.01,
    "score": 0.1,
    "points": 0.1,
    "deviations": 0.01,
}
COLUMNS = (
    "figure,wave,audience,subject_kind,subject,statistic,category,group_by,group,"
    "shown,value,low,high,n,unit,definition,page"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The categories of a question."""

    low: int
    high: int
    favourable_from: int
    unfavourable_to: int
    dont_know: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """What a row of the annex should hold."""

    value: float
    low: float | None = None
    high: float | None = None
    n: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What a reader is shown of some people's values: mean, standard deviation, how many."""

    mean: float
    sd: float
    n: int


Row = tuple[str, Number]


# The files


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


def read_eligible(wave: str) -> dict[str, int]:
    """Invited people less those who turned out not to be customers; "" is everybody."""
    table = pd.read_csv(DATA / "waves" / wave / "invited.csv", keep_default_na=False)
    eligible = dict(zip(table["group"], table["invited"] - table["not_eligible"], strict=True))
    return {"": eligible[""]} | {
        group: sum(eligible[code] for code in codes) for group, codes in MEMBERS.items()
    }


ELIGIBLE = {wave: read_eligible(wave) for wave in (BEFORE, NOW)}


def asked(wave: str) -> list[str]:
    """Codes of the questions of a wave."""
    waves_of = QUESTIONS["waves"].to_dict()
    return [str(code) for code, waves in waves_of.items() if wave in (waves or wave).split()]


def items(subject: str, wave: str) -> list[str]:
    """Codes of the questions that make up a score."""
    column, wanted = ("kind", "outcome") if subject == "nki" else ("dimension", subject)
    return [code for code in asked(wave) if QUESTIONS.loc[code, column] == wanted]


def in_group(group: str) -> pd.Series:
    """Whether each customer of this wave belongs to a department."""
    return CUSTOMERS[NOW]["department"].isin(MEMBERS[group])


# The method


def scale(code: str) -> Scale:
    settings = SETTINGS["scales"][QUESTIONS.loc[code, "scale"]]
    return Scale(
        low=settings["low"],
        high=settings["high"],
        favourable_from=settings["favourable_from"],
        unfavourable_to=settings["unfavourable_to"],
        dont_know=settings["dont_know"]["code"],
    )


def chosen(answers: pd.DataFrame, code: str) -> pd.Series:
    """The categories people chose: no blanks, no "don't know", no "does not apply"."""
    choices = pd.to_numeric(answers[code])
    return choices[choices.between(scale(code).low, scale(code).high)]


def turned(answers: pd.DataFrame, code: str) -> pd.Series:
    """The same with high always good: negatively worded questions are turned round."""
    choices, ends = chosen(answers, code), scale(code)
    is_reversed = QUESTIONS.loc[code, "reversed"] == "yes"
    return ends.low + ends.high - choices if is_reversed else choices


def points_per_step(code: str) -> float:
    return 100 / (scale(code).high - scale(code).low)


def scores(answers: pd.DataFrame, codes: list[str]) -> pd.Series:
    """Each person's score, 0 to 100, where at least half of the questions were answered."""
    indexes = pd.DataFrame(
        {code: (turned(answers, code) - scale(code).low) * points_per_step(code) for code in codes}
    )
    return indexes.mean(axis=1)[indexes.notna().sum(axis=1) * 2 >= len(codes)]


def rounded(value: float, unit: str) -> float:
    return float(round(value / GRAIN[unit]) * GRAIN[unit])


def displayed(values: pd.Series, unit: str) -> Sample:
    return Sample(mean=rounded(values.mean(), unit), sd=rounded(values.std(), unit), n=len(values))


def estimated(values: pd.Series, shown: Sample, eligible: int) -> Number:
    """A mean with Student's interval, narrowed by the finite population correction."""
    error = np.sqrt((1 - shown.n / eligible) * shown.sd**2 / shown.n)
    reach = stats.t.ppf(0.975, shown.n - 1) * error
    mean = values.mean()
    return Number(value=mean, low=shown.mean - reach, high=shown.mean + reach, n=shown.n)


def proportion(hits: pd.Series, eligible: int) -> Number:
    """A share with Wilson's interval, for the sample size that the correction is worth."""
    n, share, z = len(hits), hits.mean(), stats.norm.ppf(0.975)
    worth = n * (eligible - 1) / (eligible - n)
    centre = (share + z**2 / (2 * worth)) / (1 + z**2 / worth)
    reach = z / (1 + z**2 / worth) * np.sqrt(share * (1 - share) / worth + (z / (2 * worth)) ** 2)
    return Number(value=share, low=max(0, centre - reach), high=min(1, centre + reach), n=n)


def difference(one: Sample, other: Sample, *, level: float, step: float = 1) -> Number:
    """One mean less the other, with Welch's interval; no finite population correction."""
    variances = np.array([sample.sd**2 / sample.n for sample in (one, other)])
    freedoms = np.array([one.n - 1, other.n - 1])
    freedom = variances.sum() ** 2 / (variances**2 / freedoms).sum()
    reach = stats.t.ppf((1 + level) / 2, freedom) * np.sqrt(variances.sum()) * step
    gap = (one.mean - other.mean) * step
    return Number(value=gap, low=gap - reach, high=gap + reach)


def without(everybody: Sample, group: Sample) -> Sample:
    """What is left of everybody: sums and sums of squares are taken apart."""
    n = everybody.n - group.n
    mean = (everybody.n * everybody.mean - group.n * group.mean) / n
    squares = (everybody.n - 1) * everybody.sd**2 + everybody.n * everybody.mean**2
    squares -= (group.n - 1) * group.sd**2 + group.n * group.mean**2
    return Sample(mean=mean, sd=np.sqrt((squares - n * mean**2) / (n - 1)), n=n)


# The figures


def response_figures(wave: str, group: str = "") -> Iterator[Row]:
    """Partial is half of the dimensions' questions, complete is all of all questions (AAPOR)."""
    answers = CUSTOMERS[wave][in_group(group)] if group else CUSTOMERS[wave]
    rated = [code for code in asked(wave) if QUESTIONS.loc[code, "dimension"]]
    answered = (answers[rated] != "").sum(axis=1) * 2 >= len(rated)
    complete = (answers[asked(wave)] != "").all(axis=1)
    eligible = ELIGIBLE[wave][group]
    place = f"@department={group}" if group else ""
    numbers = {
        "invited": Number(value=eligible),
        "answered": Number(value=answered.sum()),
        "response_rate": Number(value=answered.sum() / eligible, n=answered.sum()),
    }
    if not group:
        numbers["complete_rate"] = Number(value=complete.sum() / eligible, n=answered.sum())
    for statistic, number in numbers.items():
        yield f"{wave}/customers/response/survey/{statistic}{place}", number


def mean_figure(wave: str, code: str) -> Row:
    values = turned(CUSTOMERS[wave], code)
    number = estimated(values, displayed(values, "scale"), ELIGIBLE[wave][""])
    return f"{wave}/customers/item/{code}/mean", number


def item_figures(code: str) -> Iterator[Row]:
    """The distribution is over the categories as they were worded; the other figures are turned."""
    answers, ends, eligible = CUSTOMERS[NOW], scale(code), ELIGIBLE[NOW][""]
    raw, good = chosen(answers, code), turned(answers, code)
    unable = pd.to_numeric(answers[code])[lambda choice: choice == ends.dont_know]
    hits = {
        "favourable": good >= ends.favourable_from,
        "unfavourable": good <= ends.unfavourable_to,
        "dont_know": pd.concat([good, unable]) == ends.dont_know,
        **{f"share[{k}]": raw == k for k in range(ends.low, ends.high + 1)},
    }
    yield mean_figure(NOW, code)
    for statistic, hit in hits.items():
        yield f"{NOW}/customers/item/{code}/{statistic}", proportion(hit, eligible)


def item_change_figures(code: str) -> Iterator[Row]:
    before, now = (displayed(turned(CUSTOMERS[wave], code), "scale") for wave in (BEFORE, NOW))
    change = difference(now, before, level=0.90, step=points_per_step(code))
    yield mean_figure(BEFORE, code)
    yield f"{NOW}/customers/item/{code}/change[{BEFORE}]", change


def score_figures(subject: str) -> Iterator[Row]:
    name = f"{NOW}/customers/{SUBJECTS[subject]}/{subject}"
    values = scores(CUSTOMERS[NOW], items(subject, NOW))
    everybody = displayed(values, "score")
    quantiles = sum(stats.t.ppf(level, 2 * everybody.n - 2) for level in (0.975, 0.80))
    detectable = quantiles * everybody.sd * np.sqrt(2 / everybody.n)
    yield f"{name}/score", estimated(values, everybody, ELIGIBLE[NOW][""])
    yield f"{name}/detectable_change", Number(value=detectable, n=everybody.n)


def item_average_figures(dimension: str) -> Iterator[Row]:
    """Shares of a dimension: the mean of the shares that are printed for its questions."""
    for statistic in ("favourable", "dont_know"):
        shares = [
            rounded(
                dict(item_figures(code))[f"{NOW}/customers/item/{code}/{statistic}"].value, "share"
            )
            for code in items(dimension, NOW)
        ]
        yield f"{NOW}/customers/dimension/{dimension}/{statistic}", Number(value=fmean(shares))


def department_figures(subject: str) -> Iterator[Row]:
    """A group too small for a spread of its own borrows everybody's; a still smaller one has no
    interval and is compared with nobody.
    """
    name = f"{NOW}/customers/{SUBJECTS[subject]}/{subject}"
    values = scores(CUSTOMERS[NOW], items(subject, NOW))
    everybody = displayed(values, "score")
    for group in MEMBERS:
        own = values[in_group(group)[values.index]]
        score = f"{name}/score@department={group}"
        if len(own) < MEAN_MINIMUM:
            yield score, Number(value=own.mean(), n=len(own))
            continue
        shown = displayed(own, "score")
        if shown.n < SPREAD_MINIMUM:
            shown = Sample(mean=shown.mean, sd=everybody.sd, n=shown.n)
        yield score, estimated(own, shown, ELIGIBLE[NOW][group])
        contrast = difference(shown, without(everybody, shown), level=0.95)
        yield f"{name}/contrast@department={group}", contrast


def trend_figures(subject: str) -> Iterator[Row]:
    """Only questions that were asked in the same words both times."""
    place = f"customers/{SUBJECTS[subject]}/{subject}"
    same = [code for code in items(subject, NOW) if code in items(subject, BEFORE)]
    shown = {}
    for wave in (BEFORE, NOW):
        values = scores(CUSTOMERS[wave], same)
        shown[wave] = displayed(values, "score")
        number = estimated(values, shown[wave], ELIGIBLE[wave][""])
        yield f"{wave}/{place}/trend_score", number
    yield f"{NOW}/{place}/change[{BEFORE}]", difference(shown[NOW], shown[BEFORE], level=0.90)


def mirror_figures(subject: str) -> Iterator[Row]:
    """The management team's own spread is never used: the customers' stands for both sides."""
    name = f"{NOW}/management/{SUBJECTS[subject]}/{subject}"
    codes = items(subject, NOW)
    customers = displayed(scores(CUSTOMERS[NOW], codes), "score")
    values = scores(MANAGEMENT, codes)
    team = Sample(mean=rounded(values.mean(), "score"), sd=customers.sd, n=len(values))
    gap = difference(team, customers, level=0.95)
    yield f"{name}/score", Number(value=values.mean(), n=team.n)
    yield f"{name}/gap", gap
    yield f"{name}/standardised_gap", Number(value=gap.value / customers.sd)


EXPECTED = dict(
    chain(
        response_figures(BEFORE),
        response_figures(NOW),
        *(response_figures(NOW, group) for group in MEMBERS),
        *(item_figures(code) for code in asked(NOW)),
        *(item_change_figures(code) for code in asked(NOW) if code in asked(BEFORE)),
        *(item_average_figures(dimension) for dimension in SETTINGS["dimensions"]),
        *(
            figures(subject)
            for figures in (score_figures, department_figures, trend_figures, mirror_figures)
            for subject in SUBJECTS
        ),
    )
)


# The comparison


@pytest.fixture(scope="module")
def annex(demo_build: Path) -> pd.DataFrame:
    return pd.read_csv(demo_build / "figures.csv", dtype=str, keep_default_na=False)


@pytest.fixture(scope="module")
def rows(annex: pd.DataFrame) -> dict[str, pd.Series]:
    return {str(row["figure"]): row for _, row in annex.iterrows()}


@pytest.mark.parametrize("figure", EXPECTED)
def test_a_figure_is_what_the_raw_answers_give(figure: str, rows: dict[str, pd.Series]) -> None:
    row, expected = rows[figure], EXPECTED[figure]
    if expected.n is not None and expected.n < MINIMUM:
        assert row["shown"] == "no"
        return
    assert row["shown"] == "yes"
    assert row["n"] == ("" if expected.n is None else str(expected.n))
    for column in ("value", "low", "high"):
        number = getattr(expected, column)
        if number is None:
            assert row[column] == "", column
        else:
            half_a_grain = GRAIN[row["unit"]] * (0.5 + 1e-6)
            assert float(row[column]) == pytest.approx(number, abs=half_a_grain, rel=0), column


def test_every_figure_of_the_annex_is_recomputed_here(rows: dict[str, pd.Series]) -> None:
    assert set(rows) == set(EXPECTED)


def test_columns_keep_their_names_and_order(annex: pd.DataFrame) -> None:
    assert ",".join(annex.columns) == COLUMNS


def test_a_figure_has_one_row(annex: pd.DataFrame) -> None:
    assert not annex["figure"].duplicated().any()


def test_no_figure_rests_on_fewer_people_than_promised(annex: pd.DataFrame) -> None:
    people = annex["n"].where(annex["unit"] != "persons", annex["value"])
    assert pd.to_numeric(people[people != ""]).min() >= MINIMUM


def test_people_outside_the_shown_departments_are_none_or_enough(annex: pd.DataFrame) -> None:
    counted = annex[(annex["n"] != "") & (annex["wave"] == NOW)].astype({"n": int})
    subject = ["audience", "subject_kind", "subject", "statistic"]
    everybody = counted[counted["group"] == ""].set_index([*subject, "category"])["n"]
    in_departments = counted[counted["group"] != ""].groupby([*subject, "category"])["n"].sum()
    left = (everybody - in_departments).dropna()
    assert len(left) >= len(SUBJECTS)
    assert not left.between(1, MINIMUM - 1).any()
