"""Page 15: how it was done, and what it cannot say."""

from collections.abc import Mapping, Sequence

from spegla.privacy.released import Shown, Statistic
from spegla.report.context import Context
from spegla.report.definitions import definitions_of, measure_anchor, terms_in_use
from spegla.report.model import (
    Align,
    Block,
    Bullets,
    Cell,
    Column,
    Definition,
    Definitions,
    Listing,
    Page,
    PageKind,
    Paragraph,
    Phrase,
    Pointer,
    Row,
    Section,
    Table,
    Words,
    phrase,
)
from spegla.report.pages.anonymity import promise
from spegla.report.pages.distributions import item_name
from spegla.report.values import (
    base_cell,
    cell,
    count,
    interval_cell,
    persons,
    rows_figures,
    score_number,
    sentence,
    share_number,
)
from spegla.survey.questions import (
    Asked,
    Choice,
    OpenQuestion,
    Quantity,
    Question,
    QuestionKind,
)


def method(context: Context) -> Page:
    """Who was asked what, each measure defined, the limits, and the settings in force."""
    return Page(
        key="method",
        kind=PageKind.METHOD,
        label=phrase("method.label"),
        kicker=phrase("method.kicker"),
        headline=phrase("method.headline"),
        lead=(phrase("method.lead"),),
        sections=(
            _anonymity(context),
            _survey(context),
            measures(context, terms_in_use(context.released)),
            limits(),
            _questions(context),
            *_reliability(context),
            _settings(context),
            version(context),
        ),
    )


def _anonymity(context: Context) -> Section:
    hidden = context.released.certificate.figures.protected
    return Section(
        anchor="anonymity",
        heading=phrase("anonymity.title"),
        blocks=(
            Paragraph(sentences=(promise(context), phrase("anonymity.count", count=count(hidden)))),
            Pointer(text=phrase("anonymity.pointer"), page="anonymity"),
        ),
    )


def _survey(context: Context) -> Section:
    """The items that AAPOR asks to be disclosed, in the same order for every survey."""
    return Section(
        anchor="survey",
        heading=phrase("method.survey"),
        subline=phrase("method.survey.aapor"),
        blocks=(
            Definitions(
                items=tuple(
                    Definition(term=phrase(f"method.survey.{item}.term"), meaning=meaning)
                    for item, meaning in _disclosed(context).items()
                )
            ),
        ),
    )


def _disclosed(context: Context) -> Mapping[str, tuple[Words, ...]]:
    wave = context.settings.waves[context.wave]
    asked = context.questionnaire.everything(context.wave)
    level = share_number(context.settings.method.level)
    team = "method.survey.management.agreed" if context.is_agreed else "method.survey.management"
    management = (phrase(team),) if context.has_management else ()
    return {
        "sponsor": (phrase("method.survey.sponsor", client=context.settings.client),),
        "conduct": (phrase("method.survey.conduct", version=context.version),),
        "wording": (phrase("method.survey.wording", count=count(len(asked))),),
        "population": (phrase("method.survey.population"), *management),
        "frame": (phrase("method.survey.frame"),),
        "selection": (phrase("method.survey.selection"),),
        "size": (*_size(context), phrase("method.survey.precision", level=level)),
        "parts": (phrase("method.survey.parts"),),
        "mode": (phrase("method.survey.mode"), phrase("method.survey.date", date=wave.date)),
        "weighting": (phrase("method.survey.weighting"),),
        "rates": _rates(context),
    }


def _size(context: Context) -> tuple[Phrase, ...]:
    invited = context.response(Statistic.INVITED)
    answered = context.response(Statistic.ANSWERED)
    if not isinstance(invited, Shown) or not isinstance(answered, Shown):
        return ()
    return (
        phrase(
            "method.survey.answers",
            invited=persons(invited.value),
            answered=persons(answered.value),
        ),
    )


def _rates(context: Context) -> tuple[Phrase, ...]:
    return (
        phrase("method.survey.rates"),
        *sentence("method.survey.rr2", context.response(Statistic.RESPONSE_RATE)),
        *sentence("method.survey.rr1", context.response(Statistic.COMPLETE_RATE)),
    )


def measures(context: Context, terms: Sequence[str]) -> Section:
    """The terms that a report uses, each with what it means; other pages link to them."""
    return Section(
        anchor="measures",
        heading=phrase("method.measures"),
        blocks=(
            Definitions(
                items=tuple(
                    Definition(
                        term=phrase(f"term.{term}"),
                        meaning=definitions_of(context, term),
                        anchor=measure_anchor(term),
                    )
                    for term in terms
                )
            ),
        ),
    )


def _settings(context: Context) -> Section:
    """The choices of the method that are in force."""
    method, rules = context.settings.method, context.released.certificate.rules
    values: Mapping[str, Cell] = {
        "level": share_number(method.level),
        "smallest_worthwhile_change": score_number(method.smallest_worthwhile_change),
        "dont_know_flag": share_number(method.dont_know_flag),
        "low_response_flag": share_number(method.low_response_flag),
        "good_from": score_number(method.good_from),
        "placement_confidence": share_number(method.placement_confidence),
        "resamples": persons(method.resamples),
        "seed": str(method.seed),
        "k": persons(rules.k),
        "mean_minimum": persons(rules.mean_minimum),
        "category_minimum": persons(rules.category_minimum),
        "people_per_bin": persons(rules.people_per_bin),
        "comment_minimum": persons(rules.comment_minimum),
        "suppression": phrase(f"suppression.{rules.suppression}"),
    }
    table = Table(
        anchor="settings-table",
        caption=phrase("method.settings.table"),
        columns=(
            Column(label=phrase("column.setting"), align=Align.TEXT),
            Column(label=phrase("column.value")),
        ),
        rows=tuple(Row(cells=(phrase(f"setting.{name}"), v)) for name, v in values.items()),
    )
    return Section(anchor="settings", heading=phrase("method.settings"), blocks=(table,))


def _reliability(context: Context) -> tuple[Section, ...]:
    """How well the items of each dimension belong together, where enough people answered."""
    found = [d for d in context.dimensions if context.of_dimension(d, Statistic.ALPHA) is not None]
    if not found:
        return ()
    table = Table(
        anchor="reliability-table",
        caption=phrase("method.reliability.table"),
        columns=(
            Column(label=phrase("column.dimension"), align=Align.TEXT),
            Column(label=phrase("column.items")),
            Column(label=phrase("column.omega")),
            Column(label=phrase("column.alpha")),
            Column(label=phrase("column.interval")),
            Column(label=phrase("column.base")),
        ),
        rows=tuple(_reliability_row(context, d) for d in found),
    )
    return (
        Section(
            anchor="reliability",
            heading=phrase("method.reliability"),
            subline=phrase("method.reliability.how"),
            blocks=(table,),
        ),
    )


def _reliability_row(context: Context, dimension: str) -> Row:
    alpha = context.of_dimension(dimension, Statistic.ALPHA)
    return Row(
        cells=(
            context.name(dimension),
            count(len(context.questionnaire.items_of(dimension, context.wave))),
            cell(context.of_dimension(dimension, Statistic.OMEGA)),
            cell(alpha),
            interval_cell(alpha),
            base_cell(alpha),
        ),
        figures=rows_figures(
            context.released,
            [
                context.score_id(dimension, Statistic.OMEGA),
                context.score_id(dimension, Statistic.ALPHA),
            ],
        ),
    )


def limits() -> Section:
    """What no report of a survey can say."""
    return Section(
        anchor="limits",
        heading=phrase("method.limits"),
        blocks=(
            Bullets(
                items=tuple(
                    phrase(f"method.limits.{limit}")
                    for limit in ("non_response", "cause", "comparison", "people")
                )
            ),
        ),
    )


def _questions(context: Context) -> Section:
    """Every question in the order in which it was asked."""
    rows = [
        Row(cells=(str(number), _wording(asked), _about(context, asked)))
        for number, asked in enumerate(context.questionnaire.everything(context.wave), start=1)
    ]
    table = Table(
        anchor="questions-table",
        caption=phrase("method.questions.table"),
        columns=(
            Column(label=phrase("column.number"), align=Align.TEXT),
            Column(label=phrase("column.question"), align=Align.TEXT),
            Column(label=phrase("column.about"), align=Align.TEXT),
        ),
        rows=tuple(rows),
    )
    scales = {q.scale.code: q.scale for q in context.questionnaire.asked(context.wave)}
    blocks: list[Block] = [Paragraph(sentences=(phrase("method.questions.order"),)), table]
    blocks.append(
        Bullets(
            items=tuple(
                phrase(
                    "method.scale",
                    low=str(scale.low),
                    high=str(scale.high),
                    low_label=scale.labels[0],
                    high_label=scale.labels[-1],
                    favourable=str(scale.favourable_from),
                )
                for scale in scales.values()
            )
        )
    )
    return Section(anchor="questions", heading=phrase("method.questions"), blocks=tuple(blocks))


def _wording(asked: Asked) -> Cell:
    """A question as it was put, marked where a low answer is the good one."""
    return item_name(asked) if isinstance(asked, Question) else asked.text


def _about(context: Context, asked: Asked) -> Words:
    """What a question is about: its dimension, or its kind."""
    match asked:
        case Question(kind=QuestionKind.RATING, dimension=str(dimension)):
            return context.name(dimension)
        case Question(dimension=str(dimension)):
            kind = phrase(f"method.kind.{asked.kind}")
            return phrase("method.kind.of", kind=kind, dimension=context.name(dimension))
        case Question() | Choice():
            return phrase(f"method.kind.{asked.kind}")
        case Quantity():
            return phrase("method.kind.number")
        case OpenQuestion():
            return phrase("method.kind.text")


def version(context: Context) -> Section:
    """With what the report was made, and the fingerprint of the release that it is of."""
    return Section(
        anchor="version",
        heading=phrase("method.version"),
        blocks=(
            Paragraph(
                sentences=(
                    phrase("method.version.program", version=context.version),
                    *_libraries(context),
                    phrase(
                        "method.version.release",
                        hash=context.released.certificate.release_hash[:12],
                    ),
                )
            ),
        ),
    )


def _libraries(context: Context) -> tuple[Phrase, ...]:
    if not context.libraries:
        return ()
    return (phrase("method.version.libraries", names=Listing(items=context.libraries)),)
