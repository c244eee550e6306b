"""Engagement settings and privacy policy: strict, documented, frozen.

``engagement.toml`` is read into :class:`Settings`. Unknown keys are errors, nothing that
protects people has a silent default, and every setting says what it means in its description.
"""

from spegla.settings.activities import ActivitySettings, parse_activities
from spegla.settings.depth import is_too_deep
from spegla.settings.engagement import (
    BrandSettings,
    DecisionSettings,
    Influence,
    MethodSettings,
    Settings,
)
from spegla.settings.parsing import parse_settings, survey_settings
from spegla.settings.plain_language import (
    CauseWords,
    ClaimWords,
    ContextWords,
    PhraseListSettings,
    PlatitudeSettings,
    ResultWords,
    RuleWordsSettings,
    parse_phrase_list,
    parse_rule_words,
)
from spegla.settings.privacy import (
    K_FLOOR,
    SENSITIVE_MINIMUM,
    Preset,
    PrivacyPolicy,
    PrivacySettings,
    Suppression,
    Waves,
)
from spegla.settings.schema import SCHEMA_FILE, SCHEMA_LINE, schema_bytes
from spegla.settings.strict import Texts
from spegla.settings.survey import (
    BreakdownSettings,
    DimensionSettings,
    GroupSettings,
    ManagementSettings,
    MissingSettings,
    NeedSettings,
    NumberSettings,
    OptionSettings,
    ScaleSettings,
    SurveySettings,
    WaveSettings,
)

__all__ = [
    "K_FLOOR",
    "SCHEMA_FILE",
    "SCHEMA_LINE",
    "SENSITIVE_MINIMUM",
    "ActivitySettings",
    "BrandSettings",
    "BreakdownSettings",
    "CauseWords",
    "ClaimWords",
    "ContextWords",
    "DecisionSettings",
    "DimensionSettings",
    "GroupSettings",
    "Influence",
    "ManagementSettings",
    "MethodSettings",
    "MissingSettings",
    "NeedSettings",
    "NumberSettings",
    "OptionSettings",
    "PhraseListSettings",
    "PlatitudeSettings",
    "Preset",
    "PrivacyPolicy",
    "PrivacySettings",
    "ResultWords",
    "RuleWordsSettings",
    "ScaleSettings",
    "Settings",
    "Suppression",
    "SurveySettings",
    "Texts",
    "WaveSettings",
    "Waves",
    "is_too_deep",
    "parse_activities",
    "parse_phrase_list",
    "parse_rule_words",
    "parse_settings",
    "schema_bytes",
    "survey_settings",
]
