"""What an author should see before a report is built."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from spegla.overview.care import alike, straight_lined
from spegla.report.model import Chart, Page, Report, Table
from spegla.settings import PrivacyPolicy, Settings
from spegla.stats.summary import Summary
from spegla.stats.tallies import GroupTallies
from spegla.survey.engagement import Engagement
from spegla.survey.questions import (
    Asked,
    Choice,
    OpenQuestion,
    Quantity,
    Question,
    QuestionKind,
    Scale,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveFacts:
    """Who answered in one wave; ``management`` is None where the team was not asked."""

    code: str
    day: date
    invited: int
    answered: int
    management: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakdownFacts:
    """The groups of one breakdown: how many there are, and people by group below *k*."""

    label: str
    groups: int
    small: tuple[tuple[str, int], ...]
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFacts:
    """One item that many could not judge, and the share of those who said so."""

    code: str
    dont_know: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleFacts:
    """A scale from its bad to its good end, with how many items use it and how many turned."""

    code: str
    low: str
    high: str
    items: int
    is_reversed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """A page that the report will have, and how many charts and tables stand on it."""

    label: str
    displays: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """An engagement on one screen; everything but ``waves`` is of the newest wave.

    Args:
        client: Whose engagement it is.
        waves: Who answered, oldest wave first.
        partial: How many answered only a part: at least half of the dimensions' items.
        break_offs: How many answered less than that; they do not count as having answered.
        dimensions: Each dimension with how many items ask about it.
        others: Sorts of questions besides, with how many there are of each.
        scales: The scales in use.
        breakdowns: The breakdowns with their small groups.
        k: Fewest people of whom anything is shown.
        doubtful: Items that many could not judge, most of them first.
        straight_lined: How many gave one and the same answer to everything on a scale.
        alike: How many gave exactly the answers of somebody else.
        pages: What the report will have.
        hidden: How many figures are hidden to protect people.
        figures: How many figures there are.
    """

    client: str
    waves: tuple[WaveFacts, ...]
    partial: int
    break_offs: int
    dimensions: tuple[tuple[str, int], ...]
    others: tuple[tuple[str, int], ...]
    scales: tuple[ScaleFacts, ...]
    breakdowns: tuple[BreakdownFacts, ...]
    k: int
    doubtful: tuple[ItemFacts, ...]
    straight_lined: int
    alike: int
    pages: tuple[PageFacts, ...]
    hidden: int
    figures: int


def overview_of(
    engagement: Engagement, summary: Summary, report: Report, *, labels: Sequence[str], hidden: int
) -> Overview:
    """The overview of an engagement.

    Args:
        engagement: What its folder says.
        summary: The tallies of its answers.
        report: The report that would be built.
        labels: The name of each page of the report, in reading order.
        hidden: How many figures of the report are hidden to protect people.
    """
    settings, survey = engagement.settings, engagement.survey
    wave = survey.current
    everyone = summary.current.everyone
    questions = survey.questionnaire.asked(wave.code)
    language = settings.languages[0]
    return Overview(
        client=settings.client,
        waves=tuple(_waves(engagement, summary)),
        partial=everyone.response.partial,
        break_offs=everyone.response.break_off,
        dimensions=tuple(
            (dimension.label.in_language(language), len(items))
            for dimension in survey.questionnaire.dimensions
            if (items := survey.questionnaire.items_of(dimension.code, wave.code))
        ),
        others=tuple(_others(survey.questionnaire.everything(wave.code))),
        scales=tuple(_scales(questions, language)),
        breakdowns=tuple(_breakdowns(engagement, summary, settings.privacy.policy())),
        k=settings.privacy.policy().k,
        doubtful=_doubtful(everyone, settings),
        straight_lined=straight_lined(wave.customers, questions),
        alike=alike(wave.customers),
        pages=tuple(_pages(report.pages, labels)),
        hidden=hidden,
        figures=len(report.annex),
    )


def _waves(engagement: Engagement, summary: Summary) -> Iterator[WaveFacts]:
    tallies = {t.wave: t for t in (summary.current, summary.previous) if t is not None}
    for wave in engagement.survey.waves:
        tally = tallies.get(wave.code)
        response = None if tally is None else tally.everyone.response
        yield WaveFacts(
            code=wave.code,
            day=wave.date,
            invited=wave.invited.total,
            answered=len(wave.customers) if response is None else response.answered,
            management=None if wave.management is None else len(wave.management),
        )


def _others(asked: Sequence[Asked]) -> Iterator[tuple[str, int]]:
    names: Counter[str] = Counter()
    for one in asked:
        match one:
            case Question(kind=QuestionKind.RATING):
                continue
            case Question():
                names[one.kind.value] += 1
            case Choice():
                names["choice"] += 1
            case Quantity():
                names["number"] += 1
            case OpenQuestion():
                names["open question"] += 1
    yield from names.items()


def _scales(questions: Sequence[Question], language: str) -> Iterator[ScaleFacts]:
    scales: dict[str, Scale] = {question.scale.code: question.scale for question in questions}
    for code, scale in scales.items():
        on_scale = [question for question in questions if question.scale.code == code]
        yield ScaleFacts(
            code=code,
            low=f"{scale.low} {scale.labels[0].in_language(language)}",
            high=f"{scale.high} {scale.labels[-1].in_language(language)}",
            items=len(on_scale),
            is_reversed=sum(question.is_reversed for question in on_scale),
        )


def _breakdowns(
    engagement: Engagement, summary: Summary, policy: PrivacyPolicy
) -> Iterator[BreakdownFacts]:
    language = engagement.settings.languages[0]
    for breakdown in engagement.survey.questionnaire.breakdowns:
        people = {
            group: summary.current.groups[breakdown.code, group.code].response.answered
            for group in breakdown.groups
            if (breakdown.code, group.code) in summary.current.groups
        }
        yield BreakdownFacts(
            label=breakdown.label.in_language(language),
            groups=len(people),
            small=tuple(
                (group.label.in_language(language), count)
                for group, count in people.items()
                if count < policy.k
            ),
            unknown=summary.current.everyone.response.answered - sum(people.values()),
        )


def _doubtful(everyone: GroupTallies, settings: Settings) -> tuple[ItemFacts, ...]:
    shares = [
        ItemFacts(code=code, dont_know=tally.dont_know / (tally.base + tally.dont_know))
        for code, tally in everyone.items.items()
        if tally.dont_know
    ]
    flagged = [item for item in shares if item.dont_know >= settings.method.dont_know_flag]
    return tuple(sorted(flagged, key=lambda item: -item.dont_know))


def _pages(pages: Sequence[Page], labels: Sequence[str]) -> Iterator[PageFacts]:
    for page, label in zip(pages, labels, strict=True):
        blocks = [block for section in page.sections for block in section.blocks]
        displays = sum(isinstance(block, (Chart, Table)) for block in blocks)
        yield PageFacts(label=label, displays=displays)
