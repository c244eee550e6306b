"""What survey tools hand out: exports of answers, and files of the questionnaire."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from catalogue_files import catalogue_form
from fuzz.forms import QSF_ANSWERS, every_qsf, every_xlsform
from fuzz.mutations import altered
from fuzz.reading import MARKER, Reader, archive_damaged, damaged, parts_damaged, told
from hostile_form import hostile_form
from samples import SAMPLES
from simulated.layouts import LAYOUTS
from simulated.replies import Reply, replies_to
from spegla.questionnaire.form import Form
from spegla.questionnaire.limesurvey import to_lss, to_tsv
from spegla.questionnaire.xlsform import to_xlsform
from spegla.survey.exports import Answers, describe, read_answers, read_structure, unpacked
from unit.survey.exports.test_workbook import make_xls

_LONGEST = 60_000
"""Bytes of the longest real export that is tampered with."""
_CODES = (
    *("delivery_1", "delivery_2", "trust_1", "delivery_min", "nki_1", "recommend", "lost_time"),
    *("most_important", "shadow_it", "shadow_why", "open_best"),
)
_ANSWERED = {
    ".lss": "LimeSurvey, code, answer codes, en, CSV",
    ".txt": "LimeSurvey, code and text, full answers, sv, CSV",
    ".xlsx": "KoboToolbox, names, several answers in both, CSV",
}


@cache
def _form() -> Form:
    """Questions of every sort, and background variables."""
    return catalogue_form(only=_CODES)


@cache
def _replies() -> tuple[Reply, ...]:
    return tuple(
        replace(reply, words=dict.fromkeys(reply.words, f"{MARKER} wrote {reply.number}"))
        for reply in replies_to(_form(), people=12)
    )


@cache
def exports() -> Mapping[str, tuple[bytes, ...]]:
    """A small export in every layout that is known, by the ending of its name."""
    found: dict[str, tuple[bytes, ...]] = {}
    for layout in LAYOUTS.values():
        ending, content = layout(_form(), _replies())
        found[ending] = (*found.get(ending, ()), content)
    found[".xls"] = (make_xls([(0, 0, "q1"), (0, 1, "q2"), (1, 0, 4.0), (1, 1, MARKER)]),)
    return found


@cache
def structures() -> Mapping[str, tuple[bytes, ...]]:
    """Questionnaires as each tool writes them, by the ending of their name."""
    forms = (_form(), replace(hostile_form(), pages=hostile_form().pages[:2]))
    return {
        ".lss": tuple(map(to_lss, forms)),
        ".txt": tuple(map(to_tsv, forms)),
        ".qsf": (every_qsf(),),
        ".xlsx": (*map(to_xlsform, forms), every_xlsform()),
    }


@cache
def answered() -> Mapping[str, Mapping[str, bytes]]:
    """Sound answers to the questionnaires, by the ending of their name: a file, and its name."""
    return {
        ending: {"answers.csv": LAYOUTS[layout](_form(), _replies())[1]}
        for ending, layout in _ANSWERED.items()
    } | {".qsf": {"answers.csv": QSF_ANSWERS}}


def _read(name: str) -> Callable[[bytes], None]:
    def read(content: bytes) -> None:
        inner, unwrapped = unpacked(content, file=name)
        structure = read_structure(unwrapped, file=inner)
        if structure is None:
            read_answers(unwrapped, file=inner)
        else:
            for answers in _answers(name.removeprefix("form")):
                describe(answers, structure)

    return read


@cache
def _answers(ending: str) -> tuple[Answers, ...]:
    return tuple(read_answers(content, file=name) for name, content in answered()[ending].items())


def _exports(ending: str) -> Callable[[], Sequence[bytes]]:
    """The simulated exports, and small real ones where they are at hand."""
    real = (path.read_bytes() for path in sorted(SAMPLES.glob(f"*/*{ending}")))
    small = [content for content in real if len(content) <= _LONGEST]
    return lambda: [*exports()[ending], *small]


@cache
def _packed_export() -> Sequence[bytes]:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("__MACOSX/._answers.csv", b"x")
        archive.writestr("Kundundersökning/answers.csv", exports()[".csv"][0])
    return [target.getvalue()]


def _structure(ending: str) -> Reader:
    return damaged(lambda: structures()[ending], _read(f"form{ending}"))


def _apart(ending: str) -> Reader:
    """Kinds that a process of their own reads, which takes a second to start."""
    return replace(damaged(_exports(ending), _read(f"answers{ending}")), share=0.1)


READERS: dict[str, Reader] = {
    "exports, CSV": damaged(_exports(".csv"), _read("answers.csv")),
    "exports, XLSX": damaged(_exports(".xlsx"), _read("answers.xlsx")),
    "exports, a part of XLSX": parts_damaged(lambda: exports()[".xlsx"][0], _read("answers.xlsx")),
    "exports, ODS": damaged(_exports(".ods"), _read("answers.ods")),
    "exports, a part of ODS": parts_damaged(lambda: exports()[".ods"][0], _read("answers.ods")),
    "exports, directory of XLSX": archive_damaged(
        lambda: exports()[".xlsx"][0], _read("answers.xlsx")
    ),
    "exports, directory of ODS": archive_damaged(
        lambda: exports()[".ods"][0], _read("answers.ods")
    ),
    "exports, CSV in an archive": damaged(_packed_export, _read("answers.zip")),
    "exports, its directory": archive_damaged(lambda: _packed_export()[0], _read("answers.zip")),
    "exports, XLS": _apart(".xls"),
    "exports, SAV": _apart(".sav"),
    "questionnaire, LimeSurvey .lss": _structure(".lss"),
    "questionnaire, LimeSurvey .txt": _structure(".txt"),
    "questionnaire, Qualtrics .qsf": _structure(".qsf"),
    "questionnaire, Qualtrics, any value": Reader(
        inputs=lambda: altered(json.loads(structures()[".qsf"][0])),
        read=lambda document: told(
            lambda: _read("form.qsf")(json.dumps(document, default=str).encode())
        ),
        whole=lambda: [json.loads(structures()[".qsf"][0])],
    ),
    "questionnaire, XLSForm": _structure(".xlsx"),
    "questionnaire, a part of XLSForm": parts_damaged(every_xlsform, _read("form.xlsx")),
}
