"""The catalogue of activities, ``site_templates/activities/catalogue.toml``."""

from collections.abc import Collection, Mapping, Sequence

from spegla.settings import ActivitySettings, parse_activities
from spegla.survey.checks.configuration import read_toml
from spegla.survey.checks.problems import ProblemList, suggestion
from spegla.survey.questions import LocalText
from spegla.survey.records import Activity, People

MOST_OF_STEPS = 310
"""Characters of all steps of an activity together, in one language: a card has no more room."""


def check_activities(
    content: bytes, languages: Sequence[str], problems: ProblemList, *, is_own: bool = True
) -> tuple[Activity, ...]:
    """The activities in the author's order; everything wrong with them is added to the problems.

    Texts in other languages stay unread. Of a language in which the product's own catalogue is
    not written nothing is proposed, in any language: that is a notice, since the author of the
    engagement has made no mistake.

    Args:
        content: The file.
        languages: Languages of the engagement, each of which every text must have.
        problems: Where what is wrong is added.
        is_own: Whether the file is the engagement's, not the product's.
    """
    document = read_toml(content, problems)
    if document is None:
        return ()
    parsed, found = parse_activities(document, file=problems.file)
    for problem in found:
        problems.add(problem.found, problem.fix)
    absent = [language for language in languages if not _is_written_in(language, parsed)]
    if parsed and absent and not is_own:
        problems.note(
            f"no activities are proposed, since there are none in {', '.join(absent)}",
            "Copy the product's file into the engagement and translate it, or leave it so.",
        )
        return ()
    for code, activity in parsed.items():
        _check_texts(code, activity, languages, problems)
    return tuple(_activity(code, activity, languages) for code, activity in parsed.items())


def note_unknown_codes(
    activities: Sequence[Activity],
    *,
    dimensions: Collection[str],
    questions: Collection[str],
    problems: ProblemList,
) -> None:
    """Note codes that this survey does not have: a slip, or meant for another survey.

    Args:
        activities: The engagement's own.
        dimensions: Codes of its dimensions.
        questions: Codes of all that it asks.
        problems: Where a notice is added for each unknown code.
    """
    themes = {code: each.code for each in activities[::-1] for code in each.dimensions}
    metrics = {each.metric: each.code for each in activities[::-1] if each.metric is not None}
    for named, known, kind in (
        (themes, dimensions, "dimension"),
        (metrics, questions, "question"),
    ):
        for code, activity in reversed(named.items()):
            if code not in known:
                problems.note(
                    f'activities.{activity} names the {kind} "{code}", which is not in this survey',
                    suggestion(code, known),
                )


def _is_written_in(language: str, activities: Mapping[str, ActivitySettings]) -> bool:
    return any(language in activity.title for activity in activities.values())


def _check_texts(
    code: str, activity: ActivitySettings, languages: Sequence[str], problems: ProblemList
) -> None:
    for name, texts in _texts(activity):
        for language in languages:
            if language not in texts:
                problems.add(
                    f'activities.{code}.{name} has no text in "{language}"',
                    f'Add {language} = "…" to it.',
                )
    for language in languages:
        length = sum(len(step.get(language, "")) for step in activity.steps)
        if length > MOST_OF_STEPS:
            problems.add(
                f'the steps of activities.{code} have {length} characters in "{language}"',
                f"Write at most {MOST_OF_STEPS} in all, so that they fit on their card.",
            )


def _texts(activity: ActivitySettings) -> list[tuple[str, Mapping[str, str]]]:
    """Each text of an activity with its name in the file; steps are numbered from one."""
    return [
        ("title", activity.title),
        ("purpose", activity.purpose),
        ("who", activity.who),
        *((f"steps, step {number}", step) for number, step in enumerate(activity.steps, start=1)),
        ("notice", activity.notice),
    ]


def _activity(code: str, own: ActivitySettings, languages: Sequence[str]) -> Activity:
    def text(texts: Mapping[str, str]) -> LocalText:
        return LocalText.from_mapping({name: texts.get(name, "") for name in languages})

    return Activity(
        code=code,
        dimensions=own.dimensions,
        people=People(own.people),
        minutes=own.minutes,
        metric=own.metric,
        title=text(own.title),
        purpose=text(own.purpose),
        who=text(own.who),
        steps=tuple(text(step) for step in own.steps),
        notice=text(own.notice),
    )
