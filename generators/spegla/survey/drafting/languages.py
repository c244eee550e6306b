"""The languages of a draft: those in which every text of it is there."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spegla.survey.drafting.draft import Draft, DraftBreakdown, DraftOption, DraftScale, Texts
from spegla.survey.drafting.tongue import REPORT_LANGUAGES


def in_languages(draft: Draft, main: str) -> Draft:
    """The draft in its main language, and in each further one in which no text is missing.

    Groups that only the export names, such as departments, have one name in all languages.
    """
    texts = list(_texts(draft))
    further = [
        language
        for language in REPORT_LANGUAGES
        if language != main and texts and all(text.get(language) for text in texts)
    ]
    return replace(
        draft,
        languages=(main, *further),
        breakdowns=tuple(
            replace(b, groups=tuple(_named(group, main, further) for group in b.groups))
            for b in draft.breakdowns
        ),
    )


def _named(group: DraftOption, main: str, further: Sequence[str]) -> DraftOption:
    return replace(group, label={**dict.fromkeys(further, group.label[main]), **group.label})


def _texts(draft: Draft) -> Iterator[Texts]:
    """Every text that the files hold but for names of groups."""
    yield from (dimension.label for dimension in draft.dimensions)
    yield from (label for scale in draft.scales for label in _of_scale(scale))
    yield from (option.label for options in draft.options.values() for option in options)
    yield from (number.unit for number in draft.numbers)
    yield from (text for breakdown in draft.breakdowns for text in _of_breakdown(breakdown))
    yield from (question.text for question in draft.questions)
    yield from (question.mirror for question in draft.questions if question.mirror)
    yield from (need.label for need in draft.needs)


def _of_scale(scale: DraftScale) -> Iterator[Texts]:
    yield from scale.labels
    yield from (o.label for o in (scale.dont_know, scale.not_applicable) if o is not None)


def _of_breakdown(breakdown: DraftBreakdown) -> Iterator[Texts]:
    yield breakdown.label
    yield from filter(None, [breakdown.question])
