"""A draft in the languages of the report, whatever language people were asked in."""

from collections.abc import Sequence
from dataclasses import replace

from spegla.errors import UsageError
from spegla.survey.drafting.draft import Draft, DraftOption, DraftScale, Outside, Texts


def in_report_languages(draft: Draft, languages: Sequence[str]) -> Draft:
    """The draft with every text in every language.

    Where the exports have no text in a language, it is the one that people were asked: so the
    report can be built, and whoever knows the language can translate it.

    Args:
        draft: What was made out.
        languages: Languages of the report, the main one first.
    """
    said = _Said(draft.languages, languages)
    missing = [language for language in languages if language not in draft.languages]
    note = (
        f"The exports have no texts in {', '.join(missing)}: they stand there as they were asked. "
        "Translate them in data/engagement.toml and data/questions.csv."
    )
    return replace(
        draft,
        languages=tuple(languages),
        waves=tuple(replace(one, label=said(one.label)) for one in draft.waves),
        dimensions=tuple(
            replace(one, label=said(one.label), short=said(one.short)) for one in draft.dimensions
        ),
        needs=tuple(replace(one, label=said(one.label)) for one in draft.needs),
        scales=tuple(_scale(scale, said) for scale in draft.scales),
        options={name: _options(options, said) for name, options in draft.options.items()},
        numbers=tuple(replace(one, unit=said(one.unit)) for one in draft.numbers),
        breakdowns=tuple(
            replace(
                one,
                label=said(one.label),
                question=said(one.question),
                groups=_options(one.groups, said),
            )
            for one in draft.breakdowns
        ),
        questions=tuple(
            replace(one, text=said(one.text), mirror=said(one.mirror)) for one in draft.questions
        ),
        notes=(*draft.notes, note) if missing else draft.notes,
    )


def languages_of(text: str, known: Sequence[str]) -> tuple[str, ...]:
    """Languages as an author writes them: ``sv,en``.

    Raises:
        UsageError: There is no language, or one that reports are not written in.

    >>> languages_of("sv, en", ["en", "sv", "nl"])
    ('sv', 'en')
    """
    languages = tuple(dict.fromkeys(text.lower().replace(",", " ").split()))
    unknown = [language for language in languages if language not in known]
    if unknown or not languages:
        raise UsageError(
            f'There is no wording for the language "{", ".join(unknown)}". '
            f"Expected some of: {', '.join(known)}."
        )
    return languages


class _Said:
    """Gives a text in each language of the report."""

    def __init__(self, known: Sequence[str], wanted: Sequence[str]) -> None:
        self._known = known
        self._wanted = wanted

    def __call__(self, texts: Texts) -> Texts:
        if not texts:
            return texts
        main = next((texts[language] for language in self._known if language in texts), "")
        return {language: texts.get(language, main) for language in self._wanted}


def _scale(scale: DraftScale, said: _Said) -> DraftScale:
    return replace(
        scale,
        labels=tuple(said(label) for label in scale.labels),
        dont_know=_outside(scale.dont_know, said),
        not_applicable=_outside(scale.not_applicable, said),
    )


def _outside(answer: Outside | None, said: _Said) -> Outside | None:
    return None if answer is None else replace(answer, label=said(answer.label))


def _options(options: Sequence[DraftOption], said: _Said) -> tuple[DraftOption, ...]:
    return tuple(replace(option, label=said(option.label)) for option in options)
