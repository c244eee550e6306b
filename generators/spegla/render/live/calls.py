r"""Calls of macros in a text, such as ``{{ score("trust") }}``: found and read, never run.

Jinja's lexer and parser say what stands between the braces. What is not the call of one name with
texts in quotation marks is refused, so there is nothing that could loop, reach into an object or
read a file, and no template is ever rendered. ``\{{`` stands for the braces themselves.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError, nodes
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

from spegla.render.live.faults import Fault, quoted

LONGEST_CALL = 300
"""Characters from the first brace of a call to its last."""
MOST_CALLS = 300
"""Calls in one page."""

_START = re.compile(
    r"(?P<literal>\\\{(?=[{%#]))"
    r"|(?P<call>\{\{)"
    r"|(?P<statement>\{%[-+]?\s{0,9}(?P<word>\w{0,30}))"
    # A heading's name, {#like-this}, is Markdown and stays.
    r"|(?P<comment>\{#(?![^{}#\n]*\}))"
)
_ENDS = {"{": "}}", "%": "%}", "#": "#}"}
"""What closes the braces, by what stands after the first of them."""
_ALLOWED = ("(", ")", ",", "=")
_REFUSED = {
    ".": "a dot, which would reach into something",
    "[": "a square bracket, which would look into something",
    "{": "a mapping",
    "|": "a filter",
    "+": "arithmetic",
    "-": "arithmetic",
    "*": "arithmetic",
    "/": "arithmetic",
    "%": "arithmetic",
    "~": "a joining of texts",
    "<": "a comparison",
    ">": "a comparison",
    "!": "a comparison",
}
"""What an operator would do, by its first character."""
_CONDITIONS = (nodes.CondExpr, nodes.And, nodes.Or, nodes.Not, nodes.Test, nodes.Compare)
_FORM = 'Write the name of one macro with texts in quotation marks, as in {{ score("trust") }}.'
_LITERALLY = r"Leave it out, or write \{ in place of its first brace to print it as it is."

_JINJA = ImmutableSandboxedEnvironment()


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One macro that is called in a text.

    Args:
        name: Name of the macro, known or not.
        arguments: What stands in the parentheses without a name.
        keywords: What stands there with a name.
        at: Where it begins, in characters from the beginning of the text.
        end: Where what follows it begins, likewise.
    """

    name: str
    arguments: tuple[str, ...]
    keywords: dict[str, str]
    at: int
    end: int


def parts_of(text: str) -> Iterator[str | Call | Fault]:
    r"""A text in its order: what stays as it is, calls, and what is wrong.

    >>> [part if isinstance(part, str) else part.name for part in parts_of(
    ...     'Trust is at {{ score("trust") }}, written \\{{ score("trust") }}.')]
    ['Trust is at ', 'score', ', written ', '{{', ' score("trust") }}.']
    """
    position = calls = 0
    while start := _START.search(text, position):
        if start.start() > position:
            yield text[position : start.start()]
        position = start.start()
        if start["literal"]:
            # The brace after the backslash begins nothing any more.
            yield text[position + 1 : position + 3]
            position += 3
            continue
        calls += 1
        if calls > MOST_CALLS:
            yield Fault(
                f"the page has more than {MOST_CALLS} calls",
                "Part it into several pages.",
                at=position,
            )
            return
        try:
            if not start["call"]:
                raise _no_call(start)
            end = _end(text, position)
            yield _read(text[position:end], at=position)
        except Fault as fault:
            yield fault
            end = _after(text, start)
        position = end
    if position < len(text):
        yield text[position:]


def _no_call(start: re.Match[str]) -> Fault:
    """Why a statement or a comment of Jinja has no place in a page."""
    if start["comment"]:
        return Fault('there is a comment, "{#"', _LITERALLY, at=start.start())
    found = f"there is a statement, {quoted('{% ' + start['word'])}"
    return Fault(found, _LITERALLY, at=start.start())


def _end(text: str, at: int) -> int:
    """Where the call that begins here ends, having looked at each of its words.

    Raises:
        Fault: Something in it has no place in a call, or it does not end.
    """
    position, depth = at, 0
    tokens = _JINJA.lex(text[at : at + LONGEST_CALL])
    try:
        for _, kind, token in tokens:
            if kind in ("variable_begin", "variable_end") and token not in ("{{", "}}"):
                raise Fault(f"there is {quoted(token.strip())}", _FORM, at=position)
            if kind == "string" and "\\" in token:
                raise Fault("there is a backslash in a text", _FORM, at=position)
            if kind == "operator":
                depth += {"(": 1, ")": -1}.get(token, 0)
                _check_operator(token, depth, at=position)
            position += len(token)
            if kind == "variable_end":
                return position
    except TemplateSyntaxError as error:
        if len(text) <= at + LONGEST_CALL or "}}" in text[at : at + LONGEST_CALL]:
            raise _syntax_fault(error, at=at) from error
    raise Fault(
        f'the braces are not closed with "}}}}" within {LONGEST_CALL} characters', _FORM, at=at
    )


def _check_operator(token: str, depth: int, *, at: int) -> None:
    if depth > 1:
        raise Fault("there is a call within a call, or a list", _FORM, at=at)
    if token not in _ALLOWED:
        what = _REFUSED.get(token[0], "something that is no part of a call")
        raise Fault(f"there is {quoted(token)}, {what}", _FORM, at=at)


def _read(source: str, *, at: int) -> Call:
    """The call that stands between two pairs of braces."""
    try:
        # Environment.parse would compile a line of code to word an error.
        (output,) = Parser(_JINJA, source).parse().body
    except TemplateSyntaxError as error:
        raise _syntax_fault(error, at=at) from error
    (call,) = output.nodes if isinstance(output, nodes.Output) else (output,)
    match call:
        case nodes.Call(node=nodes.Name(name=name), args=arguments, kwargs=keywords):
            pass
        case nodes.Name(name=name):
            raise Fault(f"{quoted(name)} is not called", _FORM, at=at)
        case _:
            what = "a condition" if isinstance(call, _CONDITIONS) else "no call of one macro"
            raise Fault(f"there is {what}", _FORM, at=at)
    names = [keyword.key for keyword in keywords]
    if len(set(names)) < len(names):
        raise Fault("a keyword is given twice", "Leave one of them out.", at=at)
    return Call(
        name=name,
        arguments=tuple(_text(argument, at=at) for argument in arguments),
        keywords={keyword.key: _text(keyword.value, at=at) for keyword in keywords},
        at=at,
        end=at + len(source),
    )


def _text(argument: nodes.Node, *, at: int) -> str:
    match argument:
        case nodes.Const(value=str(text)):
            return text
        case nodes.Name(name=name):
            what = f"{quoted(name)} stands without quotation marks"
        case nodes.Const(value=value):
            what = f"{quoted(str(value))} stands without quotation marks"
        case _:
            what = "an argument is not a text"
    raise Fault(what, _FORM, at=at)


def _syntax_fault(error: TemplateSyntaxError, *, at: int) -> Fault:
    # Jinja quotes what it found, which may be anything.
    return Fault(f"it cannot be read: {quoted(error.message or '')}", _FORM, at=at)


def _after(text: str, start: re.Match[str]) -> int:
    """Where to read on after a fault: behind what was meant, else on the next line."""
    end = _ENDS[start[0][1]]
    found = text.find(end, start.end(), start.start() + LONGEST_CALL)
    if found >= 0:
        return found + len(end)
    line = text.find("\n", start.end())
    return len(text) if line < 0 else line
