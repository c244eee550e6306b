"""Page 15: how it was done, what it cannot say, and how nobody can be recognised."""

from spegla.privacy.released import HiddenReason, Shown, Statistic
from spegla.report.context import Context, count, persons
from spegla.report.definitions import definition
from spegla.report.model import (
    Align,
    Block,
    Bullets,
    Cell,
    Column,
    Definition,
    Definitions,
    Page,
    PageKind,
    Paragraph,
    Phrase,
    Row,
    Section,
    Table,
    Words,
    phrase,
)
from spegla.survey.questions import QuestionKind


def method(context: Context) -> Page:
    """Who was asked what, each measure defined, the limits, and the anonymity statement."""
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
            _measures(context),
            _limits(),
            _questions(context),
            _version(context),
        ),
    )


def anonymity_statement(context: Context) -> tuple[Phrase, ...]:
    """The promise in plain words, with the thresholds in force."""
    thresholds = context.released.thresholds
    return (
        phrase("anonymity.promise", count=persons(thresholds.k)),
        phrase(
            "anonymity.thresholds",
            mean=persons(thresholds.mean_minimum),
            category=persons(thresholds.category_minimum),
        ),
        phrase("anonymity.hidden"),
        phrase("anonymity.limits"),
    )


def _anonymity(context: Context) -> Section:
    hidden = context.released.hidden_per_reason().get(HiddenReason.PROTECTED, 0)
    return Section(
        anchor="anonymity",
        heading=phrase("anonymity.title"),
        blocks=(
            Paragraph(
                sentences=(
                    *anonymity_statement(context),
                    phrase("anonymity.count", count=count(hidden)),
                )
            ),
        ),
    )


def _survey(context: Context) -> Section:
    wave = context.settings.waves[context.wave]
    invited = context.response(Statistic.INVITED)
    answered = context.response(Statistic.ANSWERED)
    facts: list[Phrase] = [
        phrase("method.survey.sponsor", client=context.settings.client),
        phrase("method.survey.date", date=wave.date),
        phrase("method.survey.population"),
        phrase("method.survey.mode"),
    ]
    if isinstance(invited, Shown) and isinstance(answered, Shown):
        facts.append(
            phrase(
                "method.survey.answers",
                invited=persons(invited.value),
                answered=persons(answered.value),
            )
        )
    facts.append(phrase("method.survey.weighting"))
    if context.has_management:
        facts.append(phrase("method.survey.management"))
    return Section(
        anchor="survey",
        heading=phrase("method.survey"),
        blocks=(Bullets(items=tuple(facts)),),
    )


def _measures(context: Context) -> Section:
    terms = {
        "response_rate": ("response_rate",),
        "share": ("share", "favourable", "unfavourable"),
        "mean": ("mean",),
        "dont_know": ("dont_know",),
        "score": ("score",),
        "nki": ("nki",),
        "interval": ("interval",),
        "contrast": ("contrast",),
    }
    if context.previous:
        terms |= {
            "change": ("trend_score", "change"),
            "detectable_change": ("detectable_change",),
        }
    if context.has_management:
        terms["gap"] = ("gap", "standardised_gap")
    terms["rounding"] = ("rounding",)
    return Section(
        anchor="measures",
        heading=phrase("method.measures"),
        blocks=(
            Definitions(
                items=tuple(
                    Definition(
                        term=phrase(f"term.{term}"),
                        meaning=tuple(definition(context, name) for name in names),
                    )
                    for term, names in terms.items()
                )
            ),
        ),
    )


def _limits() -> Section:
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
    rows = []
    for number, question in enumerate(context.questionnaire.asked(context.wave), start=1):
        about: Words = phrase(f"method.kind.{question.kind}")
        if question.kind is QuestionKind.RATING and question.dimension is not None:
            about = context.name(question.dimension)
        text: Cell = question.text
        if question.is_reversed:
            text = phrase("item.reversed", item=question.text)
        rows.append(Row(cells=(str(number), text, about)))
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


def _version(context: Context) -> Section:
    return Section(
        anchor="version",
        heading=phrase("method.version"),
        blocks=(
            Paragraph(
                sentences=(
                    phrase("method.version.program", version=context.version),
                    phrase("method.version.data", hash=context.released.data_hash[:12]),
                )
            ),
        ),
    )
