"""Runs the site builder; the only module that knows MkDocs.

The pages come complete, so the builder is a converter that could be another: it turns Markdown
into HTML inside the theme. What it writes is then made fit to be opened from a file and to ask
nothing of any other machine.
"""

import base64
import hashlib
import logging
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from spegla.errors import SiteError

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_CHARSET = '<meta charset="utf-8">'
_POLICY = (
    "default-src 'self'; script-src 'self'{hashes}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'"
)
_UNWANTED = re.compile(
    r"sitemap\.xml(\.gz)?|assets/images/.*|.*\.map|assets/javascripts/lunr/(?:tinyseg|wordcut)\.js"
)
_STEMMER = re.compile(r"assets/javascripts/lunr/min/lunr\.(?P<name>.+)\.min\.js")
_SHARED_STEMMERS = {"stemmer.support", "multi"}


def build_site(
    folder: Path, *, languages: Sequence[str], written: date, is_served: bool = False
) -> dict[str, bytes]:
    """The site as files, built in a folder that holds all it needs.

    Args:
        folder: Has ``mkdocs.<language>.yml``, ``docs/<language>/`` and ``theme/``; the builder
            leaves its raw pages in ``raw/``.
        languages: The languages to build.
        written: The day that the report bears; takes the place of the clock.
        is_served: Leave the pages' protection out, since :func:`serve_site` puts a script of
            its own into each page. Never for a site that is handed on.

    Returns:
        Bytes by path, ``site/<language>/…``.

    Raises:
        SiteError: The builder refused the pages or warned about them; names every warning.
    """
    files: dict[str, bytes] = {}
    with _environment(written):
        for language in languages:
            _run(folder / f"mkdocs.{language}.yml")
            for path, content in _finished(folder / "raw" / language, language):
                is_page = path.endswith(".html") and not is_served
                files[f"site/{language}/{path}"] = _protected(content) if is_page else content
    return files


def serve_site(
    site: Path, *, rebuild: Callable[[], None], watched: Iterable[Path], port: int = 8000
) -> None:
    """Shows a built site on this machine only, and builds it anew when a file changes.

    Args:
        site: Folder of the built site.
        rebuild: Builds the site anew, unprotected, and shows its own errors; while it fails, the
            last site stays.
        watched: Folders and files whose changes call for a rebuild.
        port: Port on the loopback address.

    Raises:
        SiteError: The port is taken.
    """
    server = LiveReloadServer(rebuild, host="127.0.0.1", port=port, root=str(site))
    for path in watched:
        server.watch(str(path))
    try:
        server.serve()  # type: ignore[no-untyped-call]  # MkDocs does not say that it gives nothing
    except OSError as error:
        server.server_close()
        raise SiteError(f"Port {port} cannot be used: {error.strerror}. Choose another.") from error
    except KeyboardInterrupt:
        server.shutdown()


def _run(settings: Path) -> None:
    warnings = _Warnings()
    log = logging.getLogger("mkdocs")
    propagates, log.propagate = log.propagate, False
    log.addHandler(warnings)
    try:
        config = load_config(config_file=str(settings))
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except (MkDocsException, SystemExit) as error:
        raise SiteError(_complaint(settings, warnings.messages or [str(error)])) from error
    finally:
        log.removeHandler(warnings)
        log.propagate = propagates
    if warnings.messages:
        raise SiteError(_complaint(settings, warnings.messages))


class _Warnings(logging.Handler):
    """Keeps what the builder warns about; the rest of its log is not for our reader."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps one warning."""
        self.messages.append(record.getMessage())


def _complaint(settings: Path, messages: Iterable[str]) -> str:
    lines = "".join(f"\n  {message}" for message in messages)
    return f"The site builder does not accept the pages of {settings.name}:{lines}"


@contextmanager
def _environment(written: date) -> Iterator[None]:
    """The builder's two switches that exist only as environment variables."""
    epoch = datetime.combine(written, time(), tzinfo=UTC)
    switches = {
        "SOURCE_DATE_EPOCH": str(int(epoch.timestamp())),
        "NO_MKDOCS_2_WARNING": "1",
    }
    before = {name: os.environ.get(name) for name in switches}
    os.environ.update(switches)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name)
            else:
                os.environ[name] = value


def _finished(raw: Path, language: str) -> Iterator[tuple[str, bytes]]:
    for file in sorted(raw.rglob("*")):
        path = file.relative_to(raw).as_posix()
        if file.is_dir() or not _is_wanted(path, language):
            continue
        yield path, file.read_bytes()


def _is_wanted(path: str, language: str) -> bool:
    stemmer = _STEMMER.fullmatch(path)
    if stemmer is not None:
        return stemmer["name"] in {language, *_SHARED_STEMMERS}
    return _UNWANTED.fullmatch(path) is None


def _protected(content: bytes) -> bytes:
    """A page with a policy: nothing from elsewhere, no script but its own, each by its hash."""
    page = content.decode()
    hashes = sorted(
        {
            f" 'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"
            for attributes, code in _SCRIPT.findall(page)
            if "src=" not in attributes and "application/json" not in attributes
        }
    )
    policy = _POLICY.format(hashes="".join(hashes))
    meta = f'{_CHARSET}<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return page.replace(_CHARSET, meta, 1).encode()
