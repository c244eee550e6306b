"""Documents parted into gatherings: nothing is lost, and what is long is set by itself."""

from xml.etree.ElementTree import Element, SubElement

from hypothesis import given
from hypothesis import strategies as st

from spegla.render.pdf.gatherings import MARK, Gathering, Place, lead_elsewhere, unbound
from spegla.render.pdf.gatherings import numbers_of_pages as numbers

_pieces = st.lists(st.text(alphabet="ab<>&", min_size=1, max_size=5), min_size=2, max_size=6)


def marked(*pieces: str) -> str:
    return f"<body>{MARK}{MARK.join(pieces)}{MARK}</body>"


@given(_pieces, st.integers(min_value=0, max_value=60_000))
def test_gatherings_hold_all_pieces_in_their_order(pieces: list[str], length: int) -> None:
    long = [f"{piece}{'.' * length}" for piece in pieces]
    document = unbound(marked(*long))
    held = [each.removeprefix("<body>").removesuffix("</body>") for each in document.others]
    assert document.front == f"<body>{long[0]}</body>"
    assert "".join(held) == "".join(long[1:])
    assert all(len(each) <= max(100_000, len(max(long, key=len))) for each in held)


def test_a_document_without_marks_or_with_one_is_set_in_one_go() -> None:
    for html in ("<body>a</body>", f"<body>a{MARK}b</body>"):
        document = unbound(html)
        assert (document.front, document.others) == (html, ())


def test_a_piece_that_is_long_stands_alone_and_short_ones_stand_together() -> None:
    long = "." * 120_000
    others = unbound(marked("front", "a", "b", long, "c")).others
    assert others == ("<body>ab</body>", f"<body>{long}</body>", "<body>c</body>")


def test_a_text_edited_a_little_changes_its_own_gathering_only() -> None:
    pieces = [f"{number}{'.' * 30_000}" for number in range(12)]
    before = unbound(marked("front", *pieces)).others
    pieces[4] += " one more line"
    after = unbound(marked("front", *pieces)).others
    assert len(before) == len(after)
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_blank_pages_have_what_all_pages_have() -> None:
    assert unbound(marked("front", "a")).blank(2).count("break-before: page") == 2


def test_only_links_to_other_gatherings_change() -> None:
    page = Element("body", id="here")
    for address in ("#here", "#there", "https://a.se/#x", "#"):
        SubElement(page, "a", href=address)
    SubElement(page, "a")
    lead_elsewhere(page, {"here": 3})
    addresses = [link.get("href") for link in page]
    assert addresses == ["#here", "gathering:there", "https://a.se/#x", "#", None]
    assert all(link.get("data-page") is None for link in page)


def test_a_place_that_two_gatherings_have_is_that_of_the_first() -> None:
    def gathering(page: int) -> Gathering:
        place = Place(page=page, left=0, top=0)
        return Gathering(pdf=b"", length=4, places={"twice": place}, bookmarks=())

    assert numbers([gathering(1), gathering(0)], after=2) == {"twice": 4}
