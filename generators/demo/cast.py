"""The people of the demo: departments of very unequal size, and two kinds of respondents.

Two departments have fewer than five answers in 2026, one of them a single one, and one department
changes its name between the waves. Leans are on the latent scale of :mod:`demo.story`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """One group of customers: how many were asked and answered, and how it differs.

    ``names`` is what the export writes, per wave. ``lean`` holds for all subjects,
    ``leans`` comes on top for some.
    """

    code: str
    names: Mapping[str, str]
    invited: Mapping[str, int]
    answered: Mapping[str, int]
    not_eligible: Mapping[str, int] = field(default_factory=dict)
    lean: float = 0.0
    leans: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A kind of people who answer: how alike they think, and how often they stop or skip.

    The three loadings say how much of an opinion is a general mood, a view of the subject, and
    particular to the item.
    """

    mood: float
    view: float
    particular: float
    skips: float
    stops: float
    can_judge_all: bool


CUSTOMERS: Final = Panel(
    mood=0.60, view=0.47, particular=0.65, skips=0.008, stops=0.06, can_judge_all=False
)
MANAGEMENT: Final = Panel(
    mood=0.2, view=0.25, particular=0.5, skips=0.0, stops=0.0, can_judge_all=True
)
TEAM_SIZE: Final = 8


def _people(in_2025: int, in_2026: int) -> dict[str, int]:
    return {"2025": in_2025, "2026": in_2026}


def _names(in_2025: str, in_2026: str) -> dict[str, str]:
    return {"2025": in_2025, "2026": in_2026}


DEPARTMENTS: Final = (
    Department(
        code="grid",
        names=_names("Nätdrift", "grid"),
        invited=_people(96, 96),
        answered=_people(57, 62),
        not_eligible=_people(2, 1),
        leans={"delivery": -0.1, "trust": 0.1},
    ),
    Department(
        code="production",
        names=_names("Produktion", "production"),
        invited=_people(78, 76),
        answered=_people(40, 45),
        not_eligible=_people(1, 2),
        lean=-0.05,
        leans={"proactivity": -0.3, "change": -0.1},
    ),
    Department(
        code="customer_service",
        names=_names("Kundservice", "customer_service"),
        invited=_people(66, 68),
        answered=_people(38, 43),
        not_eligible=_people(0, 1),
        leans={"proactivity": 0.15},
    ),
    Department(
        code="projects",
        names=_names("Projekt och bygg", "projects"),
        invited=_people(62, 62),
        answered=_people(38, 38),
        not_eligible=_people(1, 0),
        leans={"delivery": -0.15, "collaboration": 0.1},
    ),
    Department(
        code="sales",
        names=_names("Försäljning", "sales"),
        invited=_people(44, 46),
        answered=_people(22, 27),
        lean=-0.05,
        leans={"consulting": -0.1},
    ),
    Department(
        code="finance",
        names=_names("Ekonomi", "finance"),
        invited=_people(30, 30),
        answered=_people(18, 18),
        lean=0.1,
    ),
    Department(
        code="hr_legal",
        names=_names("HR och juridik", "hr_legal"),
        invited=_people(26, 26),
        answered=_people(14, 15),
        lean=0.05,
    ),
    Department(
        code="communications",
        names=_names("Kommunikation", "communications"),
        invited=_people(9, 9),
        answered=_people(5, 4),
    ),
    Department(
        code="group_office",
        names=_names("Koncernstab", "group_office"),
        invited=_people(9, 7),
        answered=_people(3, 1),
    ),
)

UNNAMED: Final = Department(
    code="",
    names=_names("", ""),
    invited={},
    answered=_people(5, 7),
)
"""Those who did not tell their department; the managers are not asked for theirs."""
