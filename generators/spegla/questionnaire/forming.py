"""From what is asked to the form that is put to people."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from spegla.errors import UsageError
from spegla.questionnaire.blocks import BlockMaker, Put
from spegla.questionnaire.form import Form, Page, Pick
from spegla.settings import SurveySettings
from spegla.survey.catalogue import CataloguePage, Frame
from spegla.survey.questions import Audience, Breakdown, Choice, LocalText, Question, Questionnaire

ABOUT, MORE = "about", "more"
"""Codes of the pages for breakdowns, and for what has no place elsewhere."""


def form_of(
    questionnaire: Questionnaire,
    *,
    settings: SurveySettings,
    pages: Sequence[CataloguePage],
    frame: Frame,
    languages: Sequence[str],
    audience: Audience,
    only: Collection[str] | None = None,
) -> Form:
    """The questionnaire of the newest wave as it is put to one audience.

    Items that share a scale, one after the other on a page, make up a grid. What stands on no page
    goes to the page whose code is its dimension's, breakdowns to the page "about", anything else to
    the page "more"; these pages are made where there are none. A question on whose answer another
    one depends is put before it. The management team gets the items with a mirrored wording and
    nothing else, without the pages' intros, which speak to customers.

    Args:
        questionnaire: What is asked.
        settings: Options, groups and languages of what is asked.
        pages: The order in which the questions are put.
        frame: The words around them for this audience.
        languages: Languages of the form, the main one first.
        audience: Who is asked.
        only: Codes of the questions and breakdowns to put, None for all of them.

    Raises:
        UsageError: A language has no text, a question comes without the one on which it depends,
            or there is nothing to ask.

    >>> from spegla.survey.questions import OpenQuestion
    >>> settings = SurveySettings.model_validate({
    ...     "languages": ["en"],
    ...     "waves": {"now": {"date": "2026-10-12", "label": {"en": "now"}}},
    ...     "dimensions": {"trust": {"label": {"en": "Trust"}}},
    ...     "scales": {"two": {"low": 1, "high": 2, "favourable_from": 2, "unfavourable_to": 1,
    ...                        "labels": [{"en": "No"}, {"en": "Yes"}]}}})
    >>> best = OpenQuestion(code="best", text=LocalText.of(en="What is best?"), waves=("now",))
    >>> asked = Questionnaire(questions=(), dimensions=(), breakdowns=(), open_questions=(best,))
    >>> hello = LocalText.of(en="Hello")
    >>> form = form_of(asked, settings=settings, pages=(), languages=["en"],
    ...                frame=Frame(title=hello, welcome=hello, thanks=hello),
    ...                audience=Audience.CUSTOMERS)
    >>> form.pages[0].code, form.pages[0].blocks[0].code
    ('more', 'best')
    """
    _check_languages(languages, settings, frame)
    asked = _asked(questionnaire, settings.wave_order()[-1], audience, only)
    if not asked:
        raise UsageError(f"There is nothing to ask the {audience}: no question is meant for them.")
    maker = BlockMaker(questionnaire, settings, languages, audience)
    has_intros = audience is Audience.CUSTOMERS
    form = Form(
        audience=audience,
        languages=tuple(languages),
        title=maker.said(frame.title),
        welcome=maker.said(frame.welcome),
        thanks=maker.said(frame.thanks),
        pages=tuple(
            Page(
                code=page.code,
                title=maker.said(page.title),
                intro=maker.said(page.intro if has_intros else LocalText(())),
                blocks=maker.blocks(page.code, page.title, [asked[code] for code in page.codes]),
            )
            for page in _placed(pages, asked, questionnaire, frame)
        ),
    )
    _check_conditions(form)
    return form


def _asked(
    questionnaire: Questionnaire, wave: str, audience: Audience, only: Collection[str] | None
) -> dict[str, Put]:
    """What is put to the audience, by its code."""
    everything = questionnaire.everything(wave)
    put: Sequence[Put] = (*everything, *questionnaire.breakdowns)
    if audience is Audience.MANAGEMENT:
        put = [one for one in everything if isinstance(one, Question) and one.mirror is not None]
    return {one.code: one for one in put if only is None or one.code in only}


def _placed(
    pages: Sequence[CataloguePage],
    asked: Mapping[str, Put],
    questionnaire: Questionnaire,
    frame: Frame,
) -> list[CataloguePage]:
    """The pages with just what is asked on them; the page "more" comes last."""
    on_pages = {code for page in pages for code in page.codes}
    homeless = {code: _home(one) for code, one in asked.items() if code not in on_pages}
    titles = {dimension.code: dimension.label for dimension in questionnaire.dimensions}
    known = {page.code for page in pages}
    made = [
        CataloguePage(code=home, title=titles.get(home, frame.title), intro=LocalText(()), codes=())
        for home in dict.fromkeys(homeless.values())
        if home not in known
    ]
    placed = [
        replace(
            page,
            codes=(
                *(code for code in page.codes if code in asked),
                *(code for code, home in homeless.items() if home == page.code),
            ),
        )
        for page in (*pages, *made)
    ]
    placed.sort(key=lambda page: page.code == MORE)
    return [page for page in _in_order(placed, asked) if page.codes]


def _in_order(pages: Sequence[CataloguePage], asked: Mapping[str, Put]) -> Iterator[CataloguePage]:
    """The pages with each question behind the one on which it depends, which is moved if need be.

    An engagement has questions that the catalogue's pages do not know.
    """
    needed = {
        one.code: one.only_if.question
        for one in asked.values()
        if isinstance(one, Choice) and one.only_if is not None and one.only_if.question in asked
    }
    put: set[str] = set()
    for page in pages:
        codes: list[str] = []
        for code in page.codes:
            chain = [code]
            while (before := needed.get(chain[0])) and before not in (*put, *chain):
                chain.insert(0, before)
            codes += (one for one in chain if one not in put)
            put.update(chain)
        yield replace(page, codes=tuple(codes))


def _home(one: Put) -> str:
    if isinstance(one, Breakdown):
        return ABOUT
    return (one.dimension if isinstance(one, Question) else None) or MORE


def _check_languages(languages: Sequence[str], settings: SurveySettings, frame: Frame) -> None:
    known = [name for name, _ in frame.welcome.by_language if name in settings.languages]
    lacking = [name for name in languages if name not in known]
    if lacking:
        raise UsageError(
            f"There is no questionnaire in {', '.join(lacking)}. "
            f"Expected one or more of: {', '.join(known)}."
        )


def _check_conditions(form: Form) -> None:
    before: set[str] = set()
    lines = []
    for block in (block for page in form.pages for block in page.blocks):
        shown = block.shown if isinstance(block, Pick) else None
        if shown is not None and shown.question not in before:
            lines.append(
                f'"{block.code}" depends on the answer to "{shown.question}", which is not asked: '
                "ask it too."
            )
        before.add(block.code)
    if lines:
        raise UsageError("\n".join(lines))
