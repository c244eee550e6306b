"""What a reader reads of a text in Markdown, and where each letter of it stands.

Code, addresses, tags, comments and quoted blocks are left out; emphasis, soft hyphens and the ends
of lines are no part of the words. Live calls become one sign, so that a sentence knows of them.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape

CALL = "\ufffc"
"""Stands for a call of a macro, for code and for an address."""
BROKEN = "\u2027"
"""Stands for a hyphen at the end of a line, which may part a word or join two."""

_CUT, _END = "\0", "\x1e"
_PAUSES = (" ", BROKEN)
_UNSEEN = frozenset({_CUT, "\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"})
_ALIKE = {
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑−", "-"),
}
_INLINE = "a|abbr|b|cite|del|em|i|img|ins|kbd|mark|q|s|small|span|strong|sub|sup|u"
_CONTAINER = re.compile(r"[-*+:] |\d{1,3}[.)] |!!!|\?\?\?|\[\^")
"""What an unindented line begins with, under which indented lines are text."""
_SHORT = re.compile(
    r"(?:^|[\s(])(?:t\.ex|bl\.a|d\.v\.s|dvs|m\.m|p\.g\.a|s\.k|ca|kl|nr|resp|bijv|o\.a|d\.w\.z|m\.a\.w"
    r"|e\.g|i\.e|etc|vs|approx|no|mr|mrs|ms|dr|jr|st)\.$",
    re.IGNORECASE,
)
"""Shortened words, whose full stop ends no sentence."""
_STOP = re.compile(rf"(?P<stop>(?<![.!?…])[.!?…]+[\"')\]]*)\s+(?=[\"'(\[]*[A-ZÀ-ÞĀ-Ž0-9{CALL}])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One paragraph, heading, point of a list or cell, as a reader reads it.

    Args:
        text: The words, with straight quotation marks and single spaces.
        places: Where each character stands in the source, in characters from its beginning.
    """

    text: str
    places: tuple[int, ...]

    @property
    def folded(self) -> str:
        """The words in small letters, character for character."""
        return "".join(low if len(low := c.lower()) == 1 else c for c in self.text)

    def sentences(self) -> Iterator["Passage"]:
        """Its sentences in their order, each with all up to its full stop."""
        begin = 0
        for found in _STOP.finditer(self.text):
            if not _SHORT.search(self.text[begin : found.end("stop")]):
                yield self._part(begin, found.end("stop"))
                begin = found.end()
        yield self._part(begin, len(self.text))

    def _part(self, begin: int, end: int) -> "Passage":
        return Passage(text=self.text[begin:end], places=self.places[begin:end])


def passages_of(source: str, calls: Iterable[tuple[int, int]] = ()) -> list[Passage]:
    r"""The passages of a text in their order.

    Args:
        source: The text, in Markdown.
        calls: Where calls of macros begin and end in it.

    >>> [passage.text for passage in passages_of("# Att *lyssna*\n\nKun\u00adden i\n**cen**trum.")]
    ['Att lyssna', 'Kunden i centrum.']
    """
    letters = list(source)
    for begin, end in calls:
        letters[begin:end] = _sign(CALL, end - begin)
    text = "".join(letters)
    for mask in _MASKS:
        text = mask(text)
    return [
        passage for begin, end in _blocks(source, text) if (passage := _read(text, begin, end)).text
    ]


def _blocks(source: str, masked: str) -> Iterator[tuple[int, int]]:
    """Where each passage begins and ends."""
    begin = 0
    for at, letter in enumerate(masked):
        if letter == _END or (letter == "\n" and _is_blank_after(source, at)):
            yield begin, at
            begin = at + 1
    yield begin, len(masked)


def _read(masked: str, begin: int, end: int) -> Passage:
    """What a reader reads between two places, letter by letter."""
    letters: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(masked[begin:end], begin):
        if letter in _UNSEEN or (letter.isspace() and (not letters or letters[-1] in _PAUSES)):
            continue
        if letter.isspace() and letters[-1] == "-" and _is_broken(masked, at):
            letters[-1] = BROKEN
        elif unicodedata.combining(letter) and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + letter)[:1]
        else:
            letters.append(" " if letter.isspace() else _ALIKE.get(letter, letter))
            places.append(at)
    text = "".join(letters).rstrip()
    return Passage(text=text, places=tuple(places[: len(text)]))


def _is_blank_after(source: str, at: int) -> bool:
    """Whether the next line is blank in the source, whatever was masked on it."""
    end = source.find("\n", at + 1)
    return not source[at + 1 : end if end >= 0 else None].strip()


def _is_broken(masked: str, at: int) -> bool:
    """Whether the hyphen before the end of a line has letters on both sides."""
    before = masked[:at].rstrip("-‐ ")[-1:]
    after = masked[at + 1 :].lstrip(f" {_CUT}")[:1]
    return masked[at] == "\n" and before.isalpha() and after.islower()


def _sign(sign: str, length: int) -> str:
    """One sign in the place of so many characters."""
    return sign + _CUT * (length - 1) if length else ""


def _cut(text: str) -> str:
    """Nothing in the place of a text; lines stay, so that paragraphs do."""
    return "".join("\n" if letter == "\n" else _CUT for letter in text)


def _masked(pattern: str, sign: str = "", flags: re.RegexFlag = re.NOFLAG) -> Callable[[str], str]:
    """A mask that puts a sign, or nothing, in the place of all that a pattern finds."""
    compiled = re.compile(pattern, flags)
    return lambda text: compiled.sub(
        lambda found: _sign(sign, len(found[0])) if sign else _cut(found[0]), text
    )


def _ended(text: str) -> str:
    """Headings apart from what stands before and behind them."""
    return _HEADING.sub(lambda found: f"{_sign(_END, len(found[1]))}{found[2]}{_END}", text)


def _entities(text: str) -> str:
    def one(found: re.Match[str]) -> str:
        meant = unescape(found[0])
        return _sign(meant, len(found[0])) if len(meant) == 1 else found[0]

    return re.sub(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|\w{2,31});", one, text)


def _indented_code(text: str) -> str:
    """Blocks that are indented, unless they go on with a list, a note or a box."""
    lines: list[str] = []
    is_container = is_code = False
    is_after_blank = True
    for line in text.split("\n"):
        if not line.strip():
            is_after_blank = True
        elif not line.startswith(("    ", "\t")):
            is_container = bool(_CONTAINER.match(line))
            is_code = is_after_blank = False
        else:
            is_code = is_code or (is_after_blank and not is_container)
            is_after_blank = False
        lines.append(_CUT * len(line) if is_code and line.strip() else line)
    return "\n".join(lines)


_HEADING = re.compile(r"^( {0,3}#{1,6}[ \t]+)([^\n]*)(?:\n|\Z)", re.MULTILINE)
_M = re.MULTILINE
_MASKS: tuple[Callable[[str], str], ...] = (
    _masked(r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", flags=re.DOTALL | _M),
    _masked(r"<!--.*?(?:-->|\Z)", flags=re.DOTALL),
    _masked(r"<(pre|code|script|style)\b.*?(?:</\1\s*>|\Z)", CALL, flags=re.DOTALL | re.IGNORECASE),
    _indented_code,
    _masked(r"(?<![`\\])(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", CALL, re.DOTALL),
    _masked(r"^ {0,3}>[^\n]*", flags=_M),
    _masked(r"\{[:#.][^{}\n]*\}"),
    _masked(r"(?<=\])\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)"),
    _masked(r"^ {0,3}\[\^[^\]\n]+\]:", _END, _M),
    _masked(r"\[\^[^\]\s]+\]"),
    _masked(r"^ {0,3}\[[^\]\n]+\]:[^\n]*", flags=_M),
    _masked(r"(?<=\])\[[^\]\n]*\]"),
    _masked(r"<[a-z][a-z0-9+.-]*:[^<>\s]*>|<[^<>\s@]+@[^<>\s]+>", CALL, re.IGNORECASE),
    _masked(r"<br\s*/?>", " ", re.IGNORECASE),
    _masked(rf"</?(?:{_INLINE})\b[^<>]*>", flags=re.IGNORECASE),
    _masked(r"</?[a-z][^<>]*>", _END, re.IGNORECASE),
    _masked(r"(?:https?://|www\.)[^\s<>)\]]+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]*\w", CALL),
    _ended,
    _masked(r"^[ \t]*(?:(?:[-*+]|\d{1,3}[.)]|:)[ \t]+)+", _END, _M),
    _masked(r"^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+\w+", _END, _M),
    _masked(r"^ {0,3}(?:=+|-{2,}|(?:\* ?){3,}|(?:_ ?){3,})[ \t]*$", _END, _M),
    _masked(r"(?<!\\)\|", _END),
    _entities,
    _masked(r"\\(?=[.!()#+|{}\[\]-])"),
    _masked(r"\\[*_`~<>\\]"),
    _masked(r"\*+|~~"),
    _masked(r"(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)"),
    _masked(r"!(?=\[)|[\[\]]"),
)
"""What is no part of the words, in the order in which Markdown looks for it."""
