"""The survey as the settings plan it: scales, options, numbers, dimensions, needs, breakdowns."""

from collections.abc import Mapping

from spegla.settings import MissingSettings, ScaleSettings, SurveySettings
from spegla.survey.questions import (
    Breakdown,
    Dimension,
    Group,
    LocalText,
    Missing,
    Need,
    Option,
    Scale,
)

DIMENSIONS = "dimensions"
"""Name of the list of options that is always there: the dimensions themselves."""


def scales_of(settings: SurveySettings) -> Mapping[str, Scale]:
    """Each answer scale by its code."""
    return {code: _scale(code, scale) for code, scale in settings.scales.items()}


def options_of(settings: SurveySettings) -> Mapping[str, tuple[Option, ...]]:
    """Each list of options by its name, in the author's order, the dimensions among them."""
    lists = {
        name: tuple(
            Option(
                code=code,
                label=LocalText.from_mapping(option.label),
                values=option.values,
                is_other=option.other,
            )
            for code, option in options.items()
        )
        for name, options in settings.options.items()
    }
    lists[DIMENSIONS] = tuple(
        Option(code=code, label=LocalText.from_mapping(theme.label), values=theme.values)
        for code, theme in settings.dimensions.items()
    )
    return lists


def needs_of(settings: SurveySettings) -> tuple[Need, ...]:
    """What customers come to IT for, in the author's order."""
    return tuple(
        Need(code=code, label=LocalText.from_mapping(need.label))
        for code, need in settings.needs.items()
    )


def dimensions_of(settings: SurveySettings) -> tuple[Dimension, ...]:
    """The dimensions in the author's order; the full name stands in for a short one."""
    return tuple(
        Dimension(
            code=code,
            label=LocalText.from_mapping(dimension.label),
            short=LocalText.from_mapping(dimension.short or dimension.label),
        )
        for code, dimension in settings.dimensions.items()
    )


def breakdowns_of(settings: SurveySettings) -> tuple[Breakdown, ...]:
    """The breakdowns with their groups, in the author's order."""
    return tuple(
        Breakdown(
            code=code,
            label=LocalText.from_mapping(breakdown.label),
            groups=tuple(
                Group(
                    code=group_code,
                    label=LocalText.from_mapping(group.label),
                    former=group.former,
                )
                for group_code, group in breakdown.groups.items()
            ),
        )
        for code, breakdown in settings.breakdowns.items()
    )


def _scale(code: str, scale: ScaleSettings) -> Scale:
    outside = {
        Missing.DONT_KNOW: scale.dont_know,
        Missing.NOT_APPLICABLE: scale.not_applicable,
    }
    return Scale(
        code=code,
        low=scale.low,
        high=scale.high,
        labels=tuple(LocalText.from_mapping(label) for label in scale.labels),
        favourable_from=scale.favourable_from,
        unfavourable_to=scale.unfavourable_to,
        dont_know=_code(scale.dont_know),
        not_applicable=_code(scale.not_applicable),
        missing_labels=tuple(
            (reason, LocalText.from_mapping(answer.label))
            for reason, answer in outside.items()
            if answer is not None
        ),
        values=tuple(scale.values.items()),
        stray_is_blank=scale.stray_is_blank,
        missing_values=tuple(
            (reason, value)
            for reason, answer in outside.items()
            if answer is not None
            for value in answer.values
        ),
    )


def _code(answer: MissingSettings | None) -> int | None:
    return None if answer is None else answer.code
