"""A small form with every kind of block, whose texts look like instructions to survey tools."""

from spegla.questionnaire.form import Amount, Answer, Form, Grid, Item, Page, Pick, Shown, Words
from spegla.survey.questions import Audience, LocalText

HOSTILE = (
    'He said "no" & it’s <b>not</b> so; 1 < 2 > 0',
    "<script>alert(1)</script>",
    "]]> <![CDATA[ <!-- -->",
    "${words_0} and ${e://Field/Name}",
    "{words_0} {TOKEN:EMAIL} {{two}} { spaced }",
    "first line\nsecond\tline\r\nthird",
    '=HYPERLINK("a";"b")',
    "+1 or -1 or @here",
    "[[Question:MC]] [[PageBreak]] [link](somewhere)",
    "# not a headline",
    "*not* emphasised, **not** strong, _not_ either",
    "&lt;b&gt; &amp; &#123;words_0&#125;",
    'back\\slash \\{words_0} \\"',
    "a\x00b\x07c\u200b\ufeffd",
    '"quoted"',
    "'; DROP TABLE answers; --",
)
"""Texts that people shall read as they are."""


def hostile_form() -> Form:
    """The form in two languages, with all hostile texts in each of its places."""
    texts = [LocalText.of(sv=text, en=f"{text} (en)") for text in HOSTILE]
    answers = tuple(
        Answer(code=str(point), text=text, short=str(point)) for point, text in enumerate(texts)
    )
    options = tuple(
        Answer(code=f"option_{number}", text=text, short=f"o{number}")
        for number, text in enumerate(texts)
    )
    pages = tuple(
        Page(
            code=f"page{number}",
            title=text,
            intro=text,
            blocks=(
                Grid(
                    code=f"grid{number}",
                    text=text,
                    items=(
                        Item(code=f"first_{number}", text=text),
                        Item(code=f"second_{number}", text=text),
                    ),
                    answers=answers,
                ),
                Grid(
                    code=f"alone_grid{number}",
                    text=text,
                    items=(Item(code=f"alone_{number}", text=text),),
                    answers=answers,
                ),
                Pick(code=f"several_{number}", text=text, answers=options, is_multiple=True),
                Pick(
                    code=f"shown_{number}",
                    text=text,
                    answers=options,
                    shown=Shown(question=f"several_{number}", answer=options[1]),
                ),
                Amount(code=f"amount_{number}", text=text, unit=text, low=0.5, high=40),
                Words(code=f"words_{number}", text=text),
            ),
        )
        for number, text in enumerate(texts)
    )
    return Form(
        audience=Audience.CUSTOMERS,
        languages=("sv", "en"),
        title=texts[0],
        welcome=texts[1],
        thanks=texts[4],
        pages=pages,
    )
