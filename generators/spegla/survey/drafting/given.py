"""The files that an author gives: exports of answers, and files of the questionnaire."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from spegla.errors import InputError, Problem, UsageError
from spegla.survey.drafting.placing import Export, Wish
from spegla.survey.drafting.refusals import refusals
from spegla.survey.exports import EXPORT_SUFFIXES, describe, read_answers, read_structure
from spegla.survey.exports.answers import Tool
from spegla.survey.exports.container import container_of
from spegla.survey.exports.structure import Structure
from spegla.survey.exports.unpacking import unpacked


@dataclass(frozen=True, slots=True, kw_only=True)
class _Questionnaire:
    file: str
    structure: Structure
    wave: str | None


def exports_of(
    wishes: Sequence[Wish],
    contents: Mapping[str, bytes],
    *,
    tool: Tool | None = None,
    sheet: str | None = None,
) -> tuple[Export, ...]:
    """The exports among the files, described by the questionnaire files among them.

    A questionnaire file describes the exports of its tool: those of its wave where the author gave
    one, else all.

    Args:
        wishes: The paths as the author gave them.
        contents: The content of each path.
        tool: What wrote the exports; None to tell it from the files.
        sheet: The sheet with the answers; None for the only one.

    Raises:
        InputError: A file cannot be read; carries everything that is wrong with all of them.
        UsageError: A questionnaire file is of no export, or two are of one.
    """
    exports: list[Export] = []
    questionnaires: list[_Questionnaire] = []
    problems: list[Problem] = []
    for wish in wishes:
        try:
            read = _read(wish, contents[wish.path], tool=tool, sheet=sheet)
        except InputError as error:
            problems += error.problems
            continue
        if isinstance(read, Export):
            exports.append(read)
        else:
            questionnaires.append(read)
    if problems:
        raise InputError(problems)
    return _described(exports, questionnaires)


def _read(
    wish: Wish, content: bytes, *, tool: Tool | None, sheet: str | None
) -> Export | _Questionnaire:
    file = PurePath(wish.path).name
    inner, content = unpacked(content, file=file)
    structure = read_structure(content, file=inner)
    if structure is not None:
        return _Questionnaire(file=file, structure=structure, wave=wish.wave)
    answers = read_answers(content, file=inner, tool=tool, sheet=sheet)
    if problems := [*refusals(answers, file=file)]:
        raise InputError(problems)
    return Export(
        file=file,
        content=content,
        suffix=_suffix(content, inner),
        answers=answers,
        variables=answers.variables,
        wave=wish.wave,
        audience=wish.audience,
    )


def _suffix(content: bytes, file: str) -> str:
    """How the name of the copy ends: as that of the file, or as such files usually end."""
    ending = PurePath(file).suffix.lower()
    usual, *_ = container_of(content, file=file).endings
    return ending if ending in EXPORT_SUFFIXES else usual


def _described(
    exports: Sequence[Export], questionnaires: Sequence[_Questionnaire]
) -> tuple[Export, ...]:
    used: set[str] = set()
    described = []
    for export in exports:
        fitting = [one for one in questionnaires if _fits(one, export)]
        fitting = [one for one in fitting if one.wave is not None] or fitting
        if len(fitting) > 1:
            files = " and ".join(one.file for one in fitting)
            raise UsageError(
                f"{export.file}: {files} both describe it. Say which wave each is of, as in "
                f"--from 2026={fitting[0].file}."
            )
        answers = export.answers
        for one in fitting:
            answers = describe(answers, one.structure)
            used.add(one.file)
        described.append(replace(export, answers=answers))
    for one in questionnaires:
        if one.file not in used:
            raise UsageError(
                f"{one.file} is a questionnaire of {one.structure.tool.value}, and there is no "
                "export of answers that it describes. Give the export too."
            )
    return tuple(described)


def _fits(one: _Questionnaire, export: Export) -> bool:
    is_of_tool = export.answers.tool in (one.structure.tool, Tool.PLAIN)
    return is_of_tool and one.wave in (None, export.wave)
