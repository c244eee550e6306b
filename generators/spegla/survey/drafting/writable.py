"""Which texts of cells may be written into a file or shown: the one place that says so."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from spegla.survey.checks.cells import MOST_STRAY
from spegla.survey.checks.spellings import spelling
from spegla.survey.drafting.givers import givers_of_pieces, shared
from spegla.survey.drafting.observed import Column
from spegla.survey.tables import parse_number
from spegla.survey.wording import says_known_words


class Writable:
    """The answers in columns that are nobody's own words.

    An answer is one of them where the questionnaire tells it, where at least three different
    people of one wave gave it, or where all of it is a known way to say yes, no or nothing.

    >>> from spegla.survey.drafting.givers import givers_in
    >>> from spegla.survey.exports.answers import Variable
    >>> cells = ["Mail", "Mail", "Mail", "Ask Bo", "Don't know", "Don't know, ask Bo"]
    >>> column = Column(variable=Variable(heading="How?"), headings={"1": "How?"},
    ...                 places={"1": 0}, people=6, cells={}, values=dict.fromkeys(cells, 1),
    ...                 givers=givers_in(enumerate(cells), "1"))
    >>> [cell for cell in column.values if cell in Writable([column])]
    ['Mail', "Don't know"]
    """

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        pieces: Mapping[str, Collection[str]] | None = None,
        words: "Writable | None" = None,
    ) -> None:
        """The answers of columns.

        Args:
            columns: Where they were given.
            pieces: The answers in each cell, where cells hold several.
            words: The answers of more columns, of which words count here too, but no numbers.
        """
        self._words = words
        givers = [column.givers for column in columns]
        if pieces is not None:
            givers = [givers_of_pieces(of, pieces) for of in givers]
        told = {
            spelling(text)
            for column in columns
            for category in column.variable.categories
            for text in (category.label, category.value)
        }
        self._known = shared(givers) | told

    def also(self, texts: Iterable[str]) -> "Writable":
        """The same with further texts, of which each word is known to be nobody's own."""
        more = Writable((), words=self._words)
        more._known = self._known | set(map(spelling, texts))
        return more

    def __contains__(self, text: object) -> bool:
        """Whether a text may be written."""
        return isinstance(text, str) and (
            spelling(text) in self._known
            or says_known_words(text)
            or (self._words is not None and parse_number(text) is None and text in self._words)
        )

    def strays(self, column: Column) -> int:
        """How many cells of a column hold what may not be written."""
        return sum(count for value, count in column.values.items() if value not in self)

    def has_few_strays(self, column: Column) -> bool:
        """Whether what may not be written is so rare that the rest tells what the column is."""
        return self.strays(column) <= MOST_STRAY * column.answered
