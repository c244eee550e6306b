"""Commands that look and write nothing: what is in an engagement, where a figure comes from."""

from functools import partial
from pathlib import Path

import click

from spegla.cli import options
from spegla.cli.dates import today
from spegla.cli.telling import counted, expected_errors, say, width


@click.command()
@options.engagement
@click.option(
    "--plan",
    "is_plan",
    is_flag=True,
    help="Say, instead of what is in it, what the next wave can prove: for each target how likely, "
    "and how many answers it takes.",
)
@click.option(
    "--expect",
    "expected",
    type=click.IntRange(min=1),
    metavar="N",
    help="With --plan: how many will answer the next wave; as many as the newest unless given.",
)
@click.option(
    "--strict",
    "is_strict",
    is_flag=True,
    help="Take advice on what you wrote for an error (exit code 1).",
)
def check(engagement: Path, *, is_plan: bool, expected: int | None, is_strict: bool) -> None:
    """Read an engagement and list what is wrong with it or worth a look; write nothing.

    Advice on what you wrote comes with it: phrases that say nothing, typed numbers that look
    like results, and sentences that say something else or more than their figures.
    """
    from spegla.checking import check as check_engagement
    from spegla.errors import InputError
    from spegla.overview.plan_text import lay_out_plan
    from spegla.overview.text import lay_out

    if expected is not None and not is_plan:
        raise click.UsageError("--expect says how many will answer; it goes with --plan.")
    with expected_errors():
        found = check_engagement(engagement, day=today(), is_planned=is_plan, expected=expected)
        if is_strict and found.advice:
            raise InputError(found.advice)
    emphasise = partial(click.style, bold=True)
    if found.plan is not None:
        click.echo(lay_out_plan(found.plan, emphasise=emphasise, width=width()))
    else:
        click.echo(lay_out(found.overview, emphasise=emphasise, width=width()))
    click.echo()
    for notice in (*found.notices, *found.advice):
        say(str(notice))
    looks = counted(len(found.notices), "thing") + " worth a look"
    better = counted(len(found.advice), "piece") + " of advice on what you wrote"
    say(
        f"{engagement.name or engagement.resolve().name}: nothing wrong"
        f"{f', {looks}' if found.notices else ''}{f', {better}' if found.advice else ''}."
    )


@click.command()
@click.argument("figure")
@click.option(
    "--engagement",
    type=options.THERE,
    default=Path(),
    help="The engagement; the current folder unless given.",
)
def explain(figure: str, engagement: Path) -> None:
    """Say how FIGURE, as figures.csv names it, came about.

    Put it in quotation marks: shells read brackets as patterns.
    """
    from spegla.explain.text import lay_out
    from spegla.explaining import explain as explain_figure

    with expected_errors():
        explanation = explain_figure(engagement, figure)
    click.echo(lay_out(explanation, emphasise=partial(click.style, bold=True), width=width()))
