"""The answers of the demo engagement, drawn from a story.

What a consultant writes (settings, code book, actions, interviews, pages, what may be published of
the comments) lies in ``data/`` and ``content/`` and is edited there. What hundreds of invented
people answered and wrote is drawn here: :mod:`demo.cast`, :mod:`demo.story` and
:mod:`demo.remarks` go in, the answers and invitations of ``data/waves/`` come out. The same story
gives the same bytes, on any machine and with any version of any library.

Run it from this folder's parent, after a change of the story::

    python -m demo ../data/waves
"""

from demo.exports import wave_files
from demo.story import WAVES

__all__ = ["WAVES", "wave_files"]
