"""How high the bar is: what importance, minimum and desired level need beside them."""

from collections.abc import Mapping, Sequence

from spegla.survey.checks.problems import ProblemList
from spegla.survey.questions import Question, QuestionKind

_OTHER_END = {
    QuestionKind.MINIMUM: QuestionKind.DESIRED,
    QuestionKind.DESIRED: QuestionKind.MINIMUM,
}


def check_levels_once(
    questions: Sequence[Question], rows: Mapping[str, int], problems: ProblemList
) -> None:
    """Check that a wave asks for each level of a dimension once.

    Args:
        questions: The items on a scale, in the author's order.
        rows: The row of each question by its code.
        problems: Where what is wrong is added.
    """
    seen: dict[tuple[QuestionKind, str | None, str], str] = {}
    for question in questions:
        if not question.kind.is_about_level:
            continue
        places = [(question.kind, question.dimension, wave) for wave in question.waves]
        for code in dict.fromkeys(seen[place] for place in places if place in seen):
            problems.add(
                f'"{code}" asks for the {question.kind} of "{question.dimension}" already',
                "Ask it once per dimension and wave; correct the kind, dimension or waves.",
                row=rows[question.code],
                column="kind",
            )
        seen |= dict.fromkeys(places, question.code)


def check_zones(
    questions: Sequence[Question], rows: Mapping[str, int], problems: ProblemList
) -> None:
    """Check that minimum and desired come as a pair, on the same scale as the ratings.

    Only then does the level that customers see lie in, below or above the zone between them
    (METHOD.md 2.11).

    Args:
        questions: The items on a scale; none of them left out because of a problem.
        rows: The row of each question by its code.
        problems: Where what is wrong is added.
    """
    for question in questions:
        if question.kind not in _OTHER_END:
            continue
        other = _OTHER_END[question.kind]
        paired = {wave for q in _beside(question, questions, other) for wave in q.waves}
        for wave in [wave for wave in question.waves if wave not in paired][:1]:
            problems.add(
                f'the dimension "{question.dimension}" has a {question.kind} and no {other} '
                f'in the wave "{wave}"',
                "Ask for both or for neither.",
                row=rows[question.code],
                column="kind",
            )
        points = len(question.scale.points)
        ratings = _beside(question, questions, QuestionKind.RATING)
        for rating in [q for q in ratings if len(q.scale.points) != points][:1]:
            problems.add(
                f'the scale has {points} points where that of the rating "{rating.code}" has '
                f"{len(rating.scale.points)}",
                "Use one scale for the ratings of a dimension and the levels asked for.",
                row=rows[question.code],
                column="scale",
            )


def _beside(
    question: Question, questions: Sequence[Question], kind: QuestionKind
) -> list[Question]:
    """The questions of a kind that share dimension and a wave with this one."""
    return [
        other
        for other in questions
        if other.kind is kind
        and other.dimension == question.dimension
        and set(other.waves) & set(question.waves)
    ]
