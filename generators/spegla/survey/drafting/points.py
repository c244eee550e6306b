"""What the author is asked and told about a draft, beside its parts."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from spegla.survey.drafting.draft import Point
from spegla.survey.drafting.scales import Scaled
from spegla.survey.drafting.tongue import REPORT_LANGUAGES, Tongue

_NO_RATINGS = (
    "No items on a scale were found, and no report can be built without one. Add the questions "
    "that rate something to questions.csv, and their scale to engagement.toml."
)


def language_points(asked: str, tongue: Tongue) -> tuple[Point, ...]:
    """What is asked about the language, where the report is not written in that of the survey.

    >>> language_points("de", Tongue(asked="de", filed="en"))[0].key
    'language'
    """
    if asked in REPORT_LANGUAGES:
        return ()
    ask = (
        f'The survey is in "{asked}", and the report is written in en, sv or nl: under which of '
        "these shall its texts stand?"
    )
    return (Point(key="language", ask=ask, suggestion=tongue.filed),)


def scale_points(
    found: Iterable[Scaled], *, read: Collection[str], used: Collection[str]
) -> tuple[Point, ...]:
    """What is asked about the direction of scales, each once.

    Args:
        found: The batteries with their scales.
        read: Keys of the columns that became questions.
        used: Codes of the scales that questions name.
    """
    points: dict[str, Point] = {}
    for one in found:
        is_read = any(column.key in read for column in one.battery.columns)
        if one.point is not None and is_read:
            is_needed = one.point.is_needed and one.scale.code in used
            points.setdefault(one.point.key, replace(one.point, is_needed=is_needed))
    return tuple(points.values())


def notes_of(
    found: Iterable[Scaled], clashing: Collection[str], *, has_ratings: bool
) -> Iterator[str]:
    """What the author should know besides.

    Args:
        found: The batteries with their scales.
        clashing: Numbers on no scale that cannot count as blank.
        has_ratings: Whether anything is rated at all.
    """
    if not has_ratings:
        yield _NO_RATINGS
    for one in found:
        yield from one.notes(clashing)
