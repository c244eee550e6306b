"""How far IT management's guess of what matters most was right, and how that came about."""

from collections.abc import Mapping

from spegla.explain.case import Case
from spegla.explain.explanation import Computed, Lines, Working
from spegla.explain.numbers import at_grain
from spegla.explain.who import out_of
from spegla.privacy.released import Statistic, SubjectKind, Unit
from spegla.stats.mirror import rank_agreement, top_overlap

_TOP = 3
_LEFT_OUT: Lines = ("customers who did not say what matters most; explain stated_importance",)
_SOURCE: Lines = ("What we thought they would pick, beside what they picked",)


def overlap(case: Case) -> Working:
    """How many of the customers' first three dimensions IT management had guessed."""
    said, guessed = _said(case), _guessed(case)
    found = top_overlap(_as_points(said, guessed), list(said.values()), top=_TOP)
    third = sorted(said.values(), reverse=True)[_TOP - 1]
    leading = [code for code, value in said.items() if value >= third]
    return Working(
        computed=Computed.of(float(found), Unit.COUNT),
        base=_base(case),
        left_out=_LEFT_OUT,
        formula=(
            f"dimensions among the first {_TOP} of both; those level with the third are in",
            (
                f"guessed: {', '.join(guessed[:_TOP])}; by the displayed stated importance: "
                f"{', '.join(leading)}"
            ),
            f"= {found}",
        ),
        interval=("none: the guess is one, made jointly",),
        source=_SOURCE,
    )


def agreement_in_rank(case: Case) -> Working:
    """Spearman's correlation of the guessed order of importance with the customers'."""
    said, guessed = _said(case), _guessed(case)
    value = rank_agreement(_as_points(said, guessed), list(said.values()))
    pairs = ", ".join(
        f"{code} {guessed.index(code) + 1}/{_place(share, said):g}" for code, share in said.items()
    )
    return Working(
        computed=Computed.of(value, Unit.COEFFICIENT),
        base=_base(case),
        left_out=_LEFT_OUT,
        formula=(
            "Spearman's correlation of the two orders of the dimensions, ties with their mean rank",
            f"places guessed/by the displayed stated importance: {pairs}",
            f"= {at_grain(value, Unit.COEFFICIENT)}",
        ),
        interval=("none: the dimensions are all there are, no sample of them",),
        source=("Spearman's rank correlation", *_SOURCE),
    )


def _said(case: Case) -> Mapping[str, float]:
    """Displayed stated importance of each dimension."""
    return {
        code: case.beside(
            Statistic.STATED_IMPORTANCE, subject=code, kind=SubjectKind.DIMENSION
        ).value
        for code in case.weighing.dimensions
    }


def _guessed(case: Case) -> tuple[str, ...]:
    management = case.evidence.settings.management
    return () if management is None else management.expected_importance


def _as_points(said: Mapping[str, float], guessed: tuple[str, ...]) -> list[float]:
    """The guess as numbers, the first the largest; what was not guessed is 0."""
    return [float(len(said) - guessed.index(code)) if code in guessed else 0.0 for code in said]


def _place(share: float, said: Mapping[str, float]) -> float:
    """Rank of a share, the largest 1; ties share their mean rank."""
    above = sum(other > share for other in said.values())
    level = sum(other == share for other in said.values())
    return above + (level + 1) / 2


def _base(case: Case) -> Lines:
    return ("The IT management's one joint guess, beside all customers.", *out_of(case))
