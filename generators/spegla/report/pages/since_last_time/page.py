"""The page: its headline counts what became of the promises, and the promises come first."""

from collections.abc import Sequence

from spegla.privacy.released import Shown
from spegla.report.context import Context, count, points, sentence, shown_of
from spegla.report.metrics import metric_short
from spegla.report.model import (
    Listing,
    Page,
    PageKind,
    Paragraph,
    Phrase,
    Section,
    Words,
    phrase,
)
from spegla.report.pages.since_last_time.changes import changes, with_verdict
from spegla.report.pages.since_last_time.outcomes import Outcome, Result, outcomes
from spegla.report.pages.since_last_time.promises import promises, result_name
from spegla.report.pages.since_last_time.targets import all_waves, targets
from spegla.survey.questions import NKI
from spegla.survey.readings import Verdict


def since_last_time(context: Context, previous: str) -> Page:
    """You said, we did first; then levels, the change of each dimension, and all waves."""
    told = outcomes(context)
    sections = (
        *promises(context, told),
        *targets(context, told),
        *changes(context, previous),
        *all_waves(context, told),
        _how(context),
    )
    return Page(
        key="since-last-time",
        kind=PageKind.STANDARD,
        label=phrase("since.label"),
        kicker=phrase("since.kicker", wave=context.wave_label(previous)),
        headline=_of_promises(told) if told else _of_dimensions(context),
        lead=(*_results(context, told), *_lead(context)),
        sections=sections,
    )


def _of_promises(told: Sequence[Outcome]) -> Phrase:
    """How many promises were kept, and of how many of those the score is clearly better."""
    kept = sum(outcome.result.is_kept for outcome in told)
    better = sum(outcome.result is Result.WORKED for outcome in told)
    numbers = {"kept": count(kept), "better": count(better), "count": count(len(told))}
    if not kept:
        return phrase("since.headline.kept.none", **numbers)
    if not better:
        return phrase("since.headline.kept", **numbers)
    if better < kept:
        return phrase("since.headline.kept.some_better", **numbers)
    if kept < len(told):
        return phrase("since.headline.kept.better", **numbers)
    return phrase("since.headline.kept.all_better", **numbers)


def _of_dimensions(context: Context) -> Phrase:
    better = with_verdict(context, Verdict.CLEARLY_BETTER)
    worse = with_verdict(context, Verdict.CLEARLY_WORSE)
    if better and worse:
        return phrase(
            "since.headline.both", better=_names(context, better), worse=_names(context, worse)
        )
    if better:
        return phrase("since.headline.better", better=_names(context, better))
    if worse:
        return phrase("since.headline.worse", worse=_names(context, worse))
    if shown_of([context.change(dimension) for dimension in context.dimensions]):
        return phrase("since.headline.none")
    return phrase("since.headline.hidden")


def _names(context: Context, metrics: Sequence[str]) -> Listing:
    return Listing(items=tuple(metric_short(context, metric) for metric in metrics))


def _results(context: Context, told: Sequence[Outcome]) -> tuple[Phrase, ...]:
    """What became of the promises: each result with what it concerns, best first."""
    found = {
        result: dict.fromkeys(outcome.metric for outcome in told if outcome.result is result)
        for result in Result
    }
    return tuple(
        phrase("since.lead.result", result=result_name(result), names=_names(context, [*metrics]))
        for result, metrics in found.items()
        if metrics
    )


def _lead(context: Context) -> tuple[Words, ...]:
    lead: list[Words] = []
    change = context.change(NKI)
    if isinstance(change, Shown) and change.reading:
        lead += sentence("since.lead.nki", change, verdict=phrase(f"reading.{change.reading}"))
    unproven = with_verdict(context, Verdict.BETTER_NOT_PROVEN)
    if unproven:
        lead.append(phrase("since.lead.not_proven", names=_names(context, unproven)))
    return tuple(lead)


def _how(context: Context) -> Section:
    smallest = points(context.settings.method.smallest_worthwhile_change)
    return Section(
        anchor="verdicts",
        heading=phrase("since.how"),
        blocks=(
            Paragraph(
                sentences=(
                    phrase("since.how.rule", points=smallest),
                    phrase("since.how.unpaired"),
                    phrase("since.how.detectable"),
                )
            ),
        ),
    )
