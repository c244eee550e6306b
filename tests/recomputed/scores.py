"""Scores from 0 to 100: of dimensions, of the NKI and of needs."""

from collections.abc import Iterator
from dataclasses import replace
from statistics import fmean

import numpy as np
import pandas as pd
from scipy import stats

from recomputed.answers import rated, scores
from recomputed.bins import GRAIN, Seen, rounded, score_of, spread_of_score
from recomputed.files import (
    BEFORE,
    CUSTOMERS,
    DIMENSIONS,
    ELIGIBLE,
    MANAGEMENT,
    MEAN_MINIMUM,
    MEMBERS,
    NOW,
    SETTINGS,
    asked,
    in_group,
)
from recomputed.formulas import (
    Number,
    Row,
    Sample,
    difference,
    estimated,
    interval,
    plain,
    without,
)
from recomputed.items import shown_index
from recomputed.verdicts import agreement, false_discoveries, with_verdict

SUBJECTS = {**dict.fromkeys(DIMENSIONS, "dimension"), "nki": "outcome"}
NEEDS = dict.fromkeys(SETTINGS["needs"], "need")
KINDS = SUBJECTS | NEEDS
ENDS = (0.0, 100.0)


def items(subject: str, wave: str) -> list[str]:
    """Codes of the questions that make up a score."""
    if subject == "nki":
        return asked(wave, "outcome")
    return rated(KINDS[subject], subject, wave)


def same_items(subject: str) -> list[str]:
    """Only those that were asked in the same words both times."""
    return [code for code in items(subject, NOW) if code in items(subject, BEFORE)]


def sample(values: "pd.Series[float]", shown: Seen, codes: list[str]) -> Sample:
    """A score with the spread by which it is judged."""
    return Sample(mean=shown.value, sd=spread_of_score(values, shown.value, codes), n=shown.n)


def score_of_everybody(wave: str, subject: str, codes: list[str]) -> tuple[Sample, Number]:
    """A score as it is shown, and with its interval."""
    values = scores(CUSTOMERS[wave], codes)
    if subject in NEEDS:
        return score_of_need(wave, values, codes)
    shown = score_of(values, codes)
    everybody = sample(values, shown, codes)
    return everybody, estimated(shown, everybody.sd, ELIGIBLE[wave][""], ends=ENDS)


def score_of_need(wave: str, values: "pd.Series[float]", codes: list[str]) -> tuple[Sample, Number]:
    """The mean of its questions' printed means by their numbers, which are printed anyway."""
    shown = [shown_index(wave, code) for code in codes]
    mean = rounded(fmean([each.mean for each in shown], [each.n for each in shown]), GRAIN["score"])
    need = Sample(mean=mean, sd=spread_of_score(values, mean, codes), n=len(values))
    low, high = interval(need, ELIGIBLE[wave][""], ENDS)
    return need, Number(value=mean, low=low, high=high, n=need.n)


def score_figures(subject: str) -> Iterator[Row]:
    name = f"{NOW}/customers/{KINDS[subject]}/{subject}"
    everybody, number = score_of_everybody(NOW, subject, items(subject, NOW))
    quantiles = sum(stats.t.ppf(level, 2 * everybody.n - 2) for level in (0.975, 0.80))
    detectable = quantiles * everybody.sd * np.sqrt(2 / everybody.n)
    yield f"{name}/score", number
    yield f"{name}/detectable_change", Number(value=detectable, n=everybody.n)


def trend_figures(subject: str) -> Iterator[Row]:
    place = f"customers/{KINDS[subject]}/{subject}"
    shown = {}
    for wave in (BEFORE, NOW):
        shown[wave], number = score_of_everybody(wave, subject, same_items(subject))
        yield f"{wave}/{place}/trend_score", number
    change, _ = difference(shown[NOW], shown[BEFORE], level=0.90)
    yield f"{NOW}/{place}/change[{BEFORE}]", with_verdict(change)


def department_figures() -> Iterator[Row]:
    """A group is judged by the spread of everybody; one too small for a mean of a single question
    has no interval and is compared with nobody. All contrasts together are one family of tests.
    """
    contrasts: dict[str, tuple[Number, float]] = {}
    for subject, kind in SUBJECTS.items():
        name = f"{NOW}/customers/{kind}/{subject}"
        codes = items(subject, NOW)
        values = scores(CUSTOMERS[NOW], codes)
        everybody = sample(values, score_of(values, codes), codes)
        for group in MEMBERS:
            shown = score_of(values[in_group(group)[values.index]], codes)
            score = f"{name}/score@department={group}"
            if shown.n < MEAN_MINIMUM:
                yield score, plain(shown)
                continue
            yield score, estimated(shown, everybody.sd, ELIGIBLE[NOW][group], ends=ENDS)
            own = Sample(mean=shown.value, sd=everybody.sd, n=shown.n)
            against_rest = difference(own, without(everybody, own), level=0.95)
            contrasts[f"{name}/contrast@department={group}"] = against_rest
    marked = false_discoveries([p_value for _, p_value in contrasts.values()])
    for (figure, (contrast, _)), holds in zip(contrasts.items(), marked, strict=True):
        direction = "higher" if contrast.value > 0 else "lower"
        yield figure, replace(contrast, reading=direction if holds else "not_distinguishable")


def mirror_figures(subject: str) -> Iterator[Row]:
    """The management team's own spread is never used: the customers' stands for both sides."""
    name = f"{NOW}/management/{SUBJECTS[subject]}/{subject}"
    codes = items(subject, NOW)
    customers, _ = score_of_everybody(NOW, subject, codes)
    shown = score_of(scores(MANAGEMENT, codes), codes)
    team = Sample(mean=shown.value, sd=customers.sd, n=shown.n)
    gap, _ = difference(team, customers, level=0.95)
    deviations = gap.value / customers.sd
    is_good = customers.mean >= SETTINGS["targets"][subject]
    yield f"{name}/score", plain(shown)
    yield f"{name}/gap", replace(gap, reading=agreement(gap, deviations, is_good=is_good))
    yield f"{name}/standardised_gap", Number(value=deviations)
