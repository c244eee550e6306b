"""Tables that no survey tool wrote: by hand, by a script, or SurveyJS results by their names."""

import json
from collections.abc import Callable, Iterator

from simulated.cells import code, label
from simulated.leaves import leaves_of
from simulated.replies import Reply
from simulated.sheets import Cell, Column
from spegla.questionnaire.form import Form


def columns_by_code(form: Form) -> Iterator[Column]:
    """Headed by the codes of the engagement; several answers with semicolons between them."""
    for leaf in leaves_of(form):
        yield Column(head=(leaf.code,), cell=leaf.cell(code))


def columns_by_wording(form: Form, language: str) -> Iterator[Column]:
    """Headed by the questions, with the wording of the answers, as somebody copies them over."""
    for leaf in leaves_of(form):
        yield Column(head=(leaf.wording(language),), cell=leaf.cell(label(language)))


def columns_of_surveyjs(form: Form) -> Iterator[Column]:
    """The results of SurveyJS, which are JSON, flattened by the usual tools.

    A matrix is an object by row, which gives headings such as ``grid.row``; several answers are a
    list and stay one, as text.
    """
    for leaf in leaves_of(form):
        name = leaf.code if leaf.item is None else f"{leaf.block.code}.{leaf.code}"
        yield Column(head=(name,), cell=_list(leaf.code) if leaf.options else leaf.cell(code))


def _list(asked: str) -> Callable[[Reply], Cell]:
    def cell(reply: Reply) -> Cell:
        ticked = reply.ticked.get(asked)
        return json.dumps([answer.code for answer in ticked]) if ticked else None

    return cell
