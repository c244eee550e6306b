"""Atoms: people are put together where no figure tells them apart, and only there."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from spegla.privacy.bins import Bin
from spegla.privacy.linear import LinearFigure, Part, Term, narrow
from spegla.privacy.released import FigureId, Statistic, SubjectKind
from spegla.privacy.worlds import distinct_columns, family_of
from spegla.survey.questions import Audience

FIGURE = FigureId(
    wave="2026",
    audience=Audience.CUSTOMERS,
    subject_kind=SubjectKind.ITEM,
    subject="q1",
    statistic=Statistic.MEAN,
)
WEIGHTS = (0, 1, 2)
# Shares of a dimension of five items and of one of seventeen, which need one byte and more.
SHARES = st.sampled_from([0, 0, 1, 12, 60, 12_252_240])


def figure(shares: Sequence[int]) -> LinearFigure:
    return LinearFigure(
        figure=FIGURE,
        terms=(Term(part="q1", weights=WEIGHTS),),
        shares=narrow(np.array(shares, dtype=np.int64)),
        bin=Bin(least=0, most=10**12),
    )


@given(people=st.integers(0, 12), data=st.data())
def test_atoms_are_the_distinct_columns_of_those_who_answered_in_their_order(
    people: int, data: st.DataObject
) -> None:
    answers = np.array(data.draw(st.lists(st.integers(-1, 2), min_size=people, max_size=people)))
    vectors = data.draw(
        st.lists(st.lists(SHARES, min_size=people, max_size=people), min_size=1, max_size=6)
    )
    figures = [figure(shares) for shares in vectors]
    figures.append(figures[0])
    part = Part(code="q1", favourable=(False, False, True), answers=answers.astype(np.int64))
    (atoms,) = family_of([part], figures).parts

    columns = np.array([each.shares for each in figures], dtype=np.int64)[:, part.answered]
    first, number = distinct_columns(columns)
    given_answers = answers.astype(np.int64)[part.answered]
    assert np.array_equal(atoms.shares, columns[:, first])
    for atom in range(len(first)):
        counts = [int(((number == atom) & (given_answers == point)).sum()) for point in range(3)]
        assert atoms.known[atom].tolist() == counts
    assert not atoms.unknown.any()
