"""Reports of units: in the bytes of one there is nothing of another, nor more than in the whole."""

import csv
import re
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

import pytest

from leak.planted import APPROVED, DEPARTMENTS, QUOTED, SECRETS, built, planted
from leak.reading import Piece, Where, files_of, pieces_of, searchable
from spegla.bookkeeping import open_ledger

NAMES = {
    "grid": ("Xylograph", "Xylografi"),
    "sales": ("Quincunx", "Kvinkunx"),
    "plant": ("Wolframite", "Wolframit"),
    "office": ("Zugzwang", "Tvångsdrag"),
    "ghost": ("Ghostworks", "Ghostworks"),
}
"""Departments under names that nothing else is called."""
SHOWN = ("grid", "sales")
LEFT = ("plant", "office", "ghost")
OLD_NAMES = {
    "grid": ("Power grid", "Elnät"),
    "sales": ("Sales", "Försäljning"),
    "plant": ("Plant", "Verk"),
    "office": ("Head office", "Huvudkontor"),
}


@pytest.fixture(scope="module")
def engagement(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = planted(tmp_path_factory.mktemp("units"))
    settings = folder / "data" / "engagement.toml"
    text = settings.read_text(encoding="utf-8")
    for code, names in OLD_NAMES.items():
        for old, new in zip(names, NAMES[code], strict=True):
            text = text.replace(f'"{old}"', f'"{new}"')
    settings.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def output(engagement: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(engagement, tmp_path_factory.mktemp("out") / "build", per="department")


@pytest.fixture(scope="module")
def units(output: Path) -> Mapping[str, Mapping[str, bytes]]:
    """The files of each unit, by its folder."""
    place = output / "units" / "department"
    return {path.name: files_of(path) for path in place.iterdir() if path.is_dir()}


def annex(content: bytes) -> set[tuple[str, ...]]:
    """The rows of an annex, without the page that shows each."""
    _, *rows = csv.reader(StringIO(content.decode()))
    return {tuple(row[:-1]) for row in rows}


def test_the_units_that_are_shown_have_a_report_and_no_others(
    output: Path, units: Mapping[str, Mapping[str, bytes]]
) -> None:
    assert units.keys() == set(SHOWN)
    for code, files in units.items():
        assert {"figures.csv", *(f"pdf/{code}-{language}.pdf" for language in ("en", "sv"))} < {
            path for path in files if not path.startswith("site/")
        } | {"site/index.html"}
        assert {"site/index.html", "site/en/index.html", "site/sv/dimensions.html"} < files.keys()
    assert set(DEPARTMENTS) | {"ghost"} == {*SHOWN, *LEFT}
    beside = {path.name for path in (output / "units").rglob("*") if path.parent.name == "units"}
    assert beside == {"department"}


def test_one_release_is_in_the_ledger(engagement: Path) -> None:
    """The reports of units say nothing that is not in it, so there is nothing else to keep."""
    assert len(open_ledger(engagement).releases) == 1


@pytest.mark.parametrize("code", SHOWN)
def test_every_row_of_a_units_annex_stands_in_the_whole_one(
    code: str, output: Path, units: Mapping[str, Mapping[str, bytes]]
) -> None:
    own = annex(units[code]["figures.csv"])
    assert len(own) > 10
    assert own <= annex((output / "figures.csv").read_bytes())


@pytest.mark.parametrize("code", SHOWN)
def test_no_byte_names_another_unit(code: str, units: Mapping[str, Mapping[str, bytes]]) -> None:
    others = [name for other in NAMES if other != code for name in NAMES[other]]
    keys = [f"department={other}" for other in NAMES if other != code]
    keys += ["department=combined", "site=north", "site=south"]
    for path, content in units[code].items():
        text = searchable(path, content).lower()
        for word in (*others, *keys):
            assert word.lower().encode() not in text, (path, word)
    own = NAMES[code][0].encode()
    assert sum(own in searchable(path, each) for path, each in units[code].items()) > 5


@pytest.mark.parametrize(("code", "other"), [SHOWN, SHOWN[::-1]])
def test_no_value_that_only_another_unit_has_is_in_the_annex_or_a_chart(
    code: str, other: str, units: Mapping[str, Mapping[str, bytes]]
) -> None:
    """Values and ends of ranges with their decimals, as specs, tips and the annex hold them."""
    own, others = (decimals(annex(units[each]["figures.csv"])) for each in (code, other))
    # Numbers of an axis are whole.
    foreign = {number for number in others - own if not number.endswith(".0")}
    assert len(foreign) > 5
    kinds = (Where.SPEC, Where.SPEC_TEXT, Where.TABLE)
    for piece in pieces_in(units[code], *kinds):
        found = set(re.findall(r"(?<![\d.])-?\d+\.\d+(?![\d.])", piece.text)) & foreign
        assert not found, (piece.path, piece.where, found)


def decimals(rows: set[tuple[str, ...]]) -> set[str]:
    return {cell for row in rows for cell in row[10:15] if "." in cell}


def pieces_in(files: Mapping[str, bytes], *kinds: Where) -> list[Piece]:
    return [piece for piece in pieces_of(files) if piece.where in kinds]


@pytest.mark.parametrize("code", SHOWN)
def test_what_people_wrote_or_said_is_in_no_units_report(
    code: str, units: Mapping[str, Mapping[str, bytes]]
) -> None:
    """Not even what was approved: below a unit's name it would read as the unit's."""
    for path, content in units[code].items():
        text = searchable(path, content)
        for word in (*SECRETS, APPROVED, QUOTED, "Remark of the ordinary kind"):
            assert word.encode() not in text, (path, word)


def test_the_list_names_every_unit_that_is_set_up_and_all_without_a_report_look_alike(
    output: Path,
) -> None:
    page = (output / "units" / "department" / "index.html").read_text(encoding="utf-8")
    rows = dict(re.findall(r'<th scope="row">(.*?)</th>\s*(<td>.*?</td>)', page, re.DOTALL))
    assert list(rows) == [names[0] for names in NAMES.values()]
    left = {rows[NAMES[code][0]] for code in LEFT}
    assert len(left) == 1
    assert "<a " not in left.pop()
    assert "2 of 5" in page


def test_the_list_leads_to_every_report_and_asks_for_nothing(output: Path) -> None:
    place = output / "units" / "department"
    for page in ("index.html", "index-sv.html"):
        text = (place / page).read_text(encoding="utf-8")
        addresses = re.findall(r'href="([^"]+)"', text)
        assert len(addresses) >= 3 * len(SHOWN)
        assert all((place / address).is_file() for address in addresses)
        assert "default-src 'none'" in text
        assert "<script" not in text
        assert "http" not in text.replace("http-equiv", "")
    assert b"http" not in (place / "index.css").read_bytes()


@pytest.mark.parametrize("code", SHOWN)
def test_a_unit_has_no_record_of_the_release_and_no_way_out_of_its_folder(
    code: str, units: Mapping[str, Mapping[str, bytes]]
) -> None:
    assert not [path for path in units[code] if path.endswith(("release.json", "drawings.json"))]
    for path, content in units[code].items():
        if path.endswith(".html"):
            depth = path.count("/") - 1
            for address in re.findall(r'(?:href|src)="((?:\.\./)+)', content.decode()):
                assert address.count("../") <= depth, (path, address)
