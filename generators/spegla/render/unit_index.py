"""The page that lists all units of a breakdown and leads to their reports.

It names every unit of the engagement's settings in their order, also those without a report, all
of which look the same. A page a language, one style sheet, no script, nothing asked for::

    index.html              in the main language
    index-<language>.html   in the others
    index.css  favicon.svg
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from spegla.privacy.released import Unit
from spegla.render.assets import standing_sheet
from spegla.render.brand import Brand
from spegla.render.site_brand import favicon, standing_css
from spegla.render.templating import filled, template_environment
from spegla.render.views.fields import means
from spegla.report.format import Writer
from spegla.report.model import Number, Words, phrase
from spegla.survey.questions import LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitEntry:
    """A unit of the list.

    Args:
        name: What readers call it.
        files: For each language, what of its report there is: the key of the link's name and its
            address beside the page. None where it has no report.
    """

    name: LocalText
    files: Mapping[str, Mapping[str, str]] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitIndex:
    """All that the list says, in every language.

    Args:
        client: Whose report it is.
        title: What the report is called.
        wave: The measurement.
        confidentiality: Who may read it.
        anonymity: The promise, in sentences.
        breakdown: What the division is called.
        entries: The units, in their order.
        whole: Address of the report of everyone for each language, from the page.
    """

    client: str
    title: Words
    wave: Words
    confidentiality: Words
    anonymity: tuple[Words, ...]
    breakdown: Words
    entries: tuple[UnitEntry, ...]
    whole: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """A link of the list."""

    label: str = field(metadata=means("What it leads to."))
    address: str = field(metadata=means("Where it leads, from the page."))


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitEntryView:
    """A unit of the list in one language."""

    name: str = field(metadata=means("What readers call it."))
    links: tuple[LinkView, ...] = field(metadata=means("Its report; none where it has none."))


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageView:
    """A language in which there is the list."""

    code: str = field(metadata=means("Its code."))
    name: str = field(metadata=means("What it calls itself."))
    address: str = field(metadata=means("Address of the list in it."))
    is_current: bool = field(metadata=means("Whether the page is in it."))


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitIndexView:
    """The list in one language, as its template gets it."""

    language: str = field(metadata=means("Code of the language."))
    client: str = field(metadata=means("Whose report it is."))
    title: str = field(metadata=means("What the report is called."))
    wave: str = field(metadata=means("The measurement."))
    confidentiality: str = field(metadata=means("Who may read it."))
    anonymity: tuple[str, ...] = field(metadata=means("The promise, in sentences."))
    headline: str = field(metadata=means("What is listed."))
    lead: str = field(metadata=means("How many have a report, and why others have none."))
    breakdown: str = field(metadata=means("What the division is called."))
    whole: str = field(metadata=means("Address of the report of everyone."))
    entries: tuple[UnitEntryView, ...] = field(metadata=means("The units."))
    languages: tuple[LanguageView, ...] = field(metadata=means("Where the list is, by language."))


VIEWS = (LinkView, UnitEntryView, LanguageView, UnitIndexView)
"""What the template of the list gets."""


def render_unit_index(
    index: UnitIndex,
    writers: Sequence[Writer],
    *,
    templates: Mapping[str, bytes],
    brand: Brand,
) -> dict[str, bytes]:
    """The list in every language.

    Args:
        index: What it says.
        writers: One a language, the main language first.
        templates: Files of ``site_templates/`` by path.
        brand: The client's look.

    Returns:
        Bytes by path, from the folder of the list.

    Raises:
        InputError: The engagement's own template of the list cannot be used.
        WordingError: A message is missing in one of the languages.
    """
    sheet = standing_sheet(templates, standing_css(brand), own="pages/units.css")
    files = {"index.css": sheet, "favicon.svg": favicon(brand)}
    names = {w.language: w.text(phrase("site.language_name")) for w in writers}
    main = writers[0].language
    for writer in writers:
        view = _view(index, writer, names, main=main)
        page = filled(template_environment(templates, writer), "pages/units.html.j2", index=view)
        files[_address(writer.language, main)] = page.encode()
    return files


def _address(language: str, main: str) -> str:
    return "index.html" if language == main else f"index-{language}.html"


def _view(
    index: UnitIndex, writer: Writer, names: Mapping[str, str], *, main: str
) -> UnitIndexView:
    text, language = writer.text, writer.language
    return UnitIndexView(
        language=language,
        client=index.client,
        title=text(index.title),
        wave=text(index.wave),
        confidentiality=text(index.confidentiality),
        anonymity=tuple(map(text, index.anonymity)),
        headline=text(phrase("unit.index.headline", breakdown=index.breakdown)),
        lead=" ".join(map(text, _lead(index))),
        breakdown=text(index.breakdown),
        whole=index.whole[language],
        entries=tuple(_entry(entry, writer) for entry in index.entries),
        languages=tuple(
            LanguageView(
                code=code, name=name, address=_address(code, main), is_current=code == language
            )
            for code, name in names.items()
        ),
    )


def _lead(index: UnitIndex) -> tuple[Words, ...]:
    """How many have a report of their own, and why the others have none."""
    everything = len(index.entries)
    told = sum(entry.files is not None for entry in index.entries)
    said = [phrase("unit.index.count", told=_count(told), all=_count(everything))]
    if told < everything:
        said.append(phrase("unit.index.without"))
    return tuple(said)


def _count(number: int) -> Number:
    return Number(value=number, unit=Unit.COUNT)


def _entry(entry: UnitEntry, writer: Writer) -> UnitEntryView:
    files = {} if entry.files is None else entry.files[writer.language]
    return UnitEntryView(
        name=writer.text(entry.name),
        links=tuple(
            LinkView(label=writer.text(phrase(f"unit.index.{key}")), address=address)
            for key, address in files.items()
        ),
    )
