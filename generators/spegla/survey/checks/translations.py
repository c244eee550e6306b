"""What is said in one language and not in another: wording, and pages that people write.

Wording is a gettext catalogue a language. What one of them says, all must say, whether it came
with the product or with the engagement; so a language more is a catalogue more.
"""

import gettext
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from babel.core import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message

from spegla.errors import Notice, Problem
from spegla.gettext_files import read_catalogue
from spegla.survey.checks.problems import shortened
from spegla.survey.records import HandPage

CATALOGUE = re.compile(r"locale/(?P<language>[^/]+)/spegla\.po")
_PLACE = re.compile(r"\{(?P<name>\w+)(?::lower)?\}")
_BRACE = re.compile(r"[{}]")
_COUNT = "count"
"""The place by which a message chooses its plural form."""
_MOST_NAMES = 5
"""Places that one problem names."""


def catalogues_in(templates: Mapping[str, bytes]) -> dict[str, bytes]:
    """The catalogue of each language among templates, by the code of the language.

    >>> catalogues_in({"locale/sv/spegla.po": b"...", "pages/cover.md.j2": b"..."})
    {'sv': b'...'}
    """
    found = ((CATALOGUE.fullmatch(path), content) for path, content in templates.items())
    return {match["language"]: content for match, content in found if match}


def check_wording(
    product: Mapping[str, bytes], own: Mapping[str, bytes], languages: Collection[str]
) -> list[Problem]:
    r"""Everything that is not worded in each language of an engagement.

    A message must be in every catalogue, in all plural forms of the language where another has
    such forms, with the same places for values, and without the mark of a guess ("fuzzy").

    Args:
        product: The product's catalogues by language.
        own: Those of the engagement, which take the place of the product's.
        languages: Languages of the engagement; one without a catalogue is left out.

    Returns:
        The problems, by language and then in the order in which messages stand in catalogues.

    >>> po = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    >>> english, swedish = po + b'msgid "greeting"\nmsgstr "Hello {name}"\n', po
    >>> print(*check_wording({"en": english, "sv": swedish}, {}, ["en", "sv"]))
    site_templates/locale/sv/spegla.po: there is no text for "greeting".
      Write it; in en it is “Hello {name}”.
    """
    replaced = {language: own[language] for language in languages if language in own}
    return list(_problems(tuple({**product, **replaced}.items()), tuple(languages)))


@lru_cache(maxsize=4)
def _problems(
    catalogues: tuple[tuple[str, bytes], ...], languages: tuple[str, ...]
) -> tuple[Problem, ...]:
    """The problems of catalogues; they seldom change from one reading to the next."""
    read: dict[str, Catalog] = {}
    problems: list[Problem] = []
    for language, content in catalogues:
        catalogue = _read(content, language)
        if isinstance(catalogue, Catalog):
            read[language] = catalogue
        else:
            problems.append(catalogue)
    expected = _expected(read)
    for language in languages:
        if language in read:
            problems += _check(read[language], language, expected)
    return tuple(problems)


def check_pages_translated(
    pages: Sequence[HandPage], languages: Collection[str]
) -> Iterator[Notice]:
    """What people wrote in some languages of the engagement only; nothing has to be done.

    A page may be meant for one language, such as a note to one country. Whoever changes the
    language there comes to the first page. Where a text stands within a page, or in its place, the
    other languages have the page as the report has it.

    >>> page = HandPage(file="content/en/about.md", key="about", language="en", title="About us",
    ...     after="index", text="", first_row=5)
    >>> print(*check_pages_translated([page], ["sv", "en"]))
    content/en/about.md: there is no such page in sv.
      Add content/sv/about.md, or leave it: who changes the language comes to the first page.
    """
    written = {(page.key, page.language) for page in pages}
    for page in pages:
        missing = [code for code in languages if (page.key, code) not in written]
        if missing:
            files = ", ".join(f"content/{code}/{page.key}.md" for code in missing)
            what = "text" if page.slot else "page"
            yield Notice(
                file=page.file,
                found=f"there is no such {what} in {', '.join(missing)}",
                fix=f"Add {files}, or leave it: {_otherwise(page)}.",
            )


def _otherwise(page: HandPage) -> str:
    """What readers of a language get in which something was not written."""
    if page.slot:
        return "the page stands there without it"
    if page.replaces:
        return "the page of the report stands there"
    return "who changes the language comes to the first page"


def _file(language: str) -> str:
    return f"site_templates/locale/{language}/spegla.po"


def _read(content: bytes, language: str) -> Catalog | Problem:
    try:
        catalogue = read_catalogue(content)
    except ValueError:
        return Problem(
            file=_file(language),
            found="this is no gettext catalogue that can be read",
            fix="Begin with a copy of the catalogue of another language, in UTF-8.",
        )
    try:
        Locale.parse(str(catalogue.locale or language))
    except (UnknownLocaleError, ValueError):
        return Problem(
            file=_file(language),
            found="it is in no language whose numbers and dates are known",
            fix="Write the language in its head, as in “Language: sv”.",
        )
    if not _has_plural_forms(catalogue):
        return Problem(
            file=_file(language),
            found="its rule for plural forms gives no form for some number",
            fix="Write Plural-Forms into its head as gettext's manual has it for the language.",
        )
    return catalogue


def _has_plural_forms(catalogue: Catalog) -> bool:
    """Whether the catalogue's rule gives each number one of the forms that it says there are.

    Rules look at the last two digits, and a few at whether there is a million.
    """
    try:
        form = gettext.c2py(catalogue.plural_expr)
        numbers = (*range(1_000), 10**6)
        return all(0 <= form(number) < catalogue.num_plurals for number in numbers)
    except (ArithmeticError, RecursionError, ValueError):
        return False


def _expected(catalogues: Mapping[str, Catalog]) -> dict[str, dict[str, Message]]:
    """What each message says in each language that has it, by its key."""
    expected: dict[str, dict[str, Message]] = {}
    for language, catalogue in catalogues.items():
        for message in catalogue:
            if message.id and any(_forms(message)):
                expected.setdefault(_key(message), {})[language] = message
    return expected


def _check(
    catalogue: Catalog, language: str, expected: Mapping[str, Mapping[str, Message]]
) -> Iterator[Problem]:
    """The problems of one catalogue."""
    own = {_key(message): message for message in catalogue if message.id}
    for key, said in expected.items():
        others = {code: message for code, message in said.items() if code != language}
        if key not in own or not any(_forms(own[key])):
            code, other = next(iter(others.items()))
            yield Problem(
                file=_file(language),
                row=own[key].lineno if key in own else None,
                found=f'there is no text for "{shortened(key)}"',
                fix=f"Write it; in {code} it is “{shortened(_forms(other)[-1])}”.",
            )
            continue
        for found, fix in _faults(own[key], others, forms=catalogue.num_plurals):
            yield Problem(
                file=_file(language),
                row=own[key].lineno,
                found=f'"{shortened(key)}" {found}',
                fix=fix,
            )


def _faults(
    message: Message, others: Mapping[str, Message], *, forms: int
) -> Iterator[tuple[str, str]]:
    """What is wrong with a text that is there, each with what is to be done."""
    texts, places = _forms(message), _places(message)
    if message.fuzzy:
        yield "is marked as fuzzy", "See that the text is right, and take the mark away."
    for text in texts:
        if _BRACE.search(_PLACE.sub("", text)):
            yield "has a brace that is no place", "Write places as {name} or {name:lower}."
    is_counted = any(other.pluralizable for other in others.values())
    has_forms = is_counted or message.pluralizable
    if has_forms and forms > 1 and (len(texts) != forms or not all(texts)):
        there = sum(map(bool, texts))
        yield (
            f"has {there} of the {forms} plural forms of the language",
            "Write msgid_plural, and a text from msgstr[0] on for each form.",
        )
    if message.pluralizable and not is_counted and _COUNT not in places:
        yield f"has plural forms but no {{{_COUNT}}}", "Write one text in msgstr."
    elsewhere = {code: _places(other) for code, other in others.items()}
    for code, theirs in elsewhere.items():
        if theirs != places:
            lacking, unknown = sorted(theirs - places), sorted(places - theirs)
            said = [f"lacks {{{shortened(name)}}}" for name in lacking]
            said += [f"has {{{shortened(name)}}}" for name in unknown]
            listed = " and ".join(said[:_MOST_NAMES])
            yield f"{listed}, unlike {code}", "Name the same values in all languages."
            return


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _forms(message: Message) -> tuple[str, ...]:
    text = message.string or ""
    return (text,) if isinstance(text, str) else tuple(text)


def _places(message: Message) -> set[str]:
    """Names of the values in any form; a form may leave one out, such as "one dimension"."""
    return {place["name"] for form in _forms(message) for place in _PLACE.finditer(form)}
