"""The door for claims: what values bear, and what is refused."""

import pytest

from spegla.privacy.released import Hidden, HiddenReason, Shown, Unit
from spegla.report.claims import CLAIMS, Basis, Evidence, UnprovenError, among, bears, claim, on
from spegla.report.model import Number
from spegla.survey.readings import Association, Contrast, Quadrant, Verdict

PROTECTED = Hidden(reason=HiddenReason.PROTECTED)


def score(value: float, half: float = 0.0) -> Shown:
    return Shown(value=value, unit=Unit.SCORE, least=value - half, most=value + half)


def weight(low: float, high: float, reading: Association = Association.TOGETHER) -> Shown:
    return Shown(value=(low + high) / 2, unit=Unit.SHARE, low=low, high=high, reading=reading)


def test_a_claim_is_the_phrase_that_it_would_be_otherwise() -> None:
    scores = {"trust": score(61), "pace": score(48)}
    said = claim("needs.finding", among(scores, "pace"), need=Number(value=1, unit=Unit.COUNT))
    assert said.key == "needs.finding"
    assert [name for name, _ in said.arguments] == ["need"]


@pytest.mark.parametrize(
    "scores",
    [
        pytest.param({"trust": score(61, 8), "pace": score(48, 8)}, id="ranges overlap"),
        pytest.param({"trust": score(48), "pace": score(48)}, id="level"),
        pytest.param({"trust": PROTECTED, "pace": score(48)}, id="another is hidden"),
        pytest.param({"trust": score(61), "pace": PROTECTED}, id="hidden itself"),
        pytest.param({"pace": score(48)}, id="the only one"),
        pytest.param({"trust": score(40), "pace": score(48)}, id="another is lower"),
    ],
)
def test_nothing_is_called_lowest_without_evidence(scores: dict[str, Shown | Hidden]) -> None:
    assert not bears("needs.finding", among(scores, "pace"))
    with pytest.raises(UnprovenError, match="order"):
        claim("needs.finding", among(scores, "pace"))


def test_each_part_of_a_claim_is_held_to_its_own_rule() -> None:
    scores = {"trust": score(61), "pace": score(48), "care": score(48)}
    highest = among(scores, "trust")
    assert not bears("needs.headline", highest, among(scores, "pace"))
    assert not bears("needs.headline", highest)
    scores["care"] = score(50)
    assert bears("needs.headline", among(scores, "trust"), among(scores, "pace"))


@pytest.mark.parametrize("verdict", Verdict)
def test_a_change_is_called_only_what_its_verdict_says(verdict: Verdict) -> None:
    change = Shown(value=3.0, unit=Unit.POINTS, reading=verdict)
    borne = [v for v in Verdict if bears(f"dimension.lead.change.{v}", on(change))]
    assert borne == [verdict]


def test_no_group_is_said_to_differ_only_of_groups_that_were_tested() -> None:
    alike = Shown(value=2.0, unit=Unit.POINTS, reading=Contrast.NOT_DISTINGUISHABLE)
    higher = Shown(value=12.0, unit=Unit.POINTS, reading=Contrast.HIGHER)
    assert bears("dimension.groups.none", on(alike, alike))
    for values in ((), (alike, higher), (alike, PROTECTED)):
        assert not bears("dimension.groups.none", on(*values))


def test_a_box_between_boxes_is_no_box() -> None:
    for box in Quadrant:
        placed = Shown(value=0.9, unit=Unit.SHARE, reading=box)
        assert bears("priorities.box", on(placed)) == (box is not Quadrant.BETWEEN)


def test_more_weight_than_stated_takes_an_interval_and_the_right_sign() -> None:
    stated = Shown(value=0.2, unit=Unit.SHARE)
    key = "importance.moves_more"
    assert bears(key, Basis(of=(weight(0.21, 0.4),), beside=(stated,)))
    assert not bears(key, Basis(of=(weight(0.2, 0.4),), beside=(stated,)))
    shared = weight(0.21, 0.4, Association.SHARED_ONLY)
    assert not bears(key, Basis(of=(shared,), beside=(stated,)))


def test_a_distance_that_stands_for_a_range_has_to_lie_all_on_one_side() -> None:
    def distance(least: float, most: float) -> Shown:
        return Shown(value=(least + most) / 2, unit=Unit.POINTS, least=least, most=most)

    assert bears("note.reached", on(distance(0, 10)))
    assert bears("note.below", on(distance(-10, -1)))
    for key in ("note.reached", "note.below"):
        assert not bears(key, on(distance(-4, 6)))


def test_what_cannot_be_told_is_said_only_where_nothing_is_told() -> None:
    key = "since.result.cannot_tell"
    told = {v: bears(key, on(Shown(value=3.0, unit=Unit.POINTS, reading=v))) for v in Verdict}
    assert [verdict for verdict, is_borne in told.items() if is_borne] == [Verdict.CANNOT_TELL]
    assert bears(key, on(PROTECTED))
    assert bears(key, on())


@pytest.mark.parametrize(
    ("interval", "borne"),
    [
        ((1.0, 9.0), ["raised.evidence.reached", "raised.confirmed"]),
        ((0.0, 9.0), ["raised.evidence.reached", "raised.confirmed"]),
        ((-1.0, 9.0), []),
        ((-9.0, 0.0), []),
        ((-9.0, -1.0), ["raised.evidence.below", "raised.confirmed"]),
    ],
)
def test_interviews_are_confirmed_by_whole_intervals(
    interval: tuple[float, float], borne: list[str]
) -> None:
    low, high = interval
    distance = Shown(value=(low + high) / 2, unit=Unit.SCORE, low=low, high=high)
    keys = ("raised.evidence.reached", "raised.evidence.below", "raised.confirmed")
    assert [key for key in keys if bears(key, on(distance))] == borne
    wide = Shown(value=0.0, unit=Unit.SCORE, low=low, high=high, least=-10.0, most=10.0)
    assert not any(bears(key, on(wide)) for key in keys)


@pytest.mark.parametrize(
    ("shares", "is_borne"),
    [
        pytest.param((0.5, 0.3, None), True, id="less is left than it has"),
        pytest.param((0.4, 0.1, None), False, id="what is hidden may be as much"),
        pytest.param((0.4, 0.1), True, id="none is hidden"),
        pytest.param((0.4, 0.4), False, id="level"),
        pytest.param((None, 0.4), False, id="hidden itself"),
    ],
)
def test_the_largest_part_is_larger_than_all_that_may_be_hidden(
    shares: tuple[float | None, ...], is_borne: bool
) -> None:
    parts = {
        place: PROTECTED if share is None else Shown(value=share, unit=Unit.SHARE)
        for place, share in enumerate(shares)
    }
    assert bears("words.headline", among(parts, 0)) is is_borne


def test_each_of_several_things_has_to_bear_a_single_rule() -> None:
    better, worse = (
        Shown(value=6.0, unit=Unit.POINTS, reading=reading)
        for reading in (Verdict.CLEARLY_BETTER, Verdict.CLEARLY_WORSE)
    )
    assert bears("since.result.worked", on(better), on(better))
    assert not bears("since.result.worked", on(better), on(worse))
    assert not bears("since.result.worked")


def test_what_is_not_registered_claims_nothing() -> None:
    assert "mirror.label" not in CLAIMS
    with pytest.raises(UnprovenError, match="none is registered"):
        claim("mirror.label", on(score(61)))


def test_every_class_of_evidence_is_asked_of_some_sentence() -> None:
    assert {known.evidence for known in CLAIMS.values()} == set(Evidence)
