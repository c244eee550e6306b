"""Scores from 0 to 100: of dimensions, of the NKI and of needs."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from scipy import stats

from recomputed.answers import rated, scores
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
    SPREAD_MINIMUM,
    asked,
    in_group,
)
from recomputed.formulas import Number, Row, Sample, difference, displayed, estimated, without
from recomputed.verdicts import agreement, false_discoveries, verdict

SUBJECTS = {**dict.fromkeys(DIMENSIONS, "dimension"), "nki": "outcome"}
NEEDS = dict.fromkeys(SETTINGS["needs"], "need")
KINDS = SUBJECTS | NEEDS


def items(subject: str, wave: str) -> list[str]:
    """Codes of the questions that make up a score."""
    if subject == "nki":
        return asked(wave, "outcome")
    return rated(KINDS[subject], subject, wave)


def score_figures(subject: str) -> Iterator[Row]:
    name = f"{NOW}/customers/{KINDS[subject]}/{subject}"
    values = scores(CUSTOMERS[NOW], items(subject, NOW))
    everybody = displayed(values, "score")
    quantiles = sum(stats.t.ppf(level, 2 * everybody.n - 2) for level in (0.975, 0.80))
    detectable = quantiles * everybody.sd * np.sqrt(2 / everybody.n)
    yield f"{name}/score", estimated(values, everybody, ELIGIBLE[NOW][""])
    yield f"{name}/detectable_change", Number(value=detectable, n=everybody.n)


def trend_figures(subject: str) -> Iterator[Row]:
    """Only questions that were asked in the same words both times."""
    place = f"customers/{KINDS[subject]}/{subject}"
    same = [code for code in items(subject, NOW) if code in items(subject, BEFORE)]
    shown = {}
    for wave in (BEFORE, NOW):
        values = scores(CUSTOMERS[wave], same)
        shown[wave] = displayed(values, "score")
        number = estimated(values, shown[wave], ELIGIBLE[wave][""])
        yield f"{wave}/{place}/trend_score", number
    change, _ = difference(shown[NOW], shown[BEFORE], level=0.90)
    yield f"{NOW}/{place}/change[{BEFORE}]", replace(change, reading=verdict(change))


def department_figures() -> Iterator[Row]:
    """A group too small for a spread of its own borrows everybody's; a still smaller one has no
    interval and is compared with nobody. All contrasts together are one family of tests.
    """
    contrasts: dict[str, tuple[Number, float]] = {}
    for subject, kind in SUBJECTS.items():
        name = f"{NOW}/customers/{kind}/{subject}"
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
            against_rest = difference(shown, without(everybody, shown), level=0.95)
            contrasts[f"{name}/contrast@department={group}"] = against_rest
    marked = false_discoveries([p_value for _, p_value in contrasts.values()])
    for (figure, (contrast, _)), holds in zip(contrasts.items(), marked, strict=True):
        direction = "higher" if contrast.value > 0 else "lower"
        yield figure, replace(contrast, reading=direction if holds else "not_distinguishable")


def mirror_figures(subject: str) -> Iterator[Row]:
    """The management team's own spread is never used: the customers' stands for both sides."""
    name = f"{NOW}/management/{SUBJECTS[subject]}/{subject}"
    codes = items(subject, NOW)
    customers = displayed(scores(CUSTOMERS[NOW], codes), "score")
    values = scores(MANAGEMENT, codes)
    mean = displayed(values, "score").mean
    team = Sample(mean=mean, sd=customers.sd, n=len(values))
    gap, _ = difference(team, customers, level=0.95)
    deviations = gap.value / customers.sd
    is_good = customers.mean >= SETTINGS["targets"][subject]
    yield f"{name}/score", Number(value=values.mean(), n=team.n)
    yield f"{name}/gap", replace(gap, reading=agreement(gap, deviations, is_good=is_good))
    yield f"{name}/standardised_gap", Number(value=deviations)
