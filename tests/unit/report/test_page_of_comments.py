"""The page "In their words": left out where there is nothing, and safe whatever somebody wrote."""

import html
from dataclasses import replace

import markdown
import pytest

from comment_builder import make_comment, make_comments, make_context, several
from print_builder import printed
from report_builder import make_report, make_writer
from site_builder import site_files
from spegla.privacy.released import FigureId, Shown, Unit
from spegla.report.annex import annex_rows
from spegla.report.context import Context
from spegla.report.model import KeyNumber, Page, Quotes, Table
from spegla.report.pages.in_their_words import has_words, in_their_words
from spegla.survey.comments import Comments, Interview
from spegla.survey.questions import OpenQuestion, Questionnaire
from spegla.survey.readings import InterviewTheme, Sentiment
from survey_builder import NOW, alike, make_settings, make_survey, said, texts_of

LANGUAGES = ("sv", "en", "nl")
HOSTILE = (
    "<script>alert(1)</script>",
    "<!-- --><img src=x onerror=alert(1)>",
    "[click](javascript:alert(1)) ![x](http://example.com/x.png)",
    "https://example.com <https://example.com> www.example.com",
    "# Heading",
    "--- title: stolen ---",
    "{{ 7*7 }} {% include 'x' %} {: #stolen .class }",
    "* list **bold** `code` ~~no~~ [^1] *[IT]: abbr",
    "| a | b | !!! note",
    "</p></blockquote></div><h1>Out</h1>",
    "\"'&lt;b&gt;&amp; ]]> \\",
    "--8<-- 'data/engagement.toml'",
)


def interview(*, publish: bool) -> Interview:
    return Interview(
        dimension="trust", theme=InterviewTheme.WHAT_DECIDES, quote="Ask us.", publish=publish
    )


def questionnaire(*codes: str) -> Questionnaire:
    survey = make_survey({**alike("trust", [4] * 5), **alike("pace", [3] * 5)})
    asked = tuple(
        OpenQuestion(code=code, text=said(f"What is {code}? Name nobody."), waves=(NOW,))
        for code in codes
    )
    return replace(survey.questionnaire, open_questions=asked)


def context(comments: Comments, *codes: str) -> Context:
    survey = make_survey({**alike("trust", [4] * 5), **alike("pace", [3] * 5)})
    return make_context(comments, questionnaire(*(codes or ("best",))), make_settings(survey))


def page(comments: Comments, *codes: str) -> Page:
    return in_their_words(context(comments, *codes))


def words(part: object, language: str = "en") -> str:
    return "\n".join(texts_of(part, make_writer(language)))


def quotes(page: Page) -> list[Quotes]:
    blocks = [block for section in page.sections for block in section.blocks]
    return [block for block in blocks if isinstance(block, Quotes)]


def tables(page: Page) -> list[Table]:
    blocks = [block for section in page.sections for block in section.blocks]
    return [block for block in blocks if isinstance(block, Table)]


# ------------------------------------------------------------------ what is on it


@pytest.mark.parametrize(
    "comments",
    [
        make_comments(),
        make_comments(several(9)),
        make_comments(several(12, publish=None, theme="", sentiment=None)),
        make_comments(interviews=[interview(publish=False)]),
    ],
    ids=["nothing", "too few", "undecided", "withheld interview"],
)  # fmt: skip
def test_without_anything_to_show_there_is_no_page(comments: Comments) -> None:
    assert not has_words(context(comments))


@pytest.mark.parametrize(
    "comments",
    [
        make_comments(several(10)),
        make_comments(several(10, question="")),
        make_comments(several(10, publish=False)),
        make_comments(interviews=[interview(publish=True)]),
    ],
    ids=["comments", "of no question", "counted only", "interview"],
)  # fmt: skip
@pytest.mark.parametrize("language", LANGUAGES)
def test_with_anything_to_show_there_is_a_page_in_each_language(
    comments: Comments, language: str
) -> None:
    assert has_words(context(comments))
    assert words(page(comments), language)


def test_questions_stand_in_their_order_and_themes_below_them() -> None:
    comments = make_comments(
        [*several(10, question="worst", theme="pace"), *several(10, question="best")]
    )
    found = page(comments, "best", "worst")
    headings = [words(section.heading) for section in found.sections]
    assert headings == ["What is best?", "What is worst?", "How comments are handled"]
    assert [words(block.heading) for block in quotes(found)] == ["Trust", "Pace"]


def test_quotes_are_grouped_by_how_they_sound() -> None:
    comments = make_comments(
        [*several(10), make_comment("Good.", sentiment=Sentiment.POSITIVE)],
    )
    (block,) = quotes(page(comments))
    assert [words(group.label) for group in block.groups] == ["Positive", "Negative"]
    assert block.groups[0].texts == ("Good.",)


def test_themes_of_few_people_are_quoted_and_not_counted() -> None:
    comments = make_comments([*several(10), make_comment("Slow.", theme="pace")])
    found = page(comments)
    (table,) = tables(found)
    assert [words(row.cells[0]) for row in table.rows] == ["Trust", "Everything together"]
    assert [words(block.heading) for block in quotes(found)] == ["Trust", "Pace"]


def test_a_sentiment_of_few_people_has_no_column() -> None:
    comments = make_comments([*several(10), make_comment("Good.", sentiment=Sentiment.POSITIVE)])
    (table,) = tables(page(comments))
    assert [words(column.label) for column in table.columns][2:] == ["Negative"]


def test_the_headline_names_what_most_people_wrote_about_in_each_question() -> None:
    comments = make_comments(
        [*several(10), *several(12, question="worst", theme="pace")],
    )
    found = page(comments, "best", "worst")
    assert words(found.headline) == "Customers write most about trust and pace"
    assert [words(number.label) for number in found.numbers] == ["Trust", "Pace"]
    assert all(isinstance(number, KeyNumber) for number in found.numbers)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Of the themes counted, customers write most about trust"),
        ("sv", "Av de teman som räknats skriver kunderna mest om trust"),
        ("nl", "Van de getelde thema’s schrijven klanten het meest over trust"),
    ],
)
def test_where_a_hidden_theme_may_be_larger_the_headline_speaks_of_those_counted(
    language: str, expected: str
) -> None:
    made = context(make_comments(several(10)))
    figure = FigureId.of_comments(NOW, "best", theme="trust")
    share = Shown(value=0.3, unit=Unit.SHARE, least=0.25, most=0.35, base=10)
    released = replace(made.released, figures={**made.released.figures, figure: share})
    assert words(in_their_words(replace(made, released=released)).headline, language) == expected


def test_two_themes_that_are_alike_lead_nothing() -> None:
    comments = make_comments(
        [
            *several(6),
            *(make_comment(f"Slow {number}.", theme="pace") for number in range(6)),
        ]
    )
    found = page(comments)
    assert words(found.headline) == "What customers say in their own words"
    assert found.numbers == ()


def test_every_share_of_the_page_is_in_the_annex() -> None:
    made = context(make_comments(several(10)))
    rows = annex_rows([in_their_words(made)], made)
    assert {str(row.figure).rpartition("/")[2] for row in rows} == {
        "share[trust]", "share[trust.negative]", "share[.negative]",
    }  # fmt: skip


# ------------------------------------------------------------------ how it is drawn


def site_page(text: str, language: str = "en") -> str:
    report = make_report(pages=(*make_report().pages[:1], page(make_comments(
        [*several(9), make_comment(text)]
    ))))  # fmt: skip
    return site_files(report, languages=(language,))[f"docs/{language}/in-their-words.md"].decode()


def rendered(text: str) -> str:
    body = site_page(text).split("---\n", 2)[2]
    extensions = ["attr_list", "md_in_html", "tables", "footnotes", "admonition", "toc", "abbr"]
    return markdown.markdown(body, extensions=extensions)


def tags(page: str) -> list[str]:
    return [part.split(">")[0].split(" ")[0] for part in page.split("<")[1:]]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_gain_no_element_on_the_site(text: str) -> None:
    assert tags(rendered(text)) == tags(rendered("Harmless words."))
    assert site_page(text).count("\n---\n") == site_page("Harmless words.").count("\n---\n")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stand_on_the_site_as_they_were_written(text: str) -> None:
    assert text in html.unescape(rendered(text))


def test_hostile_words_gain_no_element_on_paper() -> None:
    def paper(text: str) -> str:
        comments = make_comments([*several(9), make_comment(text)])
        pages = make_report().pages
        return printed(make_report(pages=(*pages, page(comments))), written=())

    plain = tags(paper("Harmless words."))
    assert tags(paper(" ".join(HOSTILE))) == plain


@pytest.mark.parametrize(
    ("language", "mark"), [("en", "[removed]"), ("sv", "[borttaget]"), ("nl", "[weggelaten]")]
)
def test_what_was_taken_out_is_marked_in_the_reader_s_language(language: str, mark: str) -> None:
    shown = html.unescape(site_page("[removed] never answers.", language))
    assert f"{mark} never answers." in shown


def test_nobody_says_in_which_language_a_comment_is() -> None:
    assert '<blockquote class="quote" lang=""><p>We wait.</p></blockquote>' in site_page("We wait.")
