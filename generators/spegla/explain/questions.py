"""What was asked for a figure, as it was worded in the engagement's main language."""

from collections.abc import Iterator

from spegla.explain.explanation import Lines
from spegla.privacy.figures.evidence import Evidence
from spegla.privacy.released import FigureId, Statistic, SubjectKind
from spegla.stats.summarise import score_items
from spegla.stats.tallies import ScoreKey
from spegla.survey.questions import (
    NKI,
    Audience,
    Choice,
    LocalText,
    Quantity,
    Question,
    QuestionKind,
    Role,
)

_ZONE = {
    Statistic.MINIMUM,
    Statistic.DESIRED,
    Statistic.PERCEIVED,
    Statistic.ADEQUACY,
    Statistic.SUPERIORITY,
    Statistic.BELOW_MINIMUM,
}
_STATED = {Statistic.STATED_IMPORTANCE, Statistic.STATED_WEIGHT}
_DERIVED = {Statistic.DERIVED_WEIGHT, Statistic.RANK_CORRELATION}
_BOTH = {Statistic.WEIGHT, Statistic.PLACEMENT, Statistic.PRIORITY, Statistic.TOP_THREE}


def questions(figure: FigureId, evidence: Evidence) -> Lines:
    """The questions behind a figure, a line each; how an item is used stands behind it."""
    return tuple(_questions(figure, evidence))


def _questions(figure: FigureId, evidence: Evidence) -> Iterator[str]:
    match figure.subject_kind:
        case SubjectKind.RESPONSE:
            yield "None: the list of those invited, and how far each answered."
        case SubjectKind.ITEM:
            question = evidence.questionnaire.question(figure.subject)
            yield _item(question, evidence)
            yield _scale(question, evidence)
        case SubjectKind.CHOICE:
            choices = evidence.questionnaire.choices
            choice = next(each for each in choices if each.code == figure.subject)
            yield from _choice(choice, evidence)
        case SubjectKind.QUANTITY:
            quantities = evidence.questionnaire.quantities
            yield from _quantity(
                next(each for each in quantities if each.code == figure.subject), evidence
            )
        case SubjectKind.COMMENT:
            written = evidence.questionnaire.open_questions
            text = next(each.text for each in written if each.code == figure.subject)
            yield f"{figure.subject}: {_text(text, evidence)}"
        case SubjectKind.PRIORITIES:
            yield from _stated(evidence, None)
            yield "The guess: management.expected_importance in data/engagement.toml."
        case SubjectKind.DIMENSION | SubjectKind.OUTCOME | SubjectKind.NEED:
            yield from _of_score(figure, evidence)


def _of_score(figure: FigureId, evidence: Evidence) -> Iterator[str]:
    statistic = figure.statistic
    if statistic is Statistic.IMPROVE_FIRST:
        wave = evidence.summary.current.wave
        choice = evidence.questionnaire.choice(Role.FIRST_TO_IMPROVE, wave)
        yield from _choice(choice, evidence) if choice else ()
        return
    if statistic in _STATED | _BOTH:
        yield from _stated(evidence, figure.subject)
    if statistic in _ZONE:
        yield from _levels(figure, evidence)
    if statistic not in _STATED:
        yield from _items(figure, evidence)
    if statistic in _DERIVED | _BOTH:
        nki = evidence.score_id(NKI, Statistic.SCORE)
        yield from _items(nki, evidence)
    if statistic is Statistic.R_SQUARED:
        yield "and the items of all dimensions"


def _items(figure: FigureId, evidence: Evidence) -> Iterator[str]:
    """The items of a score; those not asked alike in both waves are in no trend."""
    current, previous = evidence.summary.current, evidence.summary.previous
    trend = (previous.wave, current.wave) if previous else None
    asked = score_items(evidence.questionnaire, current.wave, trend)
    is_need = figure.subject_kind is SubjectKind.NEED
    key = ScoreKey(subject=figure.subject, is_need=is_need)
    alike = asked.get(ScoreKey(subject=figure.subject, is_need=is_need, like_for_like=True), ())
    is_trend = figure.statistic in (Statistic.TREND_SCORE, Statistic.CHANGE)
    for item in asked.get(key, ()):
        note = ""
        if trend and item not in alike:
            note = "; not asked alike before: not in this figure" if is_trend else "; not in trends"
        yield _item(item, evidence, audience=figure.audience, note=note)


def _item(
    question: Question,
    evidence: Evidence,
    *,
    audience: Audience = Audience.CUSTOMERS,
    note: str = "",
) -> str:
    is_mirrored = audience is Audience.MANAGEMENT and question.mirror is not None
    words = question.mirror if is_mirrored and question.mirror else question.text
    turned = "; reversed: the scale is turned round" if question.is_reversed else ""
    return f"{question.code}: {_text(words, evidence)}{_noted(turned + note)}"


def _noted(notes: str) -> str:
    return f" [{notes.removeprefix('; ')}]" if notes else ""


def _scale(question: Question, evidence: Evidence) -> str:
    scale = question.scale
    low, high = (_text(label, evidence) for label in (scale.labels[0], scale.labels[-1]))
    return (
        f'Scale: {scale.low} "{low}" to {scale.high} "{high}"; favourable from '
        f"{scale.favourable_from}, unfavourable to {scale.unfavourable_to}"
    )


def _stated(evidence: Evidence, dimension: str | None) -> Iterator[str]:
    """How importance was asked for: by choosing, by rating or by sharing out points."""
    wave = evidence.summary.current.wave
    choice = evidence.questionnaire.choice(Role.MOST_IMPORTANT, wave)
    if choice is not None and choice.code in evidence.summary.everyone.choices:
        yield from _choice(choice, evidence)
        return
    for kind in (QuestionKind.IMPORTANCE, QuestionKind.POINTS):
        for code, question in evidence.questionnaire.levels_of(kind, wave).items():
            if dimension in (None, code):
                yield _item(question, evidence)


def _levels(figure: FigureId, evidence: Evidence) -> Iterator[str]:
    for kind in (QuestionKind.MINIMUM, QuestionKind.DESIRED):
        yield _item(evidence.questionnaire.levels_of(kind, figure.wave)[figure.subject], evidence)


def _choice(choice: Choice, evidence: Evidence) -> Iterator[str]:
    most = "" if choice.at_most is None else f" [at most {choice.at_most}]"
    yield f"{choice.code}: {_text(choice.text, evidence)}{most}"
    options = (f'{each.code} "{_text(each.label, evidence)}"' for each in choice.options)
    yield f"Options: {', '.join(options)}"
    if choice.only_if is not None:
        yield f'Asked only of those with {choice.only_if.question} = "{choice.only_if.option}".'


def _quantity(quantity: Quantity, evidence: Evidence) -> Iterator[str]:
    yield f"{quantity.code}: {_text(quantity.text, evidence)}"
    classes = ", ".join(f"{low:g}-{high:g}" for low, high in quantity.classes)
    yield f"In {_text(quantity.unit, evidence)}, read into classes: {classes}"


def _text(words: LocalText, evidence: Evidence) -> str:
    return words.in_language(evidence.settings.languages[0])
