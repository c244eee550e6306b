"""Commands about what an engagement keeps: its ledger, and decisions on comments."""

from pathlib import Path

import click

from spegla.cli import options
from spegla.cli.telling import counted, expected_errors, say


@click.command()
@options.engagement
@click.option("--withdraw", type=int, metavar="N", help="Forget release N, which nobody has seen.")
@click.option("--yes", is_flag=True, help="Withdraw without asking.")
def ledger(engagement: Path, withdraw: int | None, *, yes: bool) -> None:
    """List the earlier releases that a new one is held to, or withdraw one."""
    from spegla.bookkeeping import forget_release, open_ledger

    with expected_errors():
        kept = open_ledger(engagement)
        if withdraw is None:
            for release in kept.releases:
                say(
                    f"Release {release.number}  {release.day}  {release.identity[:12]}  "
                    f"{counted(release.figures, 'figure')} of {', '.join(release.waves)}"
                )
            say(f"The ledger holds {counted(len(kept.releases), 'release')}.")
            return
        kept.without_release(withdraw)
        if not yes:
            click.confirm(
                f"Has nobody seen anything of release {withdraw}? Whoever has could subtract it "
                "from the next one.",
                abort=True,
            )
        shorter = forget_release(engagement, withdraw)
    say(
        f"Release {withdraw} is withdrawn; delete what was built of it. "
        f"The ledger holds {counted(len(shorter.releases), 'release')}."
    )


@click.command()
@options.engagement
@options.known("--wave", among="waves", metavar="CODE", help="The wave; the newest unless given.")
def comments(engagement: Path, wave: str | None) -> None:
    """Collect what customers wrote, for a person to decide what may be published.

    Brings data/waves/<wave>/comments.csv up to date: comments of the export that are not in it
    yet are added, withheld until somebody decides; decisions stay. All rows get a new order.
    """
    # From the operating system: an order that could be worked out again would say who wrote what.
    from random import SystemRandom

    from spegla.moderation import collect

    with expected_errors():
        found = collect(engagement, wave=wave, order=SystemRandom())
    if found.file is None:
        say("Nobody wrote anything; no file was written.")
        return
    for number, what in (
        (found.reopened, "to be published have a new flag: spegla check says which"),
        (found.gone, "are in the export no longer, and are not shown"),
        (found.uncoded, "lack a theme or a sentiment; themes are counted once none does"),
    ):
        if number:
            say(f"{number} {what}.")
    say(f"File  {found.file}")
    say(
        f"{found.new} new, {found.decided} decided, {found.waiting} waiting, {found.flagged} of "
        "them flagged."
    )
