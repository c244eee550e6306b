"""What goes to the privacy gate: tallies that add up over groups, and what is worked out of all."""

from collections.abc import Mapping
from dataclasses import dataclass

from spegla.stats.estimates import Estimate
from spegla.stats.tallies import AudienceTallies, Categories, ChoiceTally, QuantityTally
from spegla.stats.weighing import Weighing


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """How well the items of a dimension belong together.

    ``alpha`` is Cronbach's with Feldt's interval, ``omega`` McDonald's; of two items omega is
    the Spearman-Brown coefficient.
    """

    items: int
    alpha: Estimate
    omega: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Everyone:
    """What was worked out of all customers of the newest wave together, and of no group.

    Args:
        choices: Answers to each choice.
        quantities: Answers to each quantity.
        picked: For each choice and option whether each respondent chose it (1, 0), for the audits.
        classes: For each quantity the class of each respondent's number, likewise.
        below_minimum: For each dimension with levels, who is below their own minimum (1, 0) among
            those who gave all three.
        points: For each dimension its whole percent of each respondent's points, where importance
            was asked for so.
        reliabilities: How well the items of a dimension belong together, where that can be told.
        weighing: What matters most and how sure that is; None where nothing tells.
    """

    choices: Mapping[str, ChoiceTally]
    quantities: Mapping[str, QuantityTally]
    picked: Mapping[str, Mapping[str, Categories]]
    classes: Mapping[str, Categories]
    below_minimum: Mapping[str, Categories]
    points: Mapping[str, Categories]
    reliabilities: Mapping[str, Reliability]
    weighing: Weighing | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Summary:
    """The tallies of all audiences and waves that the report speaks of.

    ``previous`` is None for a first measurement, ``management`` where the team was not asked.
    ``everyone`` is what cannot be added up over groups.
    """

    current: AudienceTallies
    previous: AudienceTallies | None
    management: AudienceTallies | None
    everyone: Everyone
