"""Style sheets of the theme without the rules that no page of a site can use.

The theme brings rules for everything that it can show; a report shows a part of it. What a page
may come to need is decided by names: of elements, classes, ids and attributes in the pages, and
of whatever word stands in a script, since scripts make elements as well. When in doubt, a rule
stays. The only module that parses style sheets (tinycss2).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

_TAG = re.compile(r"""<([A-Za-z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(r"""([^\s"'=<>/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_WORD = re.compile(r"[A-Za-z_][\w-]{2,}")
"""Names in scripts; those of one or two letters are their variables."""
_ALWAYS = frozenset({"html", "head", "body", "audio", "video", "*"})
_NESTING = frozenset({"media", "supports", "layer", "container"})
_KEYFRAMES = frozenset({"keyframes", "-webkit-keyframes"})
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What the pages of a site are made of.

    Args:
        elements: Names of elements, also of those that a page need not name.
        attributes: All values of each attribute by its name.
        classes: Classes.
        ids: Ids.
        said: Words of scripts, each of which may be any of these.
    """

    elements: frozenset[str]
    attributes: Mapping[str, frozenset[str]]
    classes: frozenset[str]
    ids: frozenset[str]
    said: frozenset[str]


def names_in(pages: Iterable[str], scripts: Iterable[str]) -> Names:
    """The names that occur in pages and scripts.

    >>> names = names_in(['<p class="lead note">'], ['add("is-live")'])
    >>> sorted(names.classes), sorted(names.said)
    (['lead', 'note'], ['add', 'is-live'])
    """
    elements: set[str] = set()
    given: dict[str, set[str]] = defaultdict(set)
    for element, attributes in {tag for page in pages for tag in _TAG.findall(page)}:
        elements.add(element.lower())
        for name, value in _ATTRIBUTE.findall(attributes):
            given[name.lower()].add(value.strip("\"'"))
    return Names(
        elements=frozenset(elements | _ALWAYS),
        attributes={name: frozenset(values) for name, values in given.items()},
        classes=frozenset(name for value in given["class"] for name in value.split()),
        ids=frozenset(given["id"]),
        said=frozenset(word for script in scripts for word in _WORD.findall(script)),
    )


def trimmed(sheet: str, names: Names, *, beside: str = "") -> str:
    """A style sheet without the rules that cannot match, and what only these needed.

    Args:
        sheet: The style sheet.
        names: What the pages are made of.
        beside: Other style sheets and scripts, whose variables and animations stay.

    >>> names = names_in(['<p class="lead">'], ['add("is-live")'])
    >>> trimmed("p.lead,.gone{margin:0}.gone p{top:0}@media print{.gone{top:0}}", names)
    'p.lead{margin:0}'
    """
    styles = _Styles(tuple(_matching(_parsed(sheet), names)))
    return styles.pruned(beside).text


@dataclass(frozen=True, slots=True)
class _Styles:
    """Rules that stay so far, in their order."""

    rules: "tuple[_Rule | _Animation | _Nest | str, ...]"

    @property
    def text(self) -> str:
        return "".join(rule if isinstance(rule, str) else rule.text for rule in self.rules)

    def pruned(self, beside: str) -> "_Styles":
        """These without what nothing in them asks for any more; variables read variables."""
        used = {*_VARIABLE.findall(beside), *_VARIABLE.findall(self.text)}
        shorter = self.needed(used, self.text, beside)
        return self if shorter == self else shorter.pruned(beside)

    def needed(self, used: AbstractSet[str], *texts: str) -> "_Styles":
        """Without variables that none reads, and animations that none starts."""
        rules = (
            rule if isinstance(rule, str) else rule.needed(used, *texts) for rule in self.rules
        )
        return _Styles(tuple(rule for rule in rules if rule))


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule for elements: its selectors, and each declaration by the name of its variable."""

    head: str
    declarations: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        return f"{self.head}{{{';'.join(text for _, text in self.declarations)}}}"

    def needed(self, used: AbstractSet[str], *_: str) -> "_Rule | None":
        kept = tuple(each for each in self.declarations if not each[0] or each[0] in used)
        return _Rule(self.head, kept) if kept else None


@dataclass(frozen=True, slots=True)
class _Animation:
    """An animation, by the name under which rules start it."""

    name: str
    text: str

    def needed(self, _: AbstractSet[str], *texts: str) -> "_Animation | None":
        name = re.escape(self.name)
        # What is looked for stands first: a search that begins by looking back is slow.
        said = re.compile(rf"{name}(?<![\w-]{name})(?![\w-])")
        return self if sum(len(said.findall(text)) for text in texts) > 1 else None


@dataclass(frozen=True, slots=True)
class _Nest:
    """Rules within a rule, such as those for paper."""

    head: str
    styles: _Styles

    @property
    def text(self) -> str:
        return f"{self.head}{{{self.styles.text}}}"

    def needed(self, used: AbstractSet[str], *texts: str) -> "_Nest | None":
        styles = self.styles.needed(used, *texts)
        return _Nest(self.head, styles) if styles.rules else None


def _matching(rules: Iterable[Node], names: Names) -> Iterator["_Rule | _Animation | _Nest | str"]:
    """Rules for those of their selectors that can match something; what is empty goes."""
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            heads = [
                tinycss2.serialize(selector).strip()
                for selector in _selectors(rule.prelude)
                if _can_match(selector, names)
            ]
            if heads:
                yield _Rule(",".join(heads), tuple(_declarations(rule.content)))
        elif isinstance(rule, AtRule) and rule.lower_at_keyword in _NESTING and rule.content:
            inner = _Styles(tuple(_matching(_parsed(rule.content), names)))
            if inner.rules:
                yield _Nest(f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}", inner)
        elif isinstance(rule, AtRule) and rule.lower_at_keyword in _KEYFRAMES:
            yield _Animation(tinycss2.serialize(rule.prelude).strip(), str(rule.serialize()))
        else:
            yield str(rule.serialize())


def _parsed(sheet: str | list[Node]) -> list[Node]:
    rules: list[Node] = tinycss2.parse_rule_list(sheet, skip_comments=True, skip_whitespace=True)
    return rules


def _declarations(content: list[Node]) -> Iterator[tuple[str, str]]:
    """The declarations of a rule, each after the name of the variable that it sets, else ""."""
    for part in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        is_variable = part.type == "declaration" and part.name.startswith("--")
        yield part.name if is_variable else "", str(part.serialize())


def _selectors(prelude: list[Node]) -> Iterator[list[Node]]:
    selector: list[Node] = []
    for node in prelude:
        if node == ",":
            yield selector
            selector = []
        else:
            selector.append(node)
    yield selector


def _can_match(selector: list[Node], names: Names) -> bool:
    """Whether all names occur that a selector asks for.

    What stands within ``:not()``, ``:is()`` and the like is not looked into.
    """
    before: Node | str = ""
    for node in selector:
        if node.type == "ident":
            known = names.classes if before == "." else names.elements
            # A colon stands before the name of a state, such as :hover.
            if before != ":" and node.value not in known and node.value not in names.said:
                return False
        elif node.type == "hash":
            if node.value not in names.ids and node.value not in names.said:
                return False
        elif node.type == "[] block" and not _has_attribute(node.content, names):
            return False
        before = node
    return True


def _has_attribute(content: list[Node], names: Names) -> bool:
    name, *test = (node for node in content if node.type != "whitespace")
    in_scripts = re.sub(r"-(\w)", lambda m: m[1].upper(), name.value.removeprefix("data-"))
    if {name.value, in_scripts} & names.said:
        return True
    values = names.attributes.get(name.value)
    if values is None:
        return False
    is_exact = len(test) == 2 and test[0] == "="
    return not is_exact or test[1].value in values | names.said
