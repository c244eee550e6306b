"""The ledger in its place: read before a release, and written before its report is.

A build that ends well could be handed out, so it is in the ledger before any of it is in the output
folder; a ledger that cannot be written stops the build. The salt is the one thing that is random.
"""

import secrets
from pathlib import Path

from spegla.output import keep_private
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
        OutputError: The disk refuses; the ledger is as it was.
    """
    content = to_json(ledger)
    if content != read_private(folder, FILE):
        keep_private(folder / FILE, content)
