"""Pages that stand before their charts are drawn, and the drawings that are put into them at last.

A site builder reads a page several times over and changes nothing in a drawing, which is the larger
part of it. So it gets a mark where a drawing will stand, and meanwhile charts can be drawn.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from markupsafe import Markup

from spegla.errors import SiteError
from spegla.render.drawings import Job
from spegla.render.media import Medium
from spegla.render.specs import in_script, is_specs
from spegla.render.views import Draw, DrawingView
from spegla.report.model import Chart

_PLACE = re.compile(r'<svg data-drawing="(\d+)"></svg>')
_SPEC_PLACE = re.compile(r'"drawing (\d+)"')
_PAGES = (".md", ".html")


class LaterDrawings:
    """The drawings of a site, each of which is drawn when it is put into its page.

    >>> later = LaterDrawings()
    >>> later.put_in({"docs/en/index.md": b"A page without charts."})
    {'docs/en/index.md': b'A page without charts.'}
    """

    def __init__(self) -> None:
        self._drawings: list[Callable[[], DrawingView]] = []

    def marks(self, media: Iterable[Medium], draw: Callable[[Medium], Draw]) -> Draw:
        """What gives a mark for each drawing of a chart.

        Args:
            media: One drawing for each.
            draw: Gives for a medium what draws for it alone.
        """
        draws = {medium: draw(medium) for medium in media}
        return lambda page, chart: tuple(
            self._mark(page, chart, medium, draws[medium]) for medium in draws
        )

    def put_in(self, files: Mapping[str, bytes]) -> dict[str, bytes]:
        """Pages, and what makes charts live beside them, with the drawings in them.

        Args:
            files: Content by path, as it was written or as the site builder left it; files of
                other kinds stay as they are.
        """
        return {path: self._filled(path, content) for path, content in files.items()}

    def completed(
        self, sources: Mapping[str, bytes], built: Mapping[str, bytes]
    ) -> dict[str, bytes]:
        """What the site builder left, with the drawings in it.

        Args:
            sources: What it got.
            built: What it left.

        Raises:
            SiteError: It lost a drawing; names the pages.
        """
        left = {number for _, number in self._marks(built)}
        without = dict.fromkeys(path for path, number in self._marks(sources) if number not in left)
        if without:
            raise SiteError(f"The site builder lost drawings of {', '.join(without)}.")
        return self.put_in(built)

    def _mark(self, page: str, chart: Chart, medium: Medium, draw: Draw) -> DrawingView:
        @cache
        def drawing() -> DrawingView:
            (only,) = draw(page, chart)
            return only

        number = len(self._drawings)
        self._drawings.append(drawing)
        return DrawingView(
            name=Job(page=page, chart=chart, medium=medium).name,
            medium=medium,
            svg=Markup('<svg data-drawing="{}"></svg>').format(number),
            spec=f'"drawing {number}"',
            continues="",
        )

    def _filled(self, path: str, content: bytes) -> bytes:
        if path.endswith(_PAGES):
            return _PLACE.sub(self._svg, content.decode()).encode()
        if is_specs(path):
            return _SPEC_PLACE.sub(self._spec, content.decode()).encode()
        return content

    def _marks(self, files: Mapping[str, bytes]) -> Iterator[tuple[str, int]]:
        """Each mark in pages after the path of its page."""
        for path, content in files.items():
            if path.endswith(_PAGES):
                marks = (int(mark[1]) for mark in _PLACE.finditer(content.decode()))
                yield from ((path, number) for number in marks if self._is_known(number))

    def _is_known(self, number: int) -> bool:
        """Whether it is a drawing's; what looks like a mark may have been written by somebody."""
        return number < len(self._drawings)

    def _svg(self, mark: re.Match[str]) -> str:
        number = int(mark[1])
        return self._drawings[number]().svg if self._is_known(number) else mark[0]

    def _spec(self, mark: re.Match[str]) -> str:
        return in_script(self._drawings[int(mark[1])]().spec)
