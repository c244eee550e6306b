"""Commands about the machine and its programs: what is missing, editors, shells."""

import sys
from pathlib import Path

import click

from spegla.cli import options
from spegla.cli.telling import expected_errors, say, width


@click.command()
@options.any_engagement
@options.output
def doctor(engagement: Path | None, output: Path | None) -> None:
    """Say what this machine can do and what is missing, and how ENGAGEMENT lies on it.

    Leaves with exit code 1 where something is wrong that keeps a report from being made, or from
    being safe. Nothing is written, and nothing is asked of a network.
    """
    from spegla.doctor import Finding, State, examine_folder, examine_machine, lay_out

    findings = examine_machine(encoding=sys.stdout.encoding)
    if engagement is not None:
        findings += examine_folder(engagement, output or engagement / "build")
    colours = {State.OK: "green", State.WARN: "yellow", State.ERROR: "red"}

    def emphasise(finding: Finding) -> str:
        return click.style(finding.state.value, fg=colours[finding.state], bold=True)

    click.echo(lay_out(findings, width=width(), emphasise=emphasise))
    if any(finding.state is State.ERROR for finding in findings):
        sys.exit(1)


@click.command()
@options.any_engagement
def schema(engagement: Path | None) -> None:
    """Print the JSON Schema of engagement.toml, by which editors complete it.

    With ENGAGEMENT it is written to data/engagement.schema.json there, in place of an older one.
    """
    from spegla.output import staged, write_files
    from spegla.settings import SCHEMA_FILE, SCHEMA_LINE, schema_bytes

    if engagement is None:
        click.echo(schema_bytes(), nl=False)
        return
    with expected_errors(), staged(engagement / "data", names=(SCHEMA_FILE,)) as folder:
        write_files(folder, {SCHEMA_FILE: schema_bytes()})
    say(f"File  {engagement / 'data' / SCHEMA_FILE}")
    click.echo(f"Editors find it where {SCHEMA_LINE} is the first line of engagement.toml.")


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script by which a shell completes commands, and say where to put it."""
    from click.shell_completion import get_completion_class

    from spegla.completing import SHELLS

    kind = get_completion_class(shell)
    if kind is None:  # pragma: no cover - click knows the three that may be chosen
        raise click.UsageError(f"There is no completion for {shell}.")
    program = click.get_current_context().find_root().command
    click.echo(kind(program, {}, "spegla", "_SPEGLA_COMPLETE").source())
    click.echo(f"To keep it, open a new shell after:\n  {SHELLS[shell]}", err=True)
