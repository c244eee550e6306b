"""The seam where the site builder goes in: Markdown in the theme becomes raw pages.

The only module that builds with MkDocs. The pages come complete, so the builder is a converter
that could be another; what it has to do is said by :class:`Renderer`.
"""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from spegla.site.sandbox import fault_in_template, sandbox


class Renderer(Protocol):
    """A site builder."""

    def render(self, settings: Path) -> Sequence[str]:
        """What the builder complains about, one message each; nothing where all is well.

        The raw pages lie afterwards where the settings say. The same input gives the same pages;
        the day of the report is in ``SOURCE_DATE_EPOCH``.

        Args:
            settings: Complete settings in the form of MkDocs 1; paths in it begin in its folder.
        """


class MkDocs:
    """MkDocs, called in this process: to start another one takes longer than to build."""

    def render(self, settings: Path) -> Sequence[str]:
        """What MkDocs refuses or warns about."""
        warnings = _Warnings()
        log = logging.getLogger("mkdocs")
        propagates, log.propagate = log.propagate, False
        log.addHandler(warnings)
        try:
            config = load_config(config_file=str(settings))
            sandbox(config.theme)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
        except (MkDocsException, SystemExit) as error:
            return warnings.messages or [str(error)]
        except Exception as error:
            fault = fault_in_template(error, settings.parent / "theme")
            if fault is None:
                raise
            return [fault]
        finally:
            log.removeHandler(warnings)
            log.propagate = propagates
        return warnings.messages


class _Warnings(logging.Handler):
    """Keeps what the builder warns about; the rest of its log is not for our reader."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps one warning."""
        self.messages.append(record.getMessage())
