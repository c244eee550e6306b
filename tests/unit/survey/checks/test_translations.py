"""What is said in one language and not in another."""

import pytest

from builders import CUSTOMERS, SETTINGS, make_engagement
from spegla.errors import InputError, WordingError
from spegla.report.format import parse_wording
from spegla.survey.checks import check_pages_translated, check_wording
from spegla.survey.files import product_files
from spegla.survey.read import read_engagement
from spegla.survey.records import HandPage, Slot, SlotPosition

HEAD = (
    'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n'
    '"Plural-Forms: nplurals={forms}; plural={rule};\\n"\n'
    '"Content-Type: text/plain; charset=utf-8\\n"\n\n'
)
GREETING = 'msgid "greeting"\nmsgstr "Hello {name}"\n\n'
PEOPLE = (
    'msgid "people"\nmsgid_plural "people"\n'
    'msgstr[0] "{count} person"\nmsgstr[1] "{count} people"\n\n'
)


def catalogue(*messages: str, language: str = "en", forms: int = 2, rule: str = "(n != 1)"):
    return (HEAD.format(language=language, forms=forms, rule=rule) + "".join(messages)).encode()


def found(swedish: bytes, own: dict[str, bytes] | None = None) -> list[str]:
    product = {"en": catalogue(GREETING, PEOPLE), "sv": swedish}
    return [problem.found for problem in check_wording(product, own or {}, ["sv", "en"])]


def test_the_same_messages_in_all_languages_are_no_problem():
    assert found(catalogue(GREETING, PEOPLE, language="sv")) == []


def test_all_missing_messages_are_named_at_once():
    assert found(catalogue(language="sv")) == [
        'there is no text for "greeting"',
        'there is no text for "people"',
    ]


def test_a_message_without_a_text_is_missing():
    blank = GREETING.replace("Hello {name}", "")
    (problem,) = check_wording(
        {"en": catalogue(GREETING), "sv": catalogue(blank, language="sv")}, {}, ["sv"]
    )
    assert (problem.file, problem.row) == ("site_templates/locale/sv/spegla.po", 7)
    assert "“Hello {name}”" in problem.fix


@pytest.mark.parametrize(
    ("message", "complaint"),
    [
        (
            PEOPLE.replace('msgstr[1] "{count} people"\n', ""),
            '"people" has 1 of the 2 plural forms',
        ),
        (PEOPLE.replace('"{count} people"', '""'), '"people" has 1 of the 2 plural forms'),
        ('msgid "people"\nmsgstr "{count} people"\n', '"people" has 1 of the 2 plural forms'),
        (PEOPLE.replace("{count}", "{number}"), '"people" lacks {count} and has {number}'),
        (
            PEOPLE.replace("{count} people", "{count people"),
            '"people" has a brace that is no place',
        ),
        (f"#, fuzzy\n{PEOPLE}", '"people" is marked as fuzzy'),
    ],
)
def test_a_faulty_message_is_named(message, complaint):
    assert any(line.startswith(complaint) for line in found(catalogue(GREETING, message)))


def test_a_language_has_as_many_forms_as_it_needs():
    one = 'msgid "people"\nmsgid_plural "people"\nmsgstr[0] "{count} ihmistä"\n\n'
    product = {
        "en": catalogue(GREETING, PEOPLE),
        "ja": catalogue(GREETING, one, language="ja", forms=1, rule="0"),
    }
    assert check_wording(product, {}, ["ja", "en"]) == []


def test_plural_forms_need_a_count_to_choose_by():
    greetings = GREETING.replace("msgstr ", 'msgid_plural "greeting"\nmsgstr[0] ')
    greetings = greetings.rstrip() + '\nmsgstr[1] "Hello all, {name}"\n\n'
    assert '"greeting" has plural forms but no {count}' in found(catalogue(greetings, PEOPLE))


def test_wording_of_the_engagement_is_wanted_in_all_its_languages():
    more = 'msgid "own"\nmsgstr "Ours"\n\n'
    own = {"en": catalogue(GREETING, PEOPLE, more)}
    assert found(catalogue(GREETING, PEOPLE), own) == ['there is no text for "own"']


def test_a_language_that_the_engagement_does_not_have_is_not_looked_at():
    product = {"en": catalogue(GREETING), "sv": catalogue(language="sv")}
    assert check_wording(product, {"da": b"\xff"}, ["en"]) == []


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"msgid broken", "this is no gettext catalogue"),
        (catalogue(GREETING, language="xx"), "it is in no language"),
    ],
)
def test_a_catalogue_that_cannot_be_read_is_one_problem(content, complaint):
    problems = check_wording({"en": catalogue(GREETING), "xx": content}, {}, ["xx", "en"])
    assert [problem.found.startswith(complaint) for problem in problems] == [True]


def test_an_engagement_is_refused_with_everything_that_is_missing(tmp_path):
    po = product_files()["locale/en/spegla.po"].decode()
    lacking = po.replace('msgstr "Skip to content"', 'msgstr ""')
    settings = SETTINGS.replace("title = { en = ", "title = { sv = ")
    files = {"site_templates/locale/en/spegla.po": lacking}
    folder = make_engagement(tmp_path, settings=settings, customers=CUSTOMERS, files=files)
    with pytest.raises(InputError) as refused:
        read_engagement(folder)
    said = [(problem.file, problem.found) for problem in refused.value.problems]
    assert ("data/engagement.toml", 'title has no text in "en"') in said
    assert ("site_templates/locale/en/spegla.po", 'there is no text for "site.skip"') in said


def test_a_page_in_one_language_only_is_worth_a_notice():
    def page(language: str, key: str = "about") -> HandPage:
        return HandPage(
            file=f"content/{language}/{key}.md", key=key, language=language, title="About",
            after="index", text="", first_row=5,
        )  # fmt: skip

    pages = [page("sv"), page("en"), page("en", "staff")]
    (notice,) = check_pages_translated(pages, ["sv", "en"])
    assert notice.file == "content/en/staff.md"
    assert notice.found == "there is no such page in sv"


@pytest.mark.parametrize(
    ("place", "found", "otherwise"),
    [
        (
            {"slot": Slot(page="mirror", position=SlotPosition.END)},
            "there is no such text in sv",
            "the page stands there without it.",
        ),
        (
            {"replaces": "mirror"},
            "there is no such page in sv",
            "the page of the report stands there.",
        ),
    ],
)
def test_what_stands_in_or_for_a_page_in_one_language_only_is_worth_a_notice(
    place, found, otherwise
):
    page = HandPage(
        file="content/en/ours.md", key="ours", language="en", title="", after="", text="",
        first_row=5, **place,
    )  # fmt: skip
    (notice,) = check_pages_translated([page], ["sv", "en"])
    assert notice.found == found
    assert notice.fix.endswith(otherwise)


@pytest.mark.parametrize(
    "rule", ["n/0", "__import__", "n", "n > 1 ? 5 : 0", "n > 400", "(" * 300 + "n" + ")" * 300]
)
def test_a_rule_for_plural_forms_must_give_one_of_the_forms(rule: str):
    """Else a report would stop at the first number for which it gives none."""
    forms = 1 if rule == "n > 400" else 2
    swedish = catalogue(GREETING, PEOPLE, language="sv", forms=forms, rule=rule)
    said = found(swedish)
    assert len(said) == 1
    assert said[0].startswith(("its rule for plural forms", "this is no gettext catalogue"))


@pytest.mark.parametrize("charset", ["no-such", "utf-16", "undefined"])
def test_a_catalogue_in_an_encoding_that_there_is_none_of_is_told(charset: str):
    swedish = catalogue(GREETING, PEOPLE, language="sv").replace(b"utf-8", charset.encode())
    assert found(swedish) == ["this is no gettext catalogue that can be read"]
    with pytest.raises(WordingError, match="The wording for sv is not a PO file"):
        parse_wording(swedish, language="sv")


def test_more_plural_forms_than_any_language_has_are_no_catalogue():
    product = {"en": catalogue(GREETING), "sv": catalogue(PEOPLE, language="sv", forms=10**9)}
    (problem,) = check_wording(product, {}, ["sv"])
    assert "no gettext catalogue that can be read" in problem.found
    with pytest.raises(WordingError, match="not a PO file"):
        parse_wording(product["sv"], language="sv")


def test_a_key_and_places_of_any_length_make_no_endless_message():
    places = "".join(f"{{{'p' * 500}{number}}}" for number in range(40))
    wrong = f'msgid "{"k" * 5000}"\nmsgstr "{places}"\n\n'
    right = f'msgid "{"k" * 5000}"\nmsgstr "Hello"\n\n'
    (of_places,) = check_wording(
        {"en": catalogue(right), "sv": catalogue(wrong, language="sv")}, {}, ["sv"]
    )
    (of_key,) = check_wording({"en": catalogue(right), "sv": catalogue(language="sv")}, {}, ["sv"])
    assert len(str(of_places)) < 1_000
    assert len(str(of_key)) < 1_000
