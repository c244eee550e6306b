"""Drawings are put into pages that were built without them, and none gets lost."""

import pytest
from markupsafe import Markup

from report_builder import make_report, make_writer
from site_builder import BRAND, as_written, site_files, templates
from spegla.errors import SiteError
from spegla.render.drawings import SCREEN, charts_of
from spegla.render.drawn_later import LaterDrawings
from spegla.render.media import Medium
from spegla.render.pages import SiteSources, render_site
from spegla.render.views import Draw, DrawingView
from spegla.report.model import Chart

DOCS = "docs/en/index.md"
SVG = Markup('<svg viewBox="0 0 1 1"><text>\\1 &lt;svg data-drawing="1"&gt;</text></svg>')
SPEC = '{"title":"</script> \\\\u003c \\"drawing 0\\"","label":"drawing 0"}'


def drawing(drawn: list[str]):
    """Gives what draws for a medium, and keeps count."""

    def for_medium(medium: Medium) -> Draw:
        def draw(page: str, chart: Chart) -> tuple[DrawingView, ...]:
            name = f"{chart.anchor}-{medium}"
            drawn.append(f"{page} {name}")
            return (DrawingView(name=name, medium=medium, svg=SVG, spec=SPEC, continues=""),)

        return draw

    return for_medium


def marked(page: str = "index") -> tuple[LaterDrawings, tuple[DrawingView, ...], list[str]]:
    drawn: list[str] = []
    later = LaterDrawings()
    _, chart = charts_of(make_report())[0]
    return later, later.marks(SCREEN, drawing(drawn))(page, chart), drawn


def test_a_site_comes_out_as_if_it_had_been_written_with_its_drawings() -> None:
    report = make_report()

    def sources(draw) -> dict[str, bytes]:
        return render_site(
            report,
            [make_writer("en"), make_writer("sv")],
            draw=lambda _: draw,
            sources=SiteSources(templates=templates(), written=as_written(()), settings=b""),
            brand=BRAND,
            vega="// vega",
        )

    def at_once(page: str, chart: Chart) -> tuple[DrawingView, ...]:
        return tuple(view for medium in SCREEN for view in drawing([])(medium)(page, chart))

    drawn: list[str] = []
    later = LaterDrawings()
    light = sources(later.marks(SCREEN, drawing(drawn)))
    assert not drawn
    assert later.put_in(light) == sources(at_once)
    assert len(drawn) == 2 * 2 * len(charts_of(report))


def test_nothing_is_drawn_before_it_is_put_in_nor_twice() -> None:
    later, views, drawn = marked()
    assert not drawn
    page = {DOCS: "".join(view.svg for view in views).encode()}
    assert later.put_in(page) == later.put_in(page) == {DOCS: (SVG * 2).encode()}
    assert len(drawn) == 2


def test_what_stands_in_a_drawing_is_no_mark_and_ends_no_script() -> None:
    later, views, _ = marked()
    specs = {"site/en/assets/charts/index.js": f"[{views[0].spec}]".encode()}
    (made,) = later.put_in(specs).values()
    assert made.decode() == f"[{SPEC}]".replace("<", "\\u003c")


@pytest.mark.parametrize("path", ["site/en/assets/site.js", "site/vega.js", "theme/x.svg"])
def test_other_files_stay_as_they_are(path: str) -> None:
    later, views, _ = marked()
    content = f"{views[0].svg} {views[0].spec}".encode()
    assert later.put_in({path: content}) == {path: content}


def test_what_somebody_wrote_that_looks_like_a_mark_stays() -> None:
    later, _, _ = marked()
    page = {DOCS: b'<svg data-drawing="99"></svg>'}
    assert later.completed(page, {"site/en/index.html": b""}) == {"site/en/index.html": b""}
    assert later.put_in(page) == page


def test_a_site_builder_that_loses_a_drawing_is_told() -> None:
    later, (wide, narrow), _ = marked()
    sources = {DOCS: f"{wide.svg}{narrow.svg}".encode()}
    with pytest.raises(SiteError, match=r"lost drawings of docs/en/index\.md"):
        later.completed(sources, {"site/en/index.html": wide.svg.encode()})


def test_a_template_may_leave_a_drawing_out() -> None:
    later, (wide, _), _ = marked()
    built = {"site/en/index.html": wide.svg.encode()}
    assert later.completed({DOCS: wide.svg.encode()}, built) == {"site/en/index.html": SVG.encode()}


def test_pages_that_are_written_at_once_have_no_marks() -> None:
    assert not any(b"data-drawing" in content for content in site_files().values())
