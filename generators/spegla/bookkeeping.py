"""The ledger in its place: read before a release, and written before its report is.

A build that ends well could be handed out, so it is in the ledger before any of it is in the output
folder; a ledger that cannot be written stops the build. The salt is the one thing that is random.
"""

import secrets
from pathlib import Path

from spegla.errors import OutputError
from spegla.output import keep_private, occupied
from spegla.privacy.ledger import FILE, SALT_BYTES, Ledger, parse_ledger, to_json
from spegla.survey.files import read_private


def open_ledger(folder: Path) -> Ledger:
    """The ledger of the engagement in a folder; an empty one, with a new salt, where there is none.

    Raises:
        InputError: There is one that cannot be read whole.

    >>> open_ledger(Path("no such folder")).releases
    ()
    """
    content = read_private(folder, FILE)
    if content is None:
        return Ledger.empty(secrets.token_bytes(SALT_BYTES))
    return parse_ledger(content)


def keep_ledger(folder: Path, ledger: Ledger) -> None:
    """Writes the ledger of the engagement in a folder; one that is kept already stays untouched.

    Raises:
        OutputError: The disk refuses, another process is writing it, or has written a release
            there since it was opened; the ledger is as it was.
    """
    with occupied((folder / FILE).parent):
        content = read_private(folder, FILE)
        if content is not None and not _holds(ledger, parse_ledger(content)):
            raise OutputError(
                f"{folder / FILE}: another run of spegla released something of this engagement "
                "meanwhile, which this one was not held to. Nothing was changed; run it again."
            )
        if (new := to_json(ledger)) != content:
            keep_private(folder / FILE, new)


def forget_release(folder: Path, number: int) -> Ledger:
    """Takes a release that nobody has seen out of the ledger, and gives what is left.

    Raises:
        UsageError: There is no release of this number.
        InputError: The ledger cannot be read whole.
        OutputError: The disk refuses; the ledger is as it was.
    """
    with occupied((folder / FILE).parent):
        shorter = open_ledger(folder).without_release(number)
        keep_private(folder / FILE, to_json(shorter))
    return shorter


def _holds(ledger: Ledger, kept: Ledger) -> bool:
    """Whether all that is kept is in a ledger too, sealed with the same salt."""
    own = {(release.number, release.identity) for release in ledger.releases}
    others = {(release.number, release.identity) for release in kept.releases}
    return ledger.salt == kept.salt and others <= own
