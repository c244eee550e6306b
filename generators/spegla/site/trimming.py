"""Style sheets of the theme without the rules that no page of a site can use.

The theme brings rules for everything that it can show; a report shows a part of it. What a page
may come to need is decided by names: of elements, classes, ids and attributes in the pages, and
of whatever word stands in a script, since scripts make elements as well. When in doubt, a rule
stays. The only module that parses style sheets (tinycss2).
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

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
    return _pruned(_rewritten(_parsed(sheet), lambda rule: _matching(rule, names)), beside)


def _pruned(sheet: str, beside: str) -> str:
    """A style sheet without what nothing in it asks for any more; variables read variables."""
    whole = sheet + beside
    used = frozenset(_VARIABLE.findall(whole))
    shorter = _rewritten(_parsed(sheet), lambda rule: _needed(rule, used, whole))
    return sheet if shorter == sheet else _pruned(shorter, beside)


@lru_cache(maxsize=1024)
def _parsed(sheet: str) -> tuple[Node, ...]:
    """The rules of a style sheet; a process that builds many sites meets the same ones again."""
    return tuple(tinycss2.parse_rule_list(sheet, skip_comments=True, skip_whitespace=True))


def _rewritten(rules: Iterable[Node], rewrite: Callable[[Node], str]) -> str:
    """Rules as text, each as it is rewritten, also those within others; what is empty goes."""
    texts: list[str] = []
    for rule in rules:
        if isinstance(rule, AtRule) and rule.lower_at_keyword in _NESTING and rule.content:
            inner = _rewritten(_parsed(tinycss2.serialize(rule.content)), rewrite)
            head = f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}"
            texts.append(f"{head}{{{inner}}}" if inner else "")
        else:
            texts.append(rewrite(rule))
    return "".join(texts)


def _matching(rule: Node, names: Names) -> str:
    """A rule for those of its selectors that can match something."""
    if not isinstance(rule, QualifiedRule):
        return str(rule.serialize())
    heads = [
        tinycss2.serialize(selector).strip()
        for selector in _selectors(rule.prelude)
        if _can_match(selector, names)
    ]
    return f"{','.join(heads)}{{{tinycss2.serialize(rule.content)}}}" if heads else ""


def _needed(rule: Node, used: frozenset[str], whole: str) -> str:
    """A rule without variables that none reads; nothing of an animation that none starts."""
    if isinstance(rule, AtRule) and rule.lower_at_keyword in _KEYFRAMES:
        name = re.escape(tinycss2.serialize(rule.prelude).strip())
        is_used = len(re.findall(rf"(?<![\w-]){name}(?![\w-])", whole)) > 1
        return str(rule.serialize()) if is_used else ""
    if not isinstance(rule, QualifiedRule):
        return str(rule.serialize())
    parts = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    kept = [
        part.serialize()
        for part in parts
        if part.type != "declaration" or not part.name.startswith("--") or part.name in used
    ]
    return f"{tinycss2.serialize(rule.prelude)}{{{';'.join(kept)}}}" if kept else ""


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
