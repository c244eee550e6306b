"""Files that were damaged or tampered with, and documents with any value in any place."""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any, TypeAlias

from hypothesis import strategies as st

TOKENS = (
    b"\x00", b"\xff", b"\xfe\xff", b"\x1b[31m", b"\x9b", b"\x07", b"\r", b"\n", b"\t", b"\\", b'"',
    b"'", b";", b",", b"=", b"[", b"]", b"{", b"}", b"{{", b"{%", b"{#", b"<", b">", b"&", b"&#0;",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<script>",
    b"---\n", b"- ", b"? ", b": ", b"!!python/object:os.system ", b"&a ", b"*a", b"<<: *a",
    b"NaN", b"1e999", b"-1", b"0", b"9" * 400, b"9" * 5000, b"99999-99-99", b"2026-02-30",
    b"0x1", b"1_0",
    b"=cmd|' /C calc'!A1", b"msgid", b"msgstr[9]", b"nplurals=0; plural=n/0;", b"#, fuzzy",
    b"nplurals=999999999;",
    b"charset=no-such", b"Language: xx-yy-zz", b"\xe2\x80\xae", b"\xef\xbb\xbf", b"\xed\xa0\x80",
    b"\xe2\x80\x8b", b"\xcc\x81" * 40, b"(" * 60, b"[" * 200, b"{" * 200, b"a" * 5000,
    b"[" * 3000, b"a." * 1500, b"a: " * 3000, b"<g>" * 3000, b"> " * 3000, b"- " * 2000, b"\\ud800",
    b"PK\x03\x04", b"url(http://x.invalid/)", b"@import 'http://x.invalid/';", b"javascript:",
    b"../../etc", b"!!int x", b"!!timestamp 2026",
)  # fmt: skip
"""What means something to one reader or another."""
_KINDS = ("flip", "cut", "splice", "repeat", "insert", "token", "swap")
_BYTES = 9
"""Bytes of a plan that stand for one change."""
_MOST = 5
"""Changes of one file."""

Change: TypeAlias = tuple[str, int, int, int, bytes]
"""A kind, a place, a length, a second place, and bytes of its own."""
Document: TypeAlias = dict[str, Any]


def changes_in(plan: bytes) -> Iterator[Change]:
    r"""The changes that some bytes stand for, nine each: far quicker drawn than one by one.

    >>> list(changes_in(bytes([1, 0, 0, 7, 2, 0, 0, 5, 0])))
    [('cut', 7, 2, 5, b'\x00')]
    """
    for start in range(0, len(plan), _BYTES):
        part = plan[start : start + _BYTES].ljust(_BYTES, b"\0")
        kind = _KINDS[part[0] % len(_KINDS)]
        length = part[4] % 13 if part[5] < 0x80 else int.from_bytes(part[4:6]) % 2000
        own = TOKENS[part[8] % len(TOKENS)] if kind == "token" else part[8 - part[8] % 8 :]
        yield kind, int.from_bytes(part[1:4]), length, int.from_bytes(part[6:8]), own


def changed(content: bytes, change: Change) -> bytes:
    """The bytes after one change; places beyond the end count on from the beginning.

    >>> changed(b"abcdef", ("cut", 2, 3, 0, b"")), changed(b"abc", ("insert", 1, 0, 0, b"!"))
    (b'abf', b'a!bc')
    """
    kind, far, length, elsewhere, own = change
    size = len(content) + 1
    at, other = far % size, elsewhere % size
    head, part, tail = content[:at], content[at : at + length], content[at + length :]
    match kind:
        case "flip":
            mask = own[0] if own else 0x80
            return head + bytes(byte ^ mask for byte in content[at : at + 1]) + content[at + 1 :]
        case "cut":
            return head + tail
        case "splice":
            return head + content[other : other + length] + tail
        case "repeat":
            return head + part * (2 + other % 40) + tail
        case "swap":
            return head + own + tail
        case _:
            return head + own + content[at:]


def mutated(seeds: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """One of the files after one to five changes."""

    def applied(drawn: tuple[bytes, bytes]) -> bytes:
        content, plan = drawn
        for change in changes_in(plan):
            content = changed(content, change)
        return content

    plans = st.binary(min_size=_BYTES, max_size=_BYTES * _MOST)
    return st.tuples(st.sampled_from(seeds), plans).map(applied)


_RECORDS = {
    b"PK\x03\x04": (4, 6, 8, 10, 14, 18, 22, 26, 28, 30),
    b"PK\x01\x02": (6, 8, 10, 16, 20, 24, 28, 30, 32, 38, 42, 46),
    b"PK\x05\x06": (8, 10, 12, 16, 20),
}
"""Places of the fields in each record of a zip archive, by its signature (APPNOTE 4.3)."""
_FIELDS = (
    *(b"\0\0", b"\1\0", b"\x08\0", b"\x09\0", b"\x0c\0", b"\x0e\0", b"\x5d\0", b"\x63\0"),
    *(b"\xff\xff", b"\xff\xff\xff\xff", b"\0\0\0\0", b"\xff\xff\xff\x7f", b"\x0a\0\0\0"),
)
"""Ways of packing, flags, lengths and places, sound ones and others."""


def redirected(archive: bytes) -> st.SearchStrategy[bytes]:
    """The archive after one to three fields of its records were overwritten."""
    places = [
        found.start() + field
        for signature, fields in _RECORDS.items()
        for found in re.finditer(re.escape(signature), archive)
        for field in fields
    ]
    change = st.tuples(st.sampled_from(places), st.sampled_from(_FIELDS))

    def applied(changes: list[tuple[int, bytes]]) -> bytes:
        content = bytearray(archive)
        for place, value in changes:
            content[place : place + len(value)] = value
        return bytes(content)

    return st.lists(change, min_size=1, max_size=3).map(applied)


_TEXTS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(TOKENS).map(lambda token: token.decode(errors="replace")),
    st.sampled_from(("en", "sv", "2026", "trust", "agree5", "yes", "no", "department", "")),
)
_SINGLE: st.SearchStrategy[Any] = st.one_of(
    _TEXTS,
    st.integers(-(2**63), 2**63 - 1),
    st.integers(-2, 12),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
)
_VALUES: st.SearchStrategy[Any] = st.recursive(
    _SINGLE,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(_TEXTS, inner, max_size=4)
    ),
    max_leaves=6,
)
"""Any value that TOML can hold."""
_REMOVED, _ADDED, _PUT = "removed", "added", "put"


def altered(document: Mapping[str, Any]) -> st.SearchStrategy[Document]:
    """The document after one to three values were put, added or removed, at any place."""
    way = st.lists(st.integers(0, 40), min_size=1, max_size=6)
    one = st.tuples(way, st.sampled_from((_REMOVED, _ADDED, _PUT, _PUT)), _VALUES, _TEXTS)

    def applied(made: list[tuple[list[int], str, Any, str]]) -> Document:
        copy: Document = deepcopy(dict(document))
        for steps, what, value, name in made:
            _alter(copy, steps, what, (name, value))
        return copy

    return st.lists(one, min_size=1, max_size=3).map(applied)


def _alter(root: Document, steps: Sequence[int], what: str, own: tuple[str, Any]) -> None:
    """Changes what lies at the end of a way down, or what is as far as one comes."""
    holder: Any = root
    *down, last = steps
    for step in down:
        below = [value for value in _entries(holder).values() if isinstance(value, dict | list)]
        if not any(below):
            break
        holder = [value for value in below if value][step % sum(map(bool, below))]
    keys = list(_entries(holder))
    name, value = own
    if what == _ADDED and isinstance(holder, dict):
        holder[name] = value
    elif keys and what == _REMOVED:
        del holder[keys[last % len(keys)]]
    elif keys:
        holder[keys[last % len(keys)]] = value


def _entries(holder: Any) -> dict[Any, Any]:
    return dict(holder) if isinstance(holder, dict) else dict(enumerate(holder))
