"""The smallest parts of a report as the paper's modules get them; keywords replace their fields."""

from typing import Any

from spegla.render.views import PageView, ReportView, SectionView
from spegla.render.views.types import (
    BlockView,
    CellView,
    ChartView,
    DefinitionsView,
    DefinitionView,
    MeasureView,
    ParagraphView,
    RowView,
    TableView,
)
from spegla.report.definitions import measure_anchor

TEXT = ParagraphView(text="Two departments are shown together.")


def report_view(*pages: PageView, **overrides: Any) -> ReportView:
    """A report in English."""
    fields = {
        "language": "en",
        "client": "Nordkust Energi",
        "title": "IT through its customers’ eyes",
        "written": "12 October 2026",
        "wave": "October 2026",
        "confidentiality": "Internal",
        "anonymity": ("No figure rests on fewer than five people.",),
        "pages": pages,
    }
    return ReportView(**{**fields, **overrides})


def page_view(key: str, *sections: SectionView, **overrides: Any) -> PageView:
    """A page whose label is its key."""
    fields = {
        "key": key,
        "kind": "standard",
        "label": key,
        "parent": None,
        "kicker": "",
        "headline": "Six in ten answered",
        "lead": "",
        "numbers": (),
        "sections": sections,
    }
    return PageView(**{**fields, **overrides})


def section_view(*blocks: BlockView, **overrides: Any) -> SectionView:
    """A section with a heading."""
    fields = {
        "anchor": "section",
        "heading": "By department",
        "subline": None,
        "blocks": blocks,
        "asides": (),
    }
    return SectionView(**{**fields, **overrides})


def table_view(anchor: str, *cells: str, **overrides: Any) -> TableView:
    """A table of one row; tables with the same cells say the same, whatever their anchors."""
    header, *others = (_cell(text) for text in ("Trust", *cells))
    fields = {
        "anchor": anchor,
        "caption": "Scores, 0 to 100",
        "columns": (_cell("Dimension"), *(_cell("Customers") for _ in others)),
        "rows": (RowView(header=header, cells=tuple(others), is_total=False),),
        "notes": (),
        "measures": (),
        "is_folded": False,
        "explains_ranges": False,
    }
    return TableView(**{**fields, **overrides})


def _cell(text: str) -> CellView:
    return CellView(text=text, align="text", is_hidden=False)


def chart_view(table: TableView, **overrides: Any) -> ChartView:
    """A chart that shows a table."""
    fields = {
        "anchor": f"chart-{table.anchor}",
        "finding": "Finance is more content than grid operations",
        "is_nested": False,
        "measure": "",
        "drawings": (),
        "alternative": "",
        "caption": "",
        "explains_ranges": False,
        "table": table,
    }
    return ChartView(**{**fields, **overrides})


def chart_of(*terms: str) -> ChartView:
    """A chart whose figures are defined by some terms of the method page."""
    measures = tuple(MeasureView(term=term, anchor=measure_anchor(term)) for term in terms)
    return chart_view(table_view("-".join(terms) or "none", *terms, measures=measures))


def glossary_view(*terms: str) -> SectionView:
    """The section of the method page that defines some terms."""
    items = tuple(
        DefinitionView(term=term, meaning="In full.", anchor=measure_anchor(term)) for term in terms
    )
    return section_view(DefinitionsView(items=items), anchor="measures", heading="Measures")
