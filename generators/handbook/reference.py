"""The pages of the reference: a few sentences for people, and what the program says of itself."""

from collections.abc import Mapping

from handbook.commands import commands_reference
from handbook.figures import figures_reference
from handbook.macros import macros_reference
from handbook.messages import messages_reference
from handbook.settings import settings_tables

_SETTINGS = """\
# Settings

What `data/engagement.toml` may say. *CODE* stands for a code of your own: a to z, 0 to 9, `-` and
`_`, at most 40 characters. Texts are given per language: `{ en = "Trust", sv = "Förtroende" }`.
[Every file of an engagement](../engagement.md#settings) says how they are written and how editors
complete them.
"""
_COMMANDS = """\
# Commands

`spegla COMMAND --help` says the same in a terminal. In a copy of the repository, `spegla` is
`.venv/bin/spegla`. What is asked for goes to the standard output, and whatever is wrong to the
standard error.
"""
_FIGURES = """\
# Figures

Each number of a report has a name that never changes as long as waves and codes do not. It is the
first column of `figures.csv`; scripts, [live figures](../live-figures.md) and `spegla explain`
use it.
"""
_MACROS = """\
# Live-figure calls

What may stand between double braces in a page or text of `content/`. [Figures in your own
words](../live-figures.md) explains keywords, places and what is refused.
"""
_MESSAGES = """\
# Messages

Everything that a report says, in English. Every language has the same keys. A client may have
other words: copy the catalogue of a language to `site_templates/locale/<language>/spegla.po` in
the engagement, and change texts in it. It is replaced as a whole, so it must keep every key,
every place in braces and all plural forms; `spegla check` lists what is missing. Words in braces
are filled in; `:lower` means inside a sentence. Lines below each other are the forms for one and
for several.

Change how something is said, not what: the readings (`reading.…`) and reasons (`hidden.…`) follow
rules that stand in [method](../method.md) and [privacy](../privacy.md).
"""

REFERENCE = ("settings", "commands", "figures", "macros", "messages")
"""The pages, in the order of the navigation."""


def reference_pages() -> Mapping[str, str]:
    """The pages of the reference in Markdown, by their names."""
    made = {
        "settings": (_SETTINGS, settings_tables(level=2)),
        "commands": (_COMMANDS, commands_reference()),
        "figures": (_FIGURES, figures_reference()),
        "macros": (_MACROS, macros_reference()),
        "messages": (_MESSAGES, messages_reference()),
    }
    return {name: "\n".join(made[name]) for name in REFERENCE}
