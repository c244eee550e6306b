"""What survey tools hand out: exports of answers, and files of the questionnaire."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from catalogue_files import catalogue_form
from fuzz.mutations import altered
from fuzz.reading import MARKER, Reader, damaged, parts_damaged, told
from hostile_form import hostile_form
from samples import SAMPLES
from simulated.layouts import LAYOUTS
from simulated.replies import replies_to
from spegla.questionnaire.limesurvey import to_lss, to_tsv
from spegla.questionnaire.xlsform import to_xlsform
from spegla.survey.exports import describe, read_answers, read_structure, unpacked
from unit.survey.exports.test_qualtrics_structure import choices, make_qsf
from unit.survey.exports.test_workbook import make_xls

_LONGEST = 60_000
"""Bytes of a real export that are tampered with."""
_PLAIN = b"q1,q2\n4,5\n"


@cache
def exports() -> Mapping[str, tuple[bytes, ...]]:
    """A small export in every layout that is known, by the ending of its name."""
    form = catalogue_form(only=("delivery_1", "trust_1", "nki_1", "shadow", "best"))
    replies = [
        replace(reply, words=dict.fromkeys(reply.words, f"{MARKER} wrote"))
        for reply in replies_to(form, people=12)
    ]
    found: dict[str, tuple[bytes, ...]] = {}
    for layout in LAYOUTS.values():
        ending, content = layout(form, replies)
        found[ending] = (*found.get(ending, ()), content)
    found[".xls"] = (make_xls([(0, 0, "q1"), (0, 1, "q2"), (1, 0, 4.0), (1, 1, MARKER)]),)
    return found


@cache
def structures() -> Mapping[str, bytes]:
    """A questionnaire as each tool writes it, by the ending of its name."""
    form = replace(hostile_form(), pages=hostile_form().pages[:2])
    qsf = make_qsf(
        {"QuestionID": "QID1", "DataExportTag": "q1", "QuestionType": "MC", "Selector": "SAVR",
         "QuestionText": "Is it fast?", "Choices": choices("Yes", "No"), "ChoiceOrder": ["1", "2"],
         "RecodeValues": {"1": "5"}, "Language": {"SV": {"QuestionText": "Snabbt?"}}},
        {"QuestionID": "QID2", "DataExportTag": "q2", "QuestionType": "Matrix",
         "Selector": "Likert", "SubSelector": "SingleAnswer", "QuestionText": "How?",
         "Choices": choices("a", "b"), "Answers": choices("Bad", "Good"),
         "ChoiceDataExportTags": False},
    )  # fmt: skip
    return {".lss": to_lss(form), ".txt": to_tsv(form), ".qsf": qsf, ".xlsx": to_xlsform(form)}


def _read(name: str) -> Callable[[bytes], None]:
    def read(content: bytes) -> None:
        inner, unwrapped = unpacked(content, file=name)
        structure = read_structure(unwrapped, file=inner)
        if structure is None:
            read_answers(unwrapped, file=inner)
        else:
            describe(read_answers(_PLAIN, file="customers.csv"), structure)

    return read


def _exports(ending: str) -> Callable[[], Sequence[bytes]]:
    """The simulated exports, and the beginnings of real ones where they are at hand."""
    real = sorted(SAMPLES.glob(f"*/*{ending}"))
    return lambda: [*exports()[ending], *(path.read_bytes()[:_LONGEST] for path in real)]


def _structure(ending: str) -> Reader:
    return damaged(lambda: [structures()[ending]], _read(f"form{ending}"))


def _apart(ending: str) -> Reader:
    """Kinds that a process of their own reads, which takes a second to start."""
    return replace(damaged(_exports(ending), _read(f"answers{ending}")), share=0.1)


READERS: dict[str, Reader] = {
    "exports, CSV": damaged(_exports(".csv"), _read("answers.csv")),
    "exports, XLSX": damaged(_exports(".xlsx"), _read("answers.xlsx")),
    "exports, a part of XLSX": parts_damaged(lambda: exports()[".xlsx"][0], _read("answers.xlsx")),
    "exports, ODS": damaged(_exports(".ods"), _read("answers.ods")),
    "exports, a part of ODS": parts_damaged(lambda: exports()[".ods"][0], _read("answers.ods")),
    "exports, XLS": _apart(".xls"),
    "exports, SAV": _apart(".sav"),
    "questionnaire, LimeSurvey .lss": _structure(".lss"),
    "questionnaire, LimeSurvey .txt": _structure(".txt"),
    "questionnaire, Qualtrics .qsf": _structure(".qsf"),
    "questionnaire, Qualtrics, any value": Reader(
        inputs=lambda: altered(json.loads(structures()[".qsf"])),
        read=lambda document: told(
            lambda: _read("form.qsf")(json.dumps(document, default=str).encode())
        ),
    ),
    "questionnaire, XLSForm": _structure(".xlsx"),
}
