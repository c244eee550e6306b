"""What scale answers are, by their wording: labels and questions in, order and direction out.

Knows English, Swedish, Dutch, German and French. It has no list of known scales: answers are put
together from heads ("satisfied"), degrees ("somewhat") and negations, and so are they read. What
words leave open comes back as not sure.
"""

from spegla.survey.wording.asked import (
    asks_importance,
    asks_likelihood_to_recommend,
    asks_overall_satisfaction,
)
from spegla.survey.wording.counterparts import counterparts_among
from spegla.survey.wording.ends import Ends, numeric_ends
from spegla.survey.wording.family import Family
from spegla.survey.wording.language import language_of
from spegla.survey.wording.ordering import Ordering, order_of
from spegla.survey.wording.outside import outside_among, outside_of
from spegla.survey.wording.yes_no import is_other, says_known_words, yes_no

__all__ = [
    "Ends",
    "Family",
    "Ordering",
    "asks_importance",
    "asks_likelihood_to_recommend",
    "asks_overall_satisfaction",
    "counterparts_among",
    "is_other",
    "language_of",
    "numeric_ends",
    "order_of",
    "outside_among",
    "outside_of",
    "says_known_words",
    "yes_no",
]
