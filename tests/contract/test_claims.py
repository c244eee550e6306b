"""Every message that claims something is registered with its evidence, and made by the one door."""

import ast
import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from claim_words import CAUSAL, CLAIMING, says
from report_builder import make_writer
from spegla.report.claims import CLAIMS
from survey_builder import LANGUAGES

REPORT = Path(__file__).parents[2] / "generators" / "spegla" / "report"
PHRASES = {"phrase", "sentence", "interval_sentence"}
MESSAGES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    language: make_writer(language).wording.messages for language in LANGUAGES
}

NO_CLAIM: Mapping[str, tuple[str, ...]] = {
    "says how a figure came about, how it is to be read or what was promised": (
        "anonymity.*",
        "method.*",
        "definition.*",
        "footnote.*",
        "term.*",
        "setting.*",
        "suppression.*",
        "variant.*",
        "ranges.*",
        "quantity.*",
        "print.*",
        "site.*",
        "script.*",
        "*.reading",
        "*.reading.*",
        "*.caption",
        "*.caption.*",
        "*.handling",
        "*.handling.*",
        "who.non_response.*",
        "who.number.*",
        "who.composition",
        "who.composition.*",
        "since.how",
        "since.how.*",
        "since.changes.rule",
        "since.changes.like_for_like",
        "since.promises.how",
        "since.promises.caution",
        "since.headline.kept.none",
        "since.did.started",
        "since.result.begun",
        "action_plan.lead.detectable",
        "action_plan.lead.first",
        "action_plan.lead.without",
        "ambition.inverted",
        "around.reading.*",
        "around.shadow.how",
        "chart.distribution.*",
        "chart.groups.contrast",
        "chart.mirror.leniency",
        "cover.priorities.how.weighed",
        "cover.sure.*",
        "cover.strengths.how",
        "importance.derived.together",
        "importance.derived.sum",
        "importance.correlations.how",
        "importance.disagreement.how",
        "importance.guess.joint",
        "number.interval",
        "number.interval.short",
        "number.target.detectable",
        "overall.lead.interval",
        "overall.net_promoter.note",
        "priorities.first.how",
        "priorities.beyond.how",
        "priorities.matrix.bars",
        "priorities.matrix.box",
        "priorities.matrix.cross",
        "priorities.matrix.most",
        "priorities.variants.how",
        "summary.plan.*",
        "unit.dimensions.lead",
        "unit.number.apart.note",
        "unit.since.lead",
        "unit.use.*",
        "words.lead.approved",
        "words.lead.language",
        "words.none",
        "words.shown",
        "words.table",
        "words.table.*",
        "words.interviews.who",
    ),
    "names a column, an axis, a mark, a box or what a part is about": (
        "column.*",
        "chart.continued",
        "chart.key.*",
        "*.label",
        "*.kicker",
        "box.*",
        "cover.strengths",
        "cover.highlights",
        "cover.misjudged",
        "cover.misjudged.how",
        "chart.groups.reference",
        "dimension.activities",
        "importance.correlations",
        "importance.disagreement",
        "importance.explained",
        "importance.guess.overlap",
        "importance.headline.derived",
        "item.reversed",
        "overall.comparison",
        "priorities.first",
        "priorities.matrix.importance",
        "priorities.matrix.performance",
        "priorities.variants.table",
        "who.chart.finding",
        "dimensions.heatmap.finding",
        "mirror.chart.finding",
        "change.step.*",
        "change.row",
        "around.funnel.asked",
        "around.funnel.caption",
        "around.funnel.row",
        "action_plan.activity",
        "action_plan.column.*",
        "action_plan.event.*",
        "action_plan.file.*",
        "action_plan.step",
        "cover.plan",
        "raised.theme.*",
        "unit.begun",
        "unit.begun.nothing",
        "unit.differences.table",
        "unit.index.headline",
        "unit.dimensions.headline.plain",
        "unit.number.apart",
        "unit.since.headline",
    ),
    "says in which order a chart or a table stands": ("*.measure", "*.measure.*"),
    "says that something cannot be told, is not proven or is not shown": (
        "*.unsure",
        "*.hidden",
        "cover.over.none",
        "cover.over.none.reason",
        "cover.under.none",
        "cover.under.none.reason",
        "cover.difference.reason",
        "mirror.finding.unproven",
        "mirror.lead.agreed",
        "priorities.matrix.finding.none",
        "raised.evidence.even.*",
        "raised.evidence.no_importance",
        "since.noticed.older",
        "since.promises.shared",
        "since.said.otherwise",
        "unit.differences.unsure.why",
    ),
    "puts displayed numbers side by side": (
        "value.*",
        "activity.*",
        "ambition.alternative",
        "change.lead.steps",
        "chart.mirror.alternative",
        "cover.both_scores",
        "cover.headline.both",
        "cover.over.size",
        "cover.under.size",
        "cover.priority.reason.brief",
        "importance.derived.alternative",
        "mirror.lead.counts",
        "note.below_minimum",
        "priorities.reason.range",
        "who.chart.between",
        "dimension.action",
    ),
    "asks those in the workshop, or those who follow up, to do or to think something": (
        "kit.*",
        "action_plan.follow_up.*",
    ),
    "tells of verdicts that stand beside it": (
        "since.account",
        "since.changes.proven",
        "since.changes.caption",
        "since.lead.result",
        "unit.number.contrast",
    ),
}
"""Messages with a word that may claim, and why they do not; ``*`` stands for any part of a key."""

HEADS = re.compile(r"(^|\.)(headline|finding|lead|reason)(\.|$)")
"""What heads, leads or gives reasons is listed by its whole name, in no family."""
FAMILIES_THAT_MAY_HEAD = {
    "*.unsure",
    "*.hidden",
    "*.kicker",
    "*.reading.*",
    "anonymity.*",
    "column.*",
    "kit.*",
    "method.*",
}

ABOUT_IMPORTANCE = ("importance.*", "priorities.*", "reading.together", "reading.shared_only")
ALSO_ABOUT_IMPORTANCE = (
    "note.moves_more",
    "note.says_more",
    "cover.priority*",
    "cover.priorities*",
    "summary.*",
    "column.derived_weight",
    "column.association",
    "column.rank_correlation",
    "chart.key.derived",
    "footnote.derived_importance",
    "kit.priorities.*",
    "kit.answer.*",
    "variant.*",
    "term.derived_importance",
)
NO_CAUSE: Mapping[str, str] = {
    "importance.derived.together": "denies it",
    "importance.reading.derived": "denies it",
    "priorities.reading.boxes": "says what may be a reason why nobody thinks of it",
    "priorities.reading.between": "says what chance may do to a place",
    "kit.answer.alternative.hidden": "says why a figure is not shown",
    "priorities.partly": "says on whom a decision depends",
    "cover.priorities.how.weighed": "says what IT can do",
    "priorities.first.how": "says what IT can do",
}


def is_among(key: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(key, pattern) for pattern in patterns)


def is_excused(key: str) -> bool:
    return any(is_among(key, patterns) for patterns in NO_CLAIM.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_that_claims_is_registered_or_excused(language: str) -> None:
    claiming = {
        key
        for key, forms in MESSAGES[language].items()
        if says(CLAIMING[language], " ".join(forms))
    }
    assert len(claiming) > 100
    assert not {key for key in claiming - CLAIMS.keys() if not is_excused(key)}


def test_a_claim_under_a_new_key_would_be_found() -> None:
    """Whatever it is called, unless its family is excused."""
    for key in ("cover.lead.best", "mirror.finding.new", "dimensions.lead.rise", "new.page"):
        assert key not in CLAIMS
        assert not is_excused(key)


def test_what_heads_or_leads_is_excused_by_its_own_name() -> None:
    loose = {
        pattern: [key for key in MESSAGES["en"] if fnmatchcase(key, pattern) and HEADS.search(key)]
        for patterns in NO_CLAIM.values()
        for pattern in patterns
        if "*" in pattern and pattern not in FAMILIES_THAT_MAY_HEAD
    }
    assert {pattern: keys for pattern, keys in loose.items() if keys} == {}


def test_every_registered_claim_is_worded_and_every_excuse_is_of_use() -> None:
    assert not CLAIMS.keys() - MESSAGES["en"].keys()
    unused = [
        pattern
        for patterns in NO_CLAIM.values()
        for pattern in patterns
        if not any(fnmatchcase(key, pattern) for key in MESSAGES["en"])
    ]
    assert unused == []


# ------------------------------------------------------------------ the door


def keys_named(node: ast.AST) -> Iterator[str]:
    """Registered keys that stand in some code, whole or with a part that is filled in."""
    inside: set[ast.AST] = set()
    for each in ast.walk(node):
        match each:
            case ast.JoinedStr(values=parts):
                inside.update(parts)
                pattern = "".join(
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[a-z0-9_]+"
                    for part in parts
                )
                if "." in pattern.replace("\\.", "."):
                    yield from (key for key in CLAIMS if re.fullmatch(pattern, key))
            case ast.Constant(value=str(text)) if each not in inside and text in CLAIMS:
                yield text


def made_beside_the_door(source: str) -> list[str]:
    """Registered keys that are handed to ``phrase`` and its like, themselves or under a name."""
    tree = ast.parse(source)
    found: list[str] = []
    for function in (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)):
        for call in (n for n in ast.walk(function) if isinstance(n, ast.Call)):
            if getattr(call.func, "id", "") not in PHRASES or not call.args:
                continue
            found += keys_named(call.args[0])
            named = call.args[0]
            if isinstance(named, ast.Name):
                assigned = (
                    n.value
                    for n in ast.walk(function)
                    if isinstance(n, ast.Assign)
                    and any(isinstance(t, ast.Name) and t.id == named.id for t in n.targets)
                )
                found += [key for value in assigned for key in keys_named(value)]
    return found


@pytest.mark.parametrize(
    "path", sorted(REPORT.rglob("*.py")), ids=lambda path: str(path.relative_to(REPORT))
)
def test_claims_are_made_by_the_door_alone(path: Path) -> None:
    assert made_beside_the_door(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        'return phrase("items.lowest", share=share)',
        'return phrase(f"dimension.lead.{reading}")',
        'return sentence("cover.headline.lowest" if plain else "cover.headline.furthest", score)',
        'key = "mirror.finding.agree"; return phrase(key)',
    ],
)
def test_a_claim_made_beside_the_door_is_found(line: str) -> None:
    assert made_beside_the_door(f"def page():\n    {line}")


# ------------------------------------------------------------------ cause


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_about_importance_speaks_of_cause(language: str) -> None:
    about = (*ABOUT_IMPORTANCE, *ALSO_ABOUT_IMPORTANCE)
    spoken = {
        key: forms
        for key, forms in MESSAGES[language].items()
        if is_among(key, about) and key not in NO_CAUSE and says(CAUSAL[language], " ".join(forms))
    }
    assert spoken == {}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Proactivity drives satisfaction."),
        ("en", "It says little and moves much."),
        ("sv", "Proaktivitet påverkar nöjdheten."),
        ("sv", "Nöjdheten beror på bemötandet."),
        ("nl", "Proactiviteit bepaalt de tevredenheid."),
        ("nl", "Zelden gekozen, maar het beweegt veel."),
    ],
)
def test_words_of_cause_are_known(language: str, text: str) -> None:
    assert says(CAUSAL[language], text)
