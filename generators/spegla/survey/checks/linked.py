"""Waves that are linked: the IDs of respondents come back from one to the next."""

from collections.abc import Sequence
from itertools import pairwise

from spegla.settings import Settings, Waves
from spegla.survey.checks.problems import ProblemList
from spegla.survey.responses import Wave


def check_linked(settings: Settings, waves: Sequence[Wave], problems: ProblemList) -> None:
    """Check that the respondents of linked waves can be found again.

    That nobody comes back proves that IDs are made anew for each wave; that somebody does proves
    nothing, so the author answers for the rest.

    Args:
        settings: What the author set.
        waves: The waves, oldest first.
        problems: Where what is wrong is added.
    """
    if settings.privacy.waves is not Waves.LINKED:
        return
    if settings.respondent_column is None:
        problems.add(
            'privacy.waves is "linked", and there is no respondent_column',
            "Name the column whose IDs stay the same over waves, or set "
            'privacy.waves = "separate".',
        )
        return
    for before, now in pairwise(waves):
        if set(before.customers.respondents).isdisjoint(now.customers.respondents):
            problems.add(
                f'privacy.waves is "linked", and no respondent of the wave "{before.code}" is in '
                f'the wave "{now.code}"',
                "IDs that link waves stay the same. Name their column as respondent_column, or set "
                'privacy.waves = "separate".',
            )
