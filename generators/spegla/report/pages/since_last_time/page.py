"""The page: its headline counts what became of the promises, and the promises come first."""

from collections.abc import Sequence

from spegla.privacy.released import Shown
from spegla.report.claims import Basis, bears, claim, on
from spegla.report.context import Context
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
from spegla.report.values import count, points, sentence, shown_of
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
        lead=(*_results(context, told), *_lead(context, told)),
        sections=sections,
    )


def _of_promises(told: Sequence[Outcome]) -> Phrase:
    """How many promises were kept, and of how many of those the score is clearly better."""
    kept = [outcome.basis for outcome in told if outcome.result.is_kept]
    better = [outcome.basis for outcome in told if outcome.result is Result.WORKED]
    numbers = {"kept": count(len(kept)), "better": count(len(better)), "count": count(len(told))}
    if not kept:
        return phrase("since.headline.kept.none", **numbers)
    if not better and bears("since.headline.kept", *kept):
        return claim("since.headline.kept", *kept, **numbers)
    if not better:
        return phrase("since.headline.kept.unsure", **numbers)
    if len(better) < len(kept):
        return claim("since.headline.kept.some_better", *better, **numbers)
    if len(kept) < len(told):
        return claim("since.headline.kept.better", *better, **numbers)
    return claim("since.headline.kept.all_better", *better, **numbers)


def _of_dimensions(context: Context) -> Phrase:
    better = with_verdict(context, Verdict.CLEARLY_BETTER)
    worse = with_verdict(context, Verdict.CLEARLY_WORSE)
    rise, fall = _changes(context, better), _changes(context, worse)
    if better and worse:
        names = {"better": _names(context, better), "worse": _names(context, worse)}
        return claim("since.headline.both", rise, fall, **names)
    if better:
        return claim("since.headline.better", rise, better=_names(context, better))
    if worse:
        return claim("since.headline.worse", fall, worse=_names(context, worse))
    compared = _changes(context, context.dimensions)
    if not compared.of:
        return phrase("since.headline.hidden")
    is_complete = len(compared.of) == len(context.dimensions)
    return claim(f"since.headline.none{'' if is_complete else '.compared'}", compared)


def _changes(context: Context, dimensions: Sequence[str]) -> Basis:
    """The changes of some dimensions, where they are shown."""
    return on(*shown_of([context.change(dimension) for dimension in dimensions]))


def _names(context: Context, metrics: Sequence[str]) -> Listing:
    return Listing(items=tuple(metric_short(context, metric) for metric in metrics))


def _results(context: Context, told: Sequence[Outcome]) -> tuple[Phrase, ...]:
    """What became of the promises: each result with what it concerns, best first."""
    found = {result: [outcome for outcome in told if outcome.result is result] for result in Result}
    return tuple(
        phrase(
            "since.lead.result",
            result=result_name(result, alike),
            names=_names(context, [*dict.fromkeys(outcome.metric for outcome in alike)]),
        )
        for result, alike in found.items()
        if alike
    )


def _lead(context: Context, told: Sequence[Outcome]) -> tuple[Words, ...]:
    """The change of the whole, and what else is better without a proof."""
    lead: list[Words] = []
    change = context.change(NKI)
    if isinstance(change, Shown) and change.reading:
        lead += sentence(
            "since.lead.nki", change, verdict=claim(f"reading.{change.reading}", on(change))
        )
    metrics = {outcome.metric for outcome in told}
    better = with_verdict(context, Verdict.BETTER_NOT_PROVEN)
    unproven = [dimension for dimension in better if dimension not in metrics]
    if unproven:
        names = _names(context, unproven)
        lead.append(claim("since.lead.not_proven", _changes(context, unproven), names=names))
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
