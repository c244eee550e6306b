"""The story of the demo as data: what was asked, when, and how high the answers are.

Nordkust Energi, an invented utility, asks the same colleagues twice. IT has become better at
what it is ordered to do and at understanding why, it is trusted and pleasant to deal with, and
it still waits to be asked. Its changes are worth the trouble, but are decided without those who
live with them. Its managers see most of this, but not how little is heard from them.
Scores are index points, 0-100; ease is on the latent scale, where the opinions of customers have
a standard deviation of about 1 and one unit is about 25 index points. :mod:`demo.cast` says who
answers, :mod:`demo.second_part` what they were asked besides in 2026.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

DONT_KNOW: Final = 9
DONT_KNOW_OF_TEN: Final = 99
NOT_APPLICABLE: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question: how easily it is agreed to, and how often it cannot be answered.

    ``ease`` is relative to the other items of the subject; ``dont_know`` and
    ``not_applicable`` are shares of those who reached the question; ``waves`` is empty if it
    was asked each time. An item that joins the story later is drawn apart (``is_added``), so that
    the answers to the others stay what they were; it stands last in its subject.
    """

    code: str
    ease: float = 0.0
    dont_know: float = 0.03
    not_applicable: float = 0.0
    is_reversed: bool = False
    waves: tuple[str, ...] = ()
    is_added: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What gets a score: a dimension, the satisfaction index, or an item that stands alone.

    ``customers`` and ``management`` are the scores to reach, per wave; a subject without the
    latter was not mirrored. ``echoes`` says which dimensions shine through in it: weights whose
    squares sum to less than one. ``step`` is the distance between two answers.
    """

    code: str
    items: tuple[Item, ...]
    customers: Mapping[str, float]
    management: Mapping[str, float] = field(default_factory=dict)
    points: int = 5
    step: float = 0.97
    dont_know_code: int = DONT_KNOW
    echoes: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wave:
    """One measurement: when, how the survey tool exported it, and the seeds of its draws.

    ``headers`` are column headings of the export that are not the code of the question;
    ``has_second_part`` says whether more was asked than ratings (:mod:`demo.second_part`).
    """

    code: str
    opened: date
    days_open: int
    delimiter: str
    encoding: str
    headers: Mapping[str, str]
    first_id: int
    customers_seed: int
    management_seed: int
    days_seed: int
    has_second_part: bool = False


WAVES: Final = (
    Wave(
        code="2025",
        opened=date(2025, 9, 22),
        days_open=22,
        delimiter=";",
        encoding="cp1252",
        headers={
            "department": "Avdelning",
            "delivery_1": "Det vi beställer kommer i tid",
            "delivery_3": "Vet hur ärendet ligger till",
            "service_3": "Skickas runt",
            "proactivity_1": "Idéer innan vi frågar",
            "change_2": "Delaktiga i förändringar",
        },
        first_id=48_213,
        customers_seed=20251013,
        management_seed=20251014,
        days_seed=20251015,
    ),
    Wave(
        code="2026",
        opened=date(2026, 9, 21),
        days_open=22,
        delimiter=",",
        encoding="utf-8",
        headers={},
        first_id=61_507,
        customers_seed=20261012,
        management_seed=20261013,
        days_seed=20261014,
        has_second_part=True,
    ),
)


def _scores(in_2025: float, in_2026: float) -> dict[str, float]:
    return {"2025": in_2025, "2026": in_2026}


SUBJECTS: Final = (
    Subject(
        code="delivery",
        customers=_scores(58, 64),
        management=_scores(71, 72),
        items=(
            Item(code="delivery_1", ease=0.1, dont_know=0.04, not_applicable=0.05),
            Item(code="delivery_2", ease=-0.05),
            Item(code="delivery_3", ease=-0.3),
            Item(code="delivery_4", ease=0.25, dont_know=0.01),
        ),
    ),
    Subject(
        code="treatment",
        customers=_scores(73, 74),
        management=_scores(78, 77),
        items=(
            Item(code="treatment_1", ease=0.3, dont_know=0.01),
            Item(code="treatment_2", ease=-0.25, dont_know=0.01),
            Item(code="treatment_3", ease=-0.05),
            Item(code="treatment_4", ease=-0.1, dont_know=0.07, waves=("2025",)),
        ),
    ),
    Subject(
        code="service",
        customers=_scores(64, 66),
        management=_scores(70, 68),
        items=(
            Item(code="service_1", ease=0.25, dont_know=0.02),
            Item(code="service_2", ease=-0.15, dont_know=0.01),
            Item(code="service_3", ease=-0.1, dont_know=0.02, is_reversed=True),
        ),
    ),
    Subject(
        code="consulting",
        customers=_scores(43, 44),
        management=_scores(63, 62),
        items=(
            Item(code="consulting_1", ease=0.2, dont_know=0.07, not_applicable=0.04),
            Item(code="consulting_2", ease=-0.15, dont_know=0.09, not_applicable=0.04),
            Item(code="consulting_3", ease=-0.05, dont_know=0.14, not_applicable=0.04),
        ),
    ),
    Subject(
        code="business",
        customers=_scores(45, 51),
        management=_scores(66, 68),
        items=(
            Item(code="business_1", ease=0.15, dont_know=0.04),
            Item(code="business_2", ease=-0.05, dont_know=0.08),
            Item(code="business_3", ease=-0.1, dont_know=0.1),
        ),
    ),
    Subject(
        code="proactivity",
        customers=_scores(37, 38),
        management=_scores(64, 61),
        items=(
            Item(code="proactivity_1", ease=-0.2, dont_know=0.18),
            Item(code="proactivity_2", ease=0.25, dont_know=0.16),
            Item(code="proactivity_3", ease=-0.1, dont_know=0.21),
        ),
    ),
    Subject(
        code="trust",
        customers=_scores(65, 69.2),
        management=_scores(74, 73),
        items=(
            Item(code="trust_1", ease=-0.15),
            Item(code="trust_2", ease=0.25, dont_know=0.05),
            Item(code="trust_3", ease=-0.1, dont_know=0.07),
            Item(code="trust_4", ease=0.15, dont_know=0.04, waves=("2026",)),
        ),
    ),
    Subject(
        code="collaboration",
        customers=_scores(54, 55),
        management=_scores(67, 65.6),
        step=0.88,
        items=(
            Item(code="collaboration_1", ease=0.3, dont_know=0.04, not_applicable=0.12),
            Item(code="collaboration_2", ease=-0.2, dont_know=0.05),
            Item(code="collaboration_3", ease=-0.1, dont_know=0.16),
        ),
    ),
    Subject(
        code="change",
        customers=_scores(51, 48),
        management=_scores(66, 63),
        items=(
            Item(code="change_1", ease=0.1),
            Item(code="change_2", ease=-0.05, waves=("2025",)),
            Item(code="change_2b", ease=-0.4, dont_know=0.05, waves=("2026",)),
            Item(code="change_3", ease=-0.05, not_applicable=0.05),
            Item(code="change_4", ease=0.5, dont_know=0.06, waves=("2026",), is_added=True),
        ),
    ),
    Subject(
        code="nki",
        customers=_scores(57, 61),
        management=_scores(70, 68),
        points=10,
        step=0.45,
        dont_know_code=DONT_KNOW_OF_TEN,
        echoes={
            "delivery": 0.25,
            "service": 0.15,
            "consulting": 0.3,
            "business": 0.35,
            "proactivity": 0.4,
            "trust": 0.35,
            "change": 0.15,
        },
        items=(
            Item(code="nki_1", ease=0.15, dont_know=0.01),
            Item(code="nki_2", dont_know=0.02),
            Item(code="nki_3", ease=-0.15, dont_know=0.03),
        ),
    ),
    Subject(
        code="private",
        customers=_scores(33, 35),
        echoes={"service": 0.4, "delivery": 0.3},
        items=(Item(code="private_1", dont_know=0.06),),
    ),
)


def items_asked(subject: Subject, wave: Wave) -> tuple[Item, ...]:
    """The items of a subject that were on the form in one wave.

    >>> change = next(subject for subject in SUBJECTS if subject.code == "change")
    >>> [item.code for item in items_asked(change, WAVES[1])]
    ['change_1', 'change_2b', 'change_3', 'change_4']
    """
    return tuple(item for item in subject.items if not item.waves or wave.code in item.waves)
