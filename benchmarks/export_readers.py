"""Seconds to read one survey from the exports of several tools, and to draft an engagement of it.

The questionnaire is the catalogue's, answered by invented people. Figures for comparison, never a
test. Run with ``python benchmarks/export_readers.py [PEOPLE]``.
"""

import sys
from pathlib import Path
from time import perf_counter

sys.path.append(str(Path(__file__).parents[1] / "tests"))

from catalogue_files import catalogue, catalogue_form
from simulated.layouts import LAYOUTS
from simulated.replies import replies_to
from spegla.survey.drafting.assembled import draft_of
from spegla.survey.drafting.draft import Source
from spegla.survey.exports import read_answers
from spegla.survey.questions import Audience

_SHOWN = 40
"""Letters of a layout's name that there is room for."""


def main() -> None:
    """Print a line a layout: its name, kilobytes, seconds to read and to draft."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    form = catalogue_form(Audience.CUSTOMERS, languages=["sv", "nl", "en"])
    replies = replies_to(form, people=people)
    whole = catalogue()
    print(f"{'layout':{_SHOWN}} {'kB':>7} {'read':>7} {'draft':>7}")
    for name, layout in LAYOUTS.items():
        suffix, content = layout(form, replies)
        file = f"customers{suffix}"
        began = perf_counter()
        answers = read_answers(content, file=file)
        read = perf_counter()
        source = Source(
            file=file,
            wave="2026",
            audience=Audience.CUSTOMERS,
            answers=answers,
            content=content,
            suffix=suffix,
        )
        draft_of([source], catalogue=whole, decisions={})
        drafted = perf_counter()
        size = len(content) // 1000
        print(f"{name[:_SHOWN]:{_SHOWN}} {size:7} {read - began:7.2f} {drafted - read:7.2f}")


if __name__ == "__main__":
    main()
