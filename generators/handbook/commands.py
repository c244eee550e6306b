"""Every command and option, as the command line itself declares them."""

import re
from collections.abc import Iterator

import click

from handbook.markdown import code, plain, table
from spegla.cli import main

_EXITS = (
    ("0", "done"),
    ("1", "something in the input is to be fixed, or differs; all problems are listed"),
    ("2", "the command line is used in a wrong way"),
    ("3", "refused by the privacy gate; nothing was written"),
)


def commands_reference() -> str:
    """A section a command, with what it does, its arguments and its options."""
    parts = [_section(name, command) for name, command in sorted(main.commands.items())]
    exits = table(("exit code", "meaning"), _EXITS)
    return "\n\n".join([exits, *parts])


def _section(name: str, command: click.Command) -> str:
    usage = " ".join(["spegla", name, *command.collect_usage_pieces(_context(command, name))])
    parts = [f"## {name}", *_paragraphs(command.help or ""), f"```text\n{usage}\n```"]
    rows = list(_options(command))
    if rows:
        parts.append(table(("option", "what it does"), rows))
    return "\n\n".join(parts)


def _context(command: click.Command, name: str) -> click.Context:
    return click.Context(command, info_name=name)


def _paragraphs(text: str) -> list[str]:
    return [plain(" ".join(part.split())) for part in re.split(r"\n\s*\n", text) if part.strip()]


def _options(command: click.Command) -> Iterator[tuple[str, str]]:
    context = _context(command, command.name or "")
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            value = "" if parameter.is_flag else f" {parameter.make_metavar(context)}"
            names = ", ".join(code(name + value) for name in parameter.opts)
            yield names, f"{plain(parameter.help or '')}{_besides(parameter)}"


def _besides(option: click.Option) -> str:
    if option.required:
        return " Needed."
    return f" Unless given: {code(str(option.default))}." if option.show_default else ""
