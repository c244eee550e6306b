"""Whatever stands in a page, it is text, a call or a fault, and nothing else happens."""

from hypothesis import given
from hypothesis import strategies as st

from spegla.render.live.calls import Call, parts_of
from spegla.render.live.faults import Fault
from spegla.render.markdown_text import html_of, lost_blocks, markdown_reader

PIECES = (
    "{{", "}}", "{%", "%}", "{#", "#}", "\\", "{", "}", "(", ")", "[", "]", "|", ".", ",", "=",
    "-", "~", '"', "'", "score", "trust", '"trust"', "wave=", "if", "else", "not", "is", "in",
    "true", "9", "1e9", " ", "\n", "\r", "\0", "å", "\u202e", "\ud800",
)  # fmt: skip

texts = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
calls = texts.map(lambda inside: f'{{{{ score("trust"{inside}) }}}}')


@given(st.one_of(texts, calls, st.text()))
def test_a_page_of_anything_is_read_to_its_end(text):
    parts = list(parts_of(text))
    for part in parts:
        assert isinstance(part, str | Call | Fault)
        if isinstance(part, Call | Fault):
            assert 0 <= part.at < len(text)
    if "{" not in text:
        assert "".join(map(str, parts)) == text


HTML = (
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<br>",
    "- ",
    "> ",
    "# ",
    "[^1]",
    "\n\n",
    "    ",
    "a",
    "`",
)
written = st.lists(st.sampled_from(HTML), max_size=8).map("".join)


@given(st.lists(written, min_size=1, max_size=4))
def test_a_text_is_parted_where_blocks_stand_or_some_block_is_named(texts):
    lost = lost_blocks(texts)
    assert set(lost) <= set(range(len(texts) - 1))
    if not lost:
        assert len(html_of(texts, markdown_reader())) == len(texts)


@given(texts)
def test_what_begins_no_call_stays_as_it_is(text):
    harmless = text.replace("{", "").replace("\\", "")
    assert "".join(map(str, parts_of(harmless))) == harmless
