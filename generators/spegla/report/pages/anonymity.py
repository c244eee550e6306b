"""Page 16: what was promised to those who answered, what was done to keep it, and what was not.

It is for a respondent who fears to be recognised, and for a works council.
"""

from collections.abc import Mapping

from spegla.privacy.certificate import FILE, Level, Rules
from spegla.report.context import Context
from spegla.report.model import (
    Align,
    Block,
    Bullets,
    Cell,
    Column,
    Page,
    PageKind,
    Paragraph,
    Phrase,
    Pointer,
    Row,
    Section,
    Table,
    phrase,
)
from spegla.report.pages.numbers import agreed_note
from spegla.report.values import count, persons

_NOT_PROMISED = ("guesses", "told", "style", "together", "routed", "coarser", "satisfied")
_RECOGNISED = ("tell", "correct", "authority")
_HASH_PART = 8
"""Digits between the spaces of a hash, so that it can be read out and broken into lines."""


def anonymity(context: Context) -> Page:
    """What was promised, what it means, what was done, what is not promised, and the proof."""
    return Page(
        key="anonymity",
        kind=PageKind.METHOD,
        label=phrase("anonymity.label"),
        kicker=phrase("anonymity.kicker"),
        headline=phrase("anonymity.headline"),
        lead=(_guarantee(context), phrase("anonymity.guess"), *agreed_note(context)),
        sections=(
            _promised(context),
            *_management(context),
            _done(context),
            _not_promised(),
            _audit(context),
            _recognised(),
        ),
    )


def anonymity_statement(context: Context) -> tuple[Phrase, ...]:
    """The promise in a few sentences, with the thresholds in force."""
    thresholds = context.released.thresholds
    return (
        promise(context),
        phrase(
            "anonymity.thresholds",
            mean=persons(thresholds.mean_minimum),
            category=persons(thresholds.category_minimum),
        ),
        phrase("anonymity.hidden"),
        phrase("anonymity.limits"),
    )


def promise(context: Context) -> Phrase:
    """The promise in one sentence; of customers only, where IT management agreed on its answers."""
    key = "anonymity.promise.customers" if context.is_agreed else "anonymity.promise"
    return phrase(key, count=persons(context.released.thresholds.k))


def _guarantee(context: Context) -> Phrase:
    return phrase("anonymity.guarantee", k=persons(context.released.thresholds.k))


def _promised(context: Context) -> Section:
    rules = context.released.certificate.rules
    k = persons(rules.k)
    return Section(
        anchor="promised",
        heading=phrase("anonymity.promised"),
        blocks=(
            Paragraph(
                sentences=(
                    phrase("anonymity.promised.before", count=persons(rules.promised_minimum)),
                    phrase("anonymity.promised.kept", k=k),
                )
            ),
            Bullets(
                items=(
                    phrase("anonymity.means.combined", k=k),
                    phrase("anonymity.means.proven"),
                    phrase("anonymity.means.guess"),
                )
            ),
        ),
    )


def _management(context: Context) -> tuple[Section, ...]:
    """That the promise does not hold for IT management, where it agreed on its answers."""
    if not context.is_agreed:
        return ()
    return (
        Section(
            anchor="management",
            heading=phrase("management.agreed"),
            blocks=(Paragraph(sentences=(phrase("anonymity.management"),)),),
        ),
    )


def _done(context: Context) -> Section:
    rules = context.released.certificate.rules
    return Section(
        anchor="done",
        heading=phrase("anonymity.done"),
        blocks=(
            Bullets(
                items=(
                    phrase("anonymity.done.together", k=persons(rules.k)),
                    phrase("anonymity.done.hidden"),
                    phrase("anonymity.done.ranges", people=persons(rules.people_per_bin)),
                    *_levels(rules),
                    phrase(
                        "anonymity.done.thresholds",
                        mean=persons(rules.mean_minimum),
                        category=persons(rules.category_minimum),
                    ),
                    phrase("anonymity.done.comments", people=persons(rules.comment_minimum)),
                    phrase("anonymity.done.earlier"),
                )
            ),
        ),
    )


def _levels(rules: Rules) -> tuple[Phrase, ...]:
    """How little small groups show, where there can be groups as small as that."""
    if rules.mean_minimum <= rules.k:
        return ()
    return (phrase("anonymity.done.levels", mean=persons(rules.mean_minimum)),)


def _not_promised() -> Section:
    return Section(
        anchor="not-promised",
        heading=phrase("anonymity.not_promised"),
        blocks=(
            Bullets(items=tuple(phrase(f"anonymity.not_promised.{it}") for it in _NOT_PROMISED)),
        ),
    )


def _audit(context: Context) -> Section:
    """What the audit found, from the certificate that it wrote."""
    blocks: tuple[Block, ...] = (
        Table(
            anchor="audit-table",
            caption=phrase("anonymity.audit.table"),
            columns=(
                Column(label=phrase("column.checked"), align=Align.TEXT),
                Column(label=phrase("column.result")),
            ),
            rows=tuple(
                Row(cells=(what, result))
                for what, result in (*_results(context).items(), *_ladder(context).items())
            ),
            notes=(phrase("anonymity.audit.family"), _fingerprint(context)),
        ),
        Pointer(text=phrase("anonymity.certificate", file=FILE), file=FILE),
    )
    return Section(
        anchor="audit",
        heading=phrase("anonymity.audit"),
        subline=phrase("anonymity.audit.how"),
        blocks=blocks,
    )


def _results(context: Context) -> Mapping[Phrase, Cell]:
    certificate = context.released.certificate
    figures, audits = certificate.figures, certificate.audits
    k = persons(certificate.rules.k)
    return {
        phrase("anonymity.audit.total"): count(figures.total),
        phrase("anonymity.audit.shown"): count(figures.shown),
        phrase("anonymity.audit.protected"): count(figures.protected),
        phrase("anonymity.audit.not_comparable"): count(figures.not_comparable),
        phrase("anonymity.audit.k_support", k=k): _passed(audits.k_support),
        phrase("anonymity.audit.certainty"): _passed(audits.certainty),
        phrase("anonymity.audit.in_whole_people"): count(audits.in_whole_people),
        phrase("anonymity.audit.earlier_releases"): _passed(audits.earlier_releases),
        phrase("anonymity.audit.comments_shown"): count(audits.comments_shown),
        phrase("anonymity.audit.comments_withheld"): count(audits.comments_withheld),
    }


def _ladder(context: Context) -> Mapping[Phrase, Cell]:
    """How many families show how much; levels at which there are none are left out."""
    ladder = context.released.certificate.audits.ladder
    return {
        phrase("anonymity.ladder", level=phrase(f"anonymity.ladder.{level.lower()}")): count(
            ladder[level]
        )
        for level in Level
        if ladder[level]
    }


def _passed(audited: int) -> Cell:
    """How many audits there were, all of which passed: what fails is hidden or refused."""
    if not audited:
        return phrase("anonymity.audit.nothing")
    return phrase("anonymity.audit.passed", count=count(audited))


def _fingerprint(context: Context) -> Phrase:
    digits = context.released.certificate.release_hash
    parts = (digits[at : at + _HASH_PART] for at in range(0, len(digits), _HASH_PART))
    return phrase("anonymity.audit.hash", hash=" ".join(parts))


def _recognised() -> Section:
    return Section(
        anchor="recognised",
        heading=phrase("anonymity.recognised"),
        blocks=(Bullets(items=tuple(phrase(f"anonymity.recognised.{it}") for it in _RECOGNISED)),),
    )
