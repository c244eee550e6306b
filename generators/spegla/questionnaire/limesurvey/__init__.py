"""The questionnaire for LimeSurvey: a form in, its ``.lss`` or its tab separated structure out."""

from spegla.questionnaire.limesurvey.lss import to_lss
from spegla.questionnaire.limesurvey.tsv import to_tsv

__all__ = ["to_lss", "to_tsv"]
