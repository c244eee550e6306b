"""What a sentence of the report may claim, and the one door through which it gets there.

Most sentences say what is displayed. Those that claim more (that something is highest, differs, has
changed, reaches a level, goes together with something) have a message key in :data:`CLAIMS`, with
the class of evidence that they need and the rule of METHOD.md by which it is judged. Pages make
them by :func:`claim`, with the released values that they rest on, and choose a weaker sentence
where :func:`bears` says that the values do not bear them. A page that claims more is refused: that
is a defect of ours.
"""

from spegla.report.claims.basis import Basis, Evidence, among, on
from spegla.report.claims.door import UnprovenError, bears, claim
from spegla.report.claims.keys import CLAIMS
from spegla.report.claims.registry import Claim

__all__ = ["CLAIMS", "Basis", "Claim", "Evidence", "UnprovenError", "among", "bears", "claim", "on"]
