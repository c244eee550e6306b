"""What a question asks for, as far as its wording tells.

Whether a statement is a reproach ("I am sent from one person to another") cannot be told from
words one by one, and is not attempted.
"""

from spegla.survey.wording.senses import LEXICONS, contains, tokens_of


def asks_importance(question: str) -> bool:
    """Whether a question asks how important something is.

    >>> asks_importance("Hur viktigt är följande för dig?")
    True
    >>> asks_importance("How satisfied are you?")
    False
    """
    tokens = tokens_of(question)
    return any(contains(tokens, lexicon.importance) for lexicon in LEXICONS.values())


def asks_likelihood_to_recommend(question: str) -> bool:
    """Whether a question asks whether or how likely one is to recommend something.

    >>> asks_likelihood_to_recommend("Zou u ons aanbevelen bij een collega?")
    True
    """
    tokens = tokens_of(question)
    return any(contains(tokens, lexicon.recommending) for lexicon in LEXICONS.values())


def asks_overall_satisfaction(question: str) -> bool:
    """Whether a question asks for satisfaction, or a mark, with something as a whole.

    >>> asks_overall_satisfaction("Hur nöjd är du sammantaget med IT-avdelningen?")
    True
    >>> asks_overall_satisfaction("How satisfied are you with the service desk?")
    False
    """
    tokens = tokens_of(question)
    return any(
        contains(tokens, lexicon.overall) and contains(tokens, lexicon.satisfaction)
        for lexicon in LEXICONS.values()
    )
