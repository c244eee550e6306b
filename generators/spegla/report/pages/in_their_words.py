"""Page 13: what customers wrote and said, by question and theme, word for word.

What was withheld is not in the release, so it cannot be here.
"""

from collections.abc import Sequence
from dataclasses import replace

from spegla.privacy.released import FigureId, ReleasedComment, Shown, Value
from spegla.report.claims import Basis, among, bears, claim
from spegla.report.context import Context
from spegla.report.model import (
    Align,
    Column,
    KeyNumber,
    Listing,
    NotAvailable,
    Number,
    Page,
    PageKind,
    Paragraph,
    Phrase,
    QuoteGroup,
    Quotes,
    Row,
    Section,
    Table,
    Words,
    phrase,
)
from spegla.report.pages.interviews import interview_sections
from spegla.report.pages.quotations import tilt_note
from spegla.report.quotations import tilt
from spegla.report.values import cell, count, persons, rows_figures, shown_of
from spegla.survey.questions import LocalText, OpenQuestion
from spegla.survey.readings import Sentiment

_OTHER = "other"
"""Theme of a comment that is about none of the dimensions."""

_MOST_NUMBERS = 3


def has_words(context: Context) -> bool:
    """Whether anything that somebody wrote or said may be shown or counted."""
    released = context.released
    return bool(released.comments or released.interviews or _counted(context))


def in_their_words(context: Context) -> Page:
    """Themes and how they sound, then the quotations; interviews last."""
    leading = [(q, theme) for q in _counted(context) if (theme := _leading(context, q.code))]
    return Page(
        key="in-their-words",
        kind=PageKind.STANDARD,
        label=phrase("words.label"),
        kicker=phrase("words.kicker"),
        headline=_headline(context, leading),
        lead=(phrase("words.lead.approved"), phrase("words.lead.language")),
        numbers=tuple(_number(context, *each) for each in leading[:_MOST_NUMBERS]),
        sections=(
            *(_question(context, question) for question in _asked(context)),
            *_unplaced(context),
            *interview_sections(context),
            _handling(context),
        ),
    )


# ------------------------------------------------------------------------------ what there is


def _asked(context: Context) -> tuple[OpenQuestion, ...]:
    """The open questions with something to show, in the order of the questionnaire."""
    quoted = {comment.question for comment in context.released.comments}
    counted = _counted(context)
    return tuple(q for q in _open(context) if q.code in quoted or q in counted)


def _open(context: Context) -> tuple[OpenQuestion, ...]:
    questions = context.questionnaire.open_questions
    return tuple(question for question in questions if context.wave in question.waves)


def _counted(context: Context) -> tuple[OpenQuestion, ...]:
    """The open questions of which at least one theme is counted."""
    return tuple(question for question in _open(context) if _themes(context, question.code))


def _themes(context: Context, question: str) -> tuple[str, ...]:
    """Themes that are counted, most people first; equal ones as in the code book."""
    values = {theme: _value(context, question, theme) for theme in _every_theme(context)}
    shown = {theme: value.value for theme, value in values.items() if isinstance(value, Shown)}
    return tuple(sorted(shown, key=lambda theme: -shown[theme]))


def _every_theme(context: Context) -> tuple[str, ...]:
    return (*(dimension.code for dimension in context.questionnaire.dimensions), _OTHER)


def _value(
    context: Context, question: str, theme: str = "", sentiment: Sentiment | None = None
) -> Value | None:
    return context.released.find(_figure(context, question, theme, sentiment))


def _figure(
    context: Context, question: str, theme: str = "", sentiment: Sentiment | None = None
) -> FigureId:
    return FigureId.of_comments(context.wave, question, theme=theme, sentiment=sentiment)


def _leading(context: Context, question: str) -> str | None:
    """The theme that more people wrote about than about any other that is counted, if one is."""
    first = _themes(context, question)[0]
    is_ahead = bears("words.headline.counted", _of_counted(context, question, first))
    return first if is_ahead and first != _OTHER else None


def _of_counted(context: Context, question: str, theme: str) -> Basis:
    """The share of answers about a theme, beside those of the others that are counted."""
    return _beside(context, question, theme, _themes(context, question))


def _of_all(context: Context, question: str, theme: str) -> Basis:
    """The same beside all others, hidden ones as well."""
    return _beside(context, question, theme, _every_theme(context))


def _beside(context: Context, question: str, theme: str, themes: Sequence[str]) -> Basis:
    values = {each: _value(context, question, each) for each in themes}
    return among({each: value for each, value in values.items() if value is not None}, theme)


def _name(context: Context, theme: str) -> Words:
    return phrase("words.theme.other") if theme == _OTHER else context.name(theme)


# ------------------------------------------------------------------------------ the top


def _headline(context: Context, leading: Sequence[tuple[OpenQuestion, str]]) -> Phrase:
    if not leading:
        return phrase("words.headline.plain")
    names = tuple(_name(context, theme) for theme in dict.fromkeys(theme for _, theme in leading))
    every = [_of_all(context, question.code, theme) for question, theme in leading]
    if bears("words.headline", *every):
        return claim("words.headline", *every, themes=Listing(items=names))
    counted = (_of_counted(context, question.code, theme) for question, theme in leading)
    return claim("words.headline.counted", *counted, themes=Listing(items=names))


def _number(context: Context, question: OpenQuestion, theme: str) -> KeyNumber:
    return KeyNumber(
        label=_name(context, theme),
        value=cell(_value(context, question.code, theme)),
        notes=(
            phrase("words.number.note", count=persons(_people(context, question.code))),
            _asked_in_short(question),
        ),
    )


# ------------------------------------------------------------------------------ sections


def _question(context: Context, question: OpenQuestion) -> Section:
    comments = [each for each in context.released.comments if each.question == question.code]
    is_counted = question in _counted(context)
    tables = (_table(context, question.code),) if is_counted else ()
    sounds = _sounds(context, question.code) if is_counted else ()
    sounds += tilt_note(tilt(context, question.code))
    return Section(
        anchor=_anchor(question.code),
        heading=_asked_in_short(question),
        subline=_subline(comments),
        blocks=(
            *((Paragraph(sentences=sounds),) if sounds else ()),
            *tables,
            *_quotes(context, question.code, comments),
        ),
    )


def _sounds(context: Context, question: str) -> tuple[Phrase, ...]:
    """How those who wrote sound, all together."""
    shares = tuple(
        phrase(f"words.sounds.{sentiment}", share=Number.of(value))
        for sentiment, value in _sounding(context, question).items()
    )
    return (phrase("words.sounds", shares=Listing(items=shares)),) if shares else ()


def _sounding(context: Context, question: str) -> dict[Sentiment, Shown]:
    """The share of all who wrote that sounds so, where it is shown."""
    return {
        sentiment: value
        for sentiment in Sentiment
        if isinstance(value := _value(context, question, sentiment=sentiment), Shown)
    }


def _unplaced(context: Context) -> tuple[Section, ...]:
    """Comments of which no question is known, as in files of earlier years."""
    comments = [each for each in context.released.comments if not each.question]
    if not comments:
        return ()
    return (
        Section(
            anchor="comments",
            heading=phrase("words.comments"),
            subline=_subline(comments),
            blocks=_quotes(context, "", comments),
        ),
    )


def _subline(comments: Sequence[ReleasedComment]) -> Phrase:
    return phrase("words.shown", count=count(len(comments))) if comments else phrase("words.none")


def _table(context: Context, question: str) -> Table:
    """Themes by how they sound.

    A sentiment that no theme is shown to have has no column, unless none has any; what all
    together sound like is said in words above the table.
    """
    themes = _themes(context, question)
    together = _sounding(context, question)
    of_themes = [
        sentiment
        for sentiment in Sentiment
        if any(isinstance(_value(context, question, t, sentiment), Shown) for t in themes)
    ]
    sentiments = of_themes or list(together)
    total = _row(context, question, "", sentiments)
    figures = [_figure(context, question, sentiment=sentiment) for sentiment in together]
    return Table(
        anchor=f"{_anchor(question)}-themes",
        caption=phrase("words.table", count=persons(_people(context, question))),
        columns=(
            Column(label=phrase("column.theme"), align=Align.TEXT),
            Column(label=phrase("column.share")),
            *(Column(label=phrase(f"words.sentiment.{each}")) for each in sentiments),
        ),
        rows=(
            *(_row(context, question, theme, sentiments) for theme in themes),
            replace(total, figures=tuple(dict.fromkeys([*total.figures, *figures]))),
        ),
        notes=(phrase("words.table.small", count=persons(context.released.thresholds.k)),),
    )


def _people(context: Context, question: str) -> int:
    """How many wrote an answer to a question of which a theme is counted."""
    values = shown_of([_value(context, question, theme) for theme in _themes(context, question)])
    return next(value.base for value in values if value.base is not None)


def _row(context: Context, question: str, theme: str, sentiments: Sequence[Sentiment]) -> Row:
    of_theme = cell(_value(context, question, theme)) if theme else NotAvailable()
    figures = [_figure(context, question, theme)] if theme else []
    figures += [_figure(context, question, theme, sentiment) for sentiment in sentiments]
    return Row(
        cells=(
            _name(context, theme) if theme else phrase("words.everyone"),
            of_theme,
            *(cell(_value(context, question, theme, sentiment)) for sentiment in sentiments),
        ),
        figures=rows_figures(context.released, figures),
    )


def _quotes(
    context: Context, question: str, comments: Sequence[ReleasedComment]
) -> tuple[Quotes, ...]:
    """The comments by theme, those that most people wrote about first, then as in the code book."""
    order = dict.fromkeys([*_themes(context, question), *_every_theme(context)])
    return tuple(
        Quotes(
            anchor=f"{_anchor(question)}-{theme}",
            heading=_name(context, theme),
            groups=_by_sentiment([each for each in comments if each.theme == theme]),
        )
        for theme in order
        if any(each.theme == theme for each in comments)
    )


def _by_sentiment(comments: Sequence[ReleasedComment]) -> tuple[QuoteGroup, ...]:
    groups = (
        QuoteGroup(
            label=phrase(f"words.sentiment.{sentiment}"),
            texts=tuple(each.text for each in comments if each.sentiment is sentiment),
        )
        for sentiment in Sentiment
    )
    return tuple(group for group in groups if group.texts)


def _handling(context: Context) -> Section:
    """How comments came here, and what that says of those that did not."""
    minimum = context.settings.privacy.policy().comment_minimum
    return Section(
        anchor="handling",
        heading=phrase("words.handling"),
        blocks=(
            Paragraph(
                sentences=(
                    phrase("words.handling.minimum", count=persons(minimum)),
                    phrase("words.handling.read"),
                    phrase("words.handling.order"),
                    phrase("words.handling.withheld"),
                )
            ),
        ),
    )


def _asked_in_short(question: OpenQuestion) -> LocalText:
    """The question without what was said after it, such as to name nobody."""
    return LocalText(
        tuple(
            (language, text[: text.find("?") + 1] or text)
            for language, text in question.text.by_language
        )
    )


def _anchor(question: str) -> str:
    return f"question-{question.replace('_', '-')}" if question else "comments"
