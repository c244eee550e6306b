"""The command line: what was typed comes in; printed lines and an exit code go out.

A module has the commands of one family, ``program.py`` brings them together. Each wires steps that
others do; nobody imports them. Heavy modules are imported where they are used, so that ``--help``
answers at once.
"""

from spegla.cli.program import main

__all__ = ["main"]
