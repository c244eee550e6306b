"""A unit's report is a view of the whole one: nothing more, and nothing of any other unit."""

from dataclasses import replace

import pytest

from claim_releases import altered
from report_builder import make_writer
from spegla.privacy import archive, gate
from spegla.privacy.released import (
    FigureId,
    Hidden,
    HiddenReason,
    ReleasedComment,
    Shown,
    SubjectKind,
    Unit,
)
from spegla.report.annex import figures_csv
from spegla.report.build import build_report
from spegla.report.unit import has_report
from spegla.survey.readings import Sentiment
from survey_builder import LANGUAGES, NOW, said, texts_of
from unit_builder import KENNEL, LARGE, kennel, report_of_unit, unit_of

SEEDS = range(30)


def annex_of(report):
    """The rows of an annex as text, without the pages that show them."""
    lines = figures_csv(report.annex, make_writer("en")).decode().splitlines()[1:]
    return {line.rpartition(",")[0] for line in lines}


def said_in(report, language="en"):
    return " ".join(texts_of(report, make_writer(language)))


def groups_of(context, breakdown=KENNEL):
    return context.released.breakdown(breakdown).groups


def test_the_kennel_has_what_these_tests_need():
    codes = [group.code for group in groups_of(kennel())]
    assert codes == [*sorted(LARGE), "combined"] or set(codes) == {*LARGE, "combined"}
    assert "scores trust lower" in said_in(report_of_unit(kennel(), "zebra"))
    assert "scores trust higher" in said_in(report_of_unit(kennel(), "yak"))


@pytest.mark.parametrize("group", LARGE)
def test_every_figure_stands_in_the_whole_report_with_the_same_text(group):
    own = annex_of(report_of_unit(kennel(), group))
    assert len(own) > 20
    assert own <= annex_of(build_report(kennel()))


def test_all_units_together_say_nothing_that_the_release_does_not():
    released = kennel().released
    together = {
        (row.figure, row.value) for group in LARGE for row in report_of_unit(kennel(), group).annex
    }
    assert together <= set(released.figures.items())


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_holds_for_made_up_releases_and_no_sentence_claims_too_much(seed):
    context = altered(seed)
    whole = annex_of(build_report(context))
    for group in groups_of(context, "unit"):
        if has_report(context.released, "unit", group):
            assert annex_of(report_of_unit(context, group.code, "unit")) <= whole


@pytest.mark.parametrize("group", LARGE)
def test_figures_are_of_everyone_or_of_the_unit(group):
    figures = [row.figure for row in report_of_unit(kennel(), group).annex]
    assert {(f.group_by, f.group) for f in figures} == {("", ""), (KENNEL, group)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("group", LARGE)
def test_no_other_unit_is_named(group, language):
    said = said_in(report_of_unit(kennel(), group), language).casefold()
    assert f"group {group}" in said
    for other in {*LARGE, "vole", "wombat", "north", "south"} - {group}:
        assert f"group {other}" not in said


@pytest.mark.parametrize("group", LARGE)
def test_what_a_unit_is_written_from_holds_no_other_unit(group):
    """Not even behind the pages: in the context there is no name and no figure of another."""
    context = repr(unit_of(kennel(), group).context).casefold()
    for other in {*LARGE, "vole", "wombat"} - {group}:
        assert f"group {other}" not in context
        assert f"group='{other}'" not in context
        assert f"code='{other}'" not in context


def test_no_other_unit_plays_a_part():
    """Other names and other figures of all others leave a unit's report as it is."""
    context, zebra = kennel(), report_of_unit(kennel(), "zebra")
    figures = {
        figure: Hidden(reason=HiddenReason.PROTECTED)
        if (figure.group_by, figure.group) not in (("", ""), (KENNEL, "zebra"))
        else value
        for figure, value in context.released
    }
    book = context.questionnaire
    breakdowns = tuple(
        replace(
            breakdown,
            groups=tuple(
                group if group.code == "zebra" else replace(group, label=said("Okapi"))
                for group in breakdown.groups
            ),
        )
        for breakdown in book.breakdowns
    )
    other = replace(
        context,
        released=replace(context.released, figures=figures),
        questionnaire=replace(book, breakdowns=breakdowns),
        actions=tuple(a for a in context.actions if a.code not in ("other", "owned")),
    )
    assert report_of_unit(other, "zebra") == zebra


def test_actions_about_another_unit_are_left_out():
    promises = {
        group: [action.code for action in unit_of(kennel(), group).context.actions]
        for group in ("zebra", "yak")
    }
    assert promises == {"zebra": ["next_step", "own"], "yak": ["next_step", "other", "owned"]}


def test_small_groups_together_have_no_report():
    combined = next(group for group in groups_of(kennel()) if group.label is None)
    assert not has_report(kennel().released, KENNEL, combined)
    with pytest.raises(ValueError, match="kennel=combined"):
        gate.of_group(kennel().released, (KENNEL, "combined"))


@pytest.mark.parametrize("group", [(KENNEL, "vole"), (KENNEL, ""), ("", ""), ("site", "zebra")])
def test_a_group_that_is_not_shown_has_no_view(group):
    with pytest.raises(ValueError, match="does not show"):
        gate.of_group(kennel().released, group)


def test_a_unit_that_is_hidden_in_full_has_no_report():
    released = kennel().released
    hidden = {
        figure: Hidden(reason=HiddenReason.PROTECTED) if figure.group == "yak" else value
        for figure, value in released
    }
    zebra, yak = (next(g for g in groups_of(kennel()) if g.code == c) for c in ("zebra", "yak"))
    altered_release = replace(released, figures=hidden)
    assert has_report(altered_release, KENNEL, zebra)
    assert not has_report(altered_release, KENNEL, yak)


def test_what_people_wrote_is_left_out():
    released = kennel().released
    theme = FigureId.of_comments(NOW, "open", theme="trust")
    comment = ReleasedComment(
        question="open", theme="trust", sentiment=Sentiment.NEGATIVE, text="Nobody calls back."
    )
    spoken = replace(
        released,
        figures={**released.figures, theme: Shown(value=0.4, unit=Unit.SHARE)},
        comments=(comment,),
    )
    view = gate.of_group(spoken, (KENNEL, "zebra"))
    assert not view.comments
    assert not view.interviews
    assert not [f for f, _ in view if f.subject_kind is SubjectKind.COMMENT]


def test_a_view_is_the_release_and_no_other():
    view = gate.of_group(kennel().released, (KENNEL, "zebra"))
    assert view.certificate == kennel().released.certificate
    assert view.thresholds == kennel().released.thresholds
    assert set(view.figures.items()) < set(kennel().released.figures.items())
    assert gate.reopen(archive.to_json(kennel().released)) == kennel().released


def test_a_unit_too_small_to_compare_says_so():
    """Nine people have scores, as ranges, and no difference from the rest."""
    context = kennel()
    few = {
        figure: Hidden(reason=HiddenReason.NOT_COMPARABLE)
        if (figure.group, figure.statistic) == ("xerus", "contrast")
        else value
        for figure, value in context.released
    }
    report = report_of_unit(
        replace(context, released=replace(context.released, figures=few)), "xerus"
    )
    assert "too few answered for a comparison" in said_in(report)
    assert not [block for block in report.pages[0].sections[0].blocks if hasattr(block, "body")]
