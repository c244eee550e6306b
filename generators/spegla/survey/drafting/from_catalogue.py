"""An engagement that no export is there for yet: what the catalogue asks."""

from collections.abc import Mapping, Sequence

from spegla.settings import MissingSettings, SurveySettings
from spegla.survey.catalogue import Catalogue
from spegla.survey.drafting.draft import (
    Draft,
    DraftBreakdown,
    DraftDimension,
    DraftNeed,
    DraftNumber,
    DraftOption,
    DraftQuestion,
    DraftScale,
    DraftWave,
    Guess,
    Outside,
    Sureness,
    Texts,
)
from spegla.survey.questions import Asked, Choice, LocalText, OpenQuestion, Quantity, Question

_AS_IT_IS = Guess(sureness=Sureness.SURE, because="")
"""The catalogue is no guess."""


def draft_of_catalogue(catalogue: Catalogue, languages: Sequence[str], *, wave: str) -> Draft:
    """Everything that the catalogue asks, for one wave that is still to come.

    Args:
        catalogue: The questions of the method.
        languages: Languages of the engagement, the main one first; each one that the catalogue has.
        wave: Code of the wave.
    """
    plan = catalogue.settings
    (asked_in,) = plan.waves
    return Draft(
        languages=tuple(languages),
        sources=(),
        waves=(
            DraftWave(
                code=wave, date=None, label=dict.fromkeys(languages, wave), guess=_AS_IT_IS
            ),
        ),
        dimensions=tuple(
            DraftDimension(
                code=code,
                label=_in(dimension.label, languages),
                short=_in(dimension.short or {}, languages),
                values=dimension.values,
                guess=_AS_IT_IS,
            )
            for code, dimension in plan.dimensions.items()
        ),
        scales=_scales(plan, languages),
        options={
            name: tuple(
                DraftOption(
                    code=code,
                    label=_in(option.label, languages),
                    values=option.values,
                    is_other=option.other,
                )
                for code, option in options.items()
            )
            for name, options in plan.options.items()
        },
        numbers=tuple(
            DraftNumber(code=code, unit=_in(number.unit, languages), edges=number.edges)
            for code, number in plan.numbers.items()
        ),
        breakdowns=_breakdowns(plan, languages),
        questions=tuple(
            _question(one, catalogue, languages)
            for one in catalogue.questionnaire.everything(asked_in)
        ),
        unread=(),
        points=(),
        needs=tuple(
            DraftNeed(code=code, label=_in(need.label, languages))
            for code, need in plan.needs.items()
        ),
    )  # fmt: skip


def _scales(plan: SurveySettings, languages: Sequence[str]) -> tuple[DraftScale, ...]:
    return tuple(
        DraftScale(
            code=code,
            low=scale.low,
            high=scale.high,
            labels=tuple(_in(label, languages) for label in scale.labels),
            favourable_from=scale.favourable_from,
            unfavourable_to=scale.unfavourable_to,
            guess=_AS_IT_IS,
            values=scale.values,
            dont_know=_outside(scale.dont_know, languages),
            not_applicable=_outside(scale.not_applicable, languages),
        )
        for code, scale in plan.scales.items()
    )


def _outside(answer: MissingSettings | None, languages: Sequence[str]) -> Outside | None:
    if answer is None:
        return None
    return Outside(code=answer.code, label=_in(answer.label, languages), values=answer.values)


def _breakdowns(plan: SurveySettings, languages: Sequence[str]) -> tuple[DraftBreakdown, ...]:
    return tuple(
        DraftBreakdown(
            code=code,
            label=_in(breakdown.label, languages),
            question=_in(breakdown.question or {}, languages),
            groups=tuple(
                DraftOption(
                    code=group_code,
                    label=_in(group.label, languages),
                    values=group.values,
                    former=group.former,
                    is_other=group.other,
                )
                for group_code, group in breakdown.groups.items()
            ),
            columns={},
            guess=_AS_IT_IS,
        )
        for code, breakdown in plan.breakdowns.items()
    )


def _question(one: Asked, catalogue: Catalogue, languages: Sequence[str]) -> DraftQuestion:
    text = _of(one.text, languages)
    match one:
        case Question():
            return DraftQuestion(
                code=one.code,
                kind=one.kind.value,
                text=text,
                columns={},
                guess=_AS_IT_IS,
                dimension=one.dimension or "",
                scale=one.scale.code,
                is_reversed=one.is_reversed,
                role=one.role or "",
                need=one.need or "",
                is_sensitive=one.is_sensitive,
                mirror=_of(one.mirror, languages) if one.mirror else {},
            )
        case Choice():
            return DraftQuestion(
                code=one.code,
                kind=one.kind.value,
                text=text,
                columns={},
                guess=_AS_IT_IS,
                scale=catalogue.lists[one.code],
                role=one.role or "",
                at_most=one.at_most,
                only_if=f"{one.only_if.question}={one.only_if.option}" if one.only_if else "",
                is_sensitive=one.is_sensitive,
            )
        case Quantity():
            return DraftQuestion(
                code=one.code,
                kind="number",
                text=text,
                columns={},
                guess=_AS_IT_IS,
                scale=_number(one, catalogue.settings),
                role=one.role or "",
            )
        case OpenQuestion():
            return DraftQuestion(code=one.code, kind="text", text=text, columns={}, guess=_AS_IT_IS)


def _number(one: Quantity, plan: SurveySettings) -> str:
    """The name of the number that a question asks for, which the questionnaire does not keep."""
    return next(
        code
        for code, number in plan.numbers.items()
        if number.edges == one.edges and LocalText.from_mapping(number.unit) == one.unit
    )


def _of(text: LocalText, languages: Sequence[str]) -> Texts:
    return _in(dict(text.by_language), languages)


def _in(texts: Mapping[str, str], languages: Sequence[str]) -> Texts:
    return {language: texts[language] for language in languages if language in texts}
