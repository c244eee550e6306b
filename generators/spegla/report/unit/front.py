"""A unit's first page: where it sees IT otherwise than the rest, what is done, how to use it."""

from collections.abc import Iterator

from spegla.privacy.released import Shown, Statistic, Unit, Value
from spegla.report.claims import among, claim, on
from spegla.report.findings import decided, priorities
from spegla.report.model import (
    Bullets,
    KeyNumber,
    Number,
    Page,
    PageKind,
    Paragraph,
    Phrase,
    RankedItem,
    Ranking,
    Section,
    Words,
    phrase,
)
from spegla.report.pages.anonymity import promise
from spegla.report.pages.numbers import kicker, range_note
from spegla.report.pages.ranges import highest, lowest
from spegla.report.unit.charts import differences_chart
from spegla.report.unit.unit import Unit as OwnUnit
from spegla.report.values import cell, count, persons, score_number, sentence, shown_of
from spegla.survey.questions import NKI
from spegla.survey.readings import Contrast
from spegla.survey.records import Action, ActionStatus

_USES = ("ask", "never", "chance", "own")


def front(unit: OwnUnit) -> Page:
    """The verdict beside the rest, up to three numbers, all differences, and what follows."""
    return Page(
        key="index",
        kind=PageKind.COVER,
        label=phrase("cover.label"),
        kicker=kicker(
            "unit.kicker",
            unit.context,
            unit.response(Statistic.ANSWERED),
            unit.response(Statistic.INVITED),
            unit=unit.name,
        ),
        headline=_headline(unit),
        lead=tuple(_lead(unit)),
        numbers=tuple(_numbers(unit)),
        sections=(_differences(unit), *_begun(unit), _use(unit), _how_sure(unit)),
    )


# ------------------------------------------------------------------ the top


def _headline(unit: OwnUnit) -> Phrase:
    """In which dimensions the unit differs from the rest by more than chance usually gives."""
    higher, lower = unit.that_read(Contrast.HIGHER), unit.that_read(Contrast.LOWER)
    above, below = on(*higher.values()), on(*lower.values())
    said = {"higher": unit.names(tuple(higher)), "lower": unit.names(tuple(lower))}
    if higher and lower:
        return claim("unit.headline.both", above, below, unit=unit.name, **said)
    if higher:
        return claim("unit.headline.higher", above, unit=unit.name, higher=said["higher"])
    if lower:
        return claim("unit.headline.lower", below, unit=unit.name, lower=said["lower"])
    if not unit.compared:
        return phrase("unit.headline.unsure", unit=unit.name)
    is_complete = len(unit.compared) == len(unit.context.dimensions)
    key = "unit.headline.none" if is_complete else "unit.headline.none.compared"
    return claim(key, on(*unit.compared.values()), unit=unit.name)


def _lead(unit: OwnUnit) -> Iterator[Words]:
    own, everyone = unit.score(NKI), unit.everyone(NKI)
    if isinstance(everyone, Shown):
        all_customers = Number.of(everyone)
        yield from sentence("unit.lead.nki", own, unit=unit.name, all=all_customers)
    for found, key in (highest(unit.scores), "highest"), (lowest(unit.scores), "lowest"):
        if found is not None:
            (score,) = shown_of([unit.scores[found]])
            yield claim(
                f"unit.lead.{key}",
                among(unit.scores, found),
                dimension=unit.context.name(found),
                value=Number.of(score),
            )


def _numbers(unit: OwnUnit) -> Iterator[KeyNumber]:
    own = unit.score(NKI)
    if own is not None:
        yield KeyNumber(
            label=phrase("nki.name"),
            value=cell(own),
            suffix=phrase("number.of_hundred"),
            notes=(
                *sentence("unit.number.all", unit.everyone(NKI)),
                *_beside_the_rest(unit.contrast(NKI)),
                *range_note(own),
            ),
        )
    if unit.compared:
        yield _apart_number(unit)
    rate = unit.response(Statistic.RESPONSE_RATE)
    if rate is not None:
        everyone = unit.context.released.find(unit.context.response_id(Statistic.RESPONSE_RATE))
        yield KeyNumber(
            label=phrase("number.answered.label"),
            value=cell(rate),
            notes=(phrase("number.answered.note"), *sentence("unit.number.all", everyone)),
        )


def _beside_the_rest(contrast: Value | None) -> tuple[Phrase, ...]:
    if not isinstance(contrast, Shown):
        return ()
    reading = claim(f"reading.{contrast.reading}", on(contrast))
    return sentence("unit.number.contrast", contrast, reading=reading)


def _apart_number(unit: OwnUnit) -> KeyNumber:
    apart = {**unit.that_read(Contrast.HIGHER), **unit.that_read(Contrast.LOWER)}
    return KeyNumber(
        label=phrase("unit.number.apart"),
        value=count(len(apart)),
        suffix=phrase("number.of", all=count(len(unit.compared))),
        notes=(phrase("unit.number.apart.note"),),
    )


# ------------------------------------------------------------------ the sections


def _differences(unit: OwnUnit) -> Section:
    """Each dimension beside the rest; why there is nothing of the kind, where nothing compares."""
    if unit.compared:
        return Section(anchor="differences", blocks=(differences_chart(unit),))
    minimum = persons(unit.context.released.thresholds.mean_minimum)
    return Section(
        anchor="differences",
        heading=phrase("unit.differences.unsure"),
        blocks=(Paragraph(sentences=(phrase("unit.differences.unsure.why", people=minimum),)),),
    )


def _begun(unit: OwnUnit) -> tuple[Section, ...]:
    """What was decided for everyone, and the priorities for which nothing is decided yet."""
    context = unit.context
    kept = [each for each in decided(context) if each.status is not ActionStatus.DROPPED]
    planned = {action.dimension for action in kept}
    left = [dimension for dimension in priorities(context) if dimension not in planned]
    items = (*(_action(unit, each) for each in kept), *(_priority(unit, d) for d in left))
    if not items:
        return ()
    return (
        Section(
            anchor="priorities",
            heading=phrase("unit.begun" if kept else "unit.begun.nothing"),
            subline=phrase("unit.begun.how", wave=context.wave_label(context.wave)),
            blocks=(Ranking(items=items),),
        ),
    )


def _action(unit: OwnUnit, action: Action) -> RankedItem:
    owner = phrase("cover.priority.owner", owner=action.owner, due=action.due)
    return RankedItem(
        title=action.promise,
        reason=_reason(unit, action.dimension, owner=owner),
        value=_value(unit, action.dimension),
        page="dimensions",
    )


def _priority(unit: OwnUnit, dimension: str) -> RankedItem:
    return RankedItem(
        title=unit.context.name(dimension),
        reason=_reason(unit, dimension),
        value=_value(unit, dimension),
        page="dimensions",
    )


def _reason(unit: OwnUnit, subject: str, *, owner: Phrase | None = None) -> Phrase:
    """What everyone scores it, beside the unit's own score at the right, and who answers for it."""
    name, everyone = unit.context.name(subject), unit.everyone(subject)
    if not isinstance(everyone, Shown):
        return phrase("cover.priority.reason.plain", dimension=name)
    said = {"dimension": name, "all": Number.of(everyone)}
    if owner is None:
        return phrase("unit.begun.reason", **said)
    return phrase("unit.begun.reason.planned", owner=owner, **said)


def _value(unit: OwnUnit, subject: str) -> Phrase | None:
    """The unit's own score, and the level that is aimed for with everyone."""
    score, target = unit.score(subject), unit.context.target(subject)
    if not isinstance(score, Shown):
        return None
    if target is None:
        return phrase("cover.strength.value", score=Number.of(score))
    return phrase("cover.priority.value", score=Number.of(score), target=score_number(target))


def _use(unit: OwnUnit) -> Section:
    return Section(
        anchor="use",
        heading=phrase("unit.use"),
        blocks=(Bullets(items=tuple(phrase(f"unit.use.{use}", unit=unit.name) for use in _USES)),),
    )


def _how_sure(unit: OwnUnit) -> Section:
    level = Number(value=unit.context.settings.method.level, unit=Unit.SHARE)
    return Section(
        anchor="how-sure",
        heading=phrase("cover.sure"),
        blocks=(
            Paragraph(
                sentences=(
                    *sentence("cover.sure.response", unit.response(Statistic.RESPONSE_RATE)),
                    phrase("cover.sure.interval", level=level),
                    promise(unit.context),
                )
            ),
        ),
    )
