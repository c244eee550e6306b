"""Each worked example of docs/method.md, worked out anew; the page must say what comes out."""

import re
from pathlib import Path

import numpy as np
import pytest

from handbook_texts import DOCS
from spegla.privacy.bins import Bins
from spegla.stats.comparisons import contrast, rest_of, welch
from spegla.stats.estimates import Moments
from spegla.stats.means import mean_interval
from spegla.stats.mirror import self_image
from spegla.stats.multiplicity import benjamini_hochberg
from spegla.stats.priorities import importance_weights, priority
from spegla.stats.recommendation import RecommendationCounts, net_promoter_score
from spegla.stats.response_rates import Dispositions, ResponseRate, response_rate
from spegla.stats.scores import item_index, respondent_scores
from spegla.stats.shares import ScaleCounts, dont_know_share, favourable_share
from spegla.stats.stated_importance import normalised
from spegla.stats.tolerance import zone_of_tolerance
from spegla.stats.waves import change, minimum_detectable_change, verdict
from spegla.survey.readings import Agreement, Contrast, Verdict

_NAMES = {
    Verdict.CLEARLY_BETTER: "clearly better",
    Verdict.BETTER_NOT_PROVEN: "better, not yet proven",
    Verdict.UNCHANGED: "unchanged",
    Verdict.CANNOT_TELL: "cannot tell",
}


def said(heading: str) -> str:
    """A section of the page on one line, without its quotation marks."""
    page = (DOCS / "method.md").read_text(encoding="utf-8")
    _, _, rest = page.partition(f"## {heading}\n")
    assert rest, f"no section {heading}"
    text = re.sub(r"^> ?", "", rest.partition("\n## ")[0], flags=re.MULTILINE)
    return " ".join(text.split())


def test_every_example_is_worked_out() -> None:
    page = (DOCS / "method.md").read_text(encoding="utf-8")
    sections = page.split("\n## ")[1:]
    with_examples = {each.partition("\n")[0] for each in sections if "**Example" in each}
    own_source = Path(__file__).read_text(encoding="utf-8")
    assert with_examples == set(re.findall(r'said\(\s*"([^"]+)"', own_source))
    assert page.count("**Example") == 15


def number(value: float, decimals: int = 1, *, signed: bool = False) -> str:
    return f"{value:{'+' if signed else ''}.{decimals}f}".replace("-", "−")


def percent(value: float) -> str:
    return f"{100 * value:.0f}%"


def test_response_rate() -> None:
    answers = Dispositions.of_named_invitees(invited=210, complete=102, partial=18, not_eligible=10)
    assert f"120 of 200, **{percent(response_rate(answers))}**" in said("Response rate")
    assert f"**{percent(response_rate(answers, ResponseRate.RR1))}**" in said("Response rate")


def test_favourable_share_and_interval() -> None:
    counts = ScaleCounts(favourable=72, other=48)
    share = favourable_share(counts, population=200)
    assert f"share is **{percent(share.value)}**" in said("Favourable share")
    interval = said("Interval")
    assert f"**{percent(share.low)} to {percent(share.high)}**" in interval
    endless = favourable_share(counts)
    assert f"it would be {percent(endless.low)} to {percent(endless.high)}" in interval


def test_dont_know() -> None:
    share = dont_know_share(answered=90, dont_know=30)
    assert f"**{percent(share)}** do not know" in said("Don't know")


def test_score() -> None:
    indexes = item_index(
        np.array([[4, 5, 6 - 2], [3, np.nan, 3], [4, np.nan, np.nan]]), low=1, high=5
    )
    scores = respondent_scores(indexes)
    anna, bo, cia = scores
    assert np.isnan(cia)
    text = said("Score")
    assert f"75, 100 and, turned round, 75, together **{number(anna)}**" in text
    assert indexes[0].tolist() == [75, 100, 75]
    assert f"together **{number(bo, 0)}**" in text
    mean = number(float(np.nanmean(scores)))
    assert f"the mean of 83.3 and 50, **{mean}**" in text
    assert text.endswith(f"{mean} is not the share of satisfied people.")


def test_nki() -> None:
    indexes = item_index(np.array([[8.0, 7.0, 6.0]]), low=1, high=10)
    first, second, third = (number(value) for value in indexes[0])
    mean = number(float(respondent_scores(indexes)[0]))
    assert f"{first}, {second} and {third}, together **{mean}**" in said(
        "Overall satisfaction (NKI)"
    )


def test_interval_of_a_score() -> None:
    found = mean_interval(Moments(mean=58, sd=20, n=120), population=200)
    assert f"**{number(found.low)} to {number(found.high)}**" in said("Interval")


def test_group_against_the_rest() -> None:
    group = Moments(mean=54, sd=20, n=30)
    rest = rest_of(Moments(mean=61.5, sd=20, n=120), group)
    found = welch(group, rest)
    text = said("Group against the rest")
    assert f"The {rest.n} others then have **{number(rest.mean)}**" in text
    assert f"the difference is **{number(found.value)}**" in text
    assert f"**{number(found.low)} to {number(found.high)}**" in text
    assert f"(p = {found.p_value:.3f})" in text
    assert "clearest of 4 comparisons, it is marked; if it is the clearest of 54, it is not" in text
    readings = {
        family: contrast(
            found,
            adjusted_p_value=benjamini_hochberg([found.p_value] + [0.9] * (family - 1))[0],
        )
        for family in (4, 54)
    }
    assert readings == {4: Contrast.LOWER, 54: Contrast.NOT_DISTINGUISHABLE}


@pytest.mark.parametrize(
    ("after", "answers"), [(65, 260), (61, 260), (58.5, 260), (65, 25), (60, 25)]
)
def test_change_and_verdict(after: float, answers: int) -> None:
    found = change(
        Moments(mean=58, sd=20, n=answers), Moments(mean=after, sd=20, n=answers)
    ).rounded(1)
    name = _NAMES[verdict(found, smallest_worthwhile=5)]
    line = (
        f"from 58 to {after:g} is {number(found.value, signed=True)} "
        f"({number(found.low)} to {number(found.high)}): **{name}**"
    )
    few, many = said("Change and verdict").partition("With 25 answers")[::2]
    assert line in (many if answers == 25 else few)


def test_smallest_provable_change() -> None:
    text = said("Change and verdict")
    for answers, words in ((120, " points"), (50, "")):
        found = minimum_detectable_change(20, (answers, answers))
        assert f"**{number(found)}{words}**" in text


PICKS, DERIVED = [0.60, 0.90, 0.75, 0.75], [0.15, 0.05, 0.10, 0.10]


def test_importance() -> None:
    text = said("Importance")
    listed = [f"{100 * share:g}" for share in normalised(PICKS)]
    assert f"that is {', '.join(listed[:-1])} and {listed[-1]}. The dimensions" in text
    listed = [f"{100 * share:g}" for share in normalised(DERIVED)]
    assert f"that is {', '.join(listed[:-1])} and {listed[-1]}. The weights" in text
    assert f"{sum(DERIVED):.2f} of the differences" in text
    weights = importance_weights(np.array(PICKS), np.array(DERIVED))
    listed = [f"{100 * weight:.4g}" for weight in weights]
    assert f"**{', '.join(listed[:-1])} and {listed[-1]}%**" in text


def test_priorities() -> None:
    found = 100 * priority(
        importance_weights(np.array(PICKS), np.array(DERIVED)),
        np.array([60.0, 45, 70, 50]),
        target=np.array([66.0, 60, 68, 60]),
        influence=np.array([1, 0.5, 1, 1]),
    )
    first, second, third, fourth = (f"{round(float(value), 1):g}" for value in found)
    assert f"**{first}, {second}, {third} and {fourth}**" in said("Priorities")
    assert int(np.argmax(found)) == 3


def test_mirror() -> None:
    seen = self_image(72, 8, Moments(mean=58, sd=20, n=120), target=65)
    text = said("The mirror")
    assert f"**{number(seen.gap.value, 0, signed=True)}**, or **{seen.standardised:.2f}**" in text
    assert f"**{number(seen.gap.low)} to {number(seen.gap.high)}**" in text
    assert seen.agreement is Agreement.LEANING_OVER
    assert "**leans towards overestimating**" in text


def test_zones_of_tolerance() -> None:
    text = said("Zones of tolerance")
    people = [tuple(map(float, each)) for each in re.findall(r"(\d+), (\d+), (\d+)[;.]", text)]
    assert len(people) == 4
    minimum, desired, perceived = (np.array(each) for each in zip(*people, strict=True))
    zone = zone_of_tolerance(minimum=minimum, desired=desired, perceived=perceived)
    levels = [zone.minimum.mean, zone.desired.mean, zone.perceived.mean]
    accepted, wished, got = (f"{level:g}" for level in levels)
    assert f"they accept {accepted}, wish for {wished}, and get {got}" in text
    assert f"**{zone.adequacy.mean:g} above** what they accept" in text
    assert f"**{-zone.superiority.mean:g} below** what they wish for" in text
    assert f"**{percent(zone.below_minimum / zone.base)}**, gets less" in text


def test_net_promoter_score() -> None:
    found = net_promoter_score(RecommendationCounts(promoters=30, passives=54, detractors=36))
    text = said("Net promoter score")
    assert f"**{number(found.value, 0)}**" in text
    assert f"**{number(found.low)} to {number(found.high)}**" in text


@pytest.mark.parametrize(("people", "agree"), [(12, 4), (120, 72)])
def test_ranges(people: int, agree: int) -> None:
    found = Bins(least=0, most=people, low_end=3, high_end=3, width=3).of(agree)
    text = said("Ranges instead of exact values")
    assert (
        f"**{100 * found.middle / people:.1f}%**, the middle of “{found.least} to {found.most}"
        in text
    )
