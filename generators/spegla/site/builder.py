"""Runs the site builder, and shows a built site.

What the builder writes is made fit to be opened from a file and to ask nothing of any other
machine, whichever builder it was.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

from spegla.errors import SiteError
from spegla.site.policy import protected
from spegla.site.rendering import MkDocs, Renderer
from spegla.site.trimming import names_in, trimmed

MKDOCS = MkDocs()
_UNWANTED = re.compile(
    r"sitemap\.xml(\.gz)?|assets/images/.*|.*\.map|assets/javascripts/lunr/(?:tinyseg|wordcut)\.js"
)
_STEMMER = re.compile(r"assets/javascripts/lunr/min/lunr\.(?P<name>.+)\.min\.js")
_SHARED_STEMMERS = {"stemmer.support", "multi"}
_MAP = re.compile(rb"\n//# sourceMappingURL=\S+\s*$")
_THEME_STYLES = re.compile(r"/assets/stylesheets/(?:[^/]+/)?[^/]+\.css$")
_TEXTS = (".css", ".html", ".js")
_DATA = re.compile(r"/(?:search|assets/charts|assets/javascripts/lunr)/")
"""Scripts that hold no names of classes: the search index, live charts, stemmers."""


def build_site(
    folder: Path,
    *,
    languages: Sequence[str],
    written: date,
    is_served: bool = False,
    renderer: Renderer = MKDOCS,
    finish: Callable[[Mapping[str, bytes]], dict[str, bytes]] = dict,
) -> dict[str, bytes]:
    """The site as files, built in a folder that holds all it needs.

    Args:
        folder: Has ``mkdocs.<language>.yml``, ``docs/<language>/`` and ``theme/``; the builder
            leaves its raw pages in ``raw/``.
        languages: The languages to build.
        written: The day that the report bears; takes the place of the clock.
        is_served: Leave the pages' protection out, since :func:`serve_site` puts a script of
            its own into each page, and the style sheets as they are. Never for a site that is
            handed on.
        renderer: The site builder.
        finish: Makes pages complete that the builder got without their drawings.

    Returns:
        Bytes by path, ``site/<language>/…``.

    Raises:
        SiteError: The builder refused the pages or warned about them; names every warning.
    """
    files: dict[str, bytes] = {}
    with _environment(written):
        for language in languages:
            _run(folder, language, renderer)
            for path, content in _finished(folder / "raw" / language, language):
                files[f"site/{language}/{path}"] = content
    files = finish(files)
    if is_served:
        return files
    files |= _trimmed(files)
    return files | _protected(files)


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
    from mkdocs.livereload import LiveReloadServer

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


def _run(folder: Path, language: str, renderer: Renderer) -> None:
    settings = folder / f"mkdocs.{language}.yml"
    complaints = renderer.render(settings) or _unbuilt(folder, language)
    if complaints:
        lines = "".join(f"\n  {complaint}" for complaint in complaints)
        raise SiteError(f"The site builder does not accept the pages of {settings.name}:{lines}")


def _unbuilt(folder: Path, language: str) -> list[str]:
    """The pages that were given and did not come out: not every builder says so itself."""
    sources, raw = folder / "docs" / language, folder / "raw" / language
    return [
        f"{page.name} did not become a page."
        for page in sorted(sources.glob("*.md"))
        if not (raw / f"{page.stem}.html").is_file()
    ]


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
        yield path, _MAP.sub(b"\n", file.read_bytes())


def _is_wanted(path: str, language: str) -> bool:
    stemmer = _STEMMER.fullmatch(path)
    if stemmer is not None:
        return stemmer["name"] in {language, *_SHARED_STEMMERS}
    return _UNWANTED.fullmatch(path) is None


def _protected(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {
        path: protected(content.decode()).encode()
        for path, content in files.items()
        if path.endswith(".html")
    }


def _trimmed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The theme's style sheets of a whole site, without what none of its pages can use."""
    texts = {
        path: content.decode()
        for path, content in files.items()
        if path.endswith(_TEXTS) and not _DATA.search(path)
    }
    names = names_in(
        (text for path, text in texts.items() if path.endswith(".html")),
        (text for path, text in texts.items() if path.endswith(".js")),
    )
    sheets = {path: text for path, text in texts.items() if _THEME_STYLES.search(path)}
    beside = "".join(text for path, text in texts.items() if path not in sheets)
    # The theme's sheets are the same in each language.
    trim = cache(lambda sheet: trimmed(sheet, names, beside=beside).encode())
    return {path: trim(sheet) for path, sheet in sheets.items()}
