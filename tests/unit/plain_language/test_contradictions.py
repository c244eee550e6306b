"""Sentences held against the figures that they cite, in three languages."""

import pytest

from plain_language_builder import LANGUAGES, remarks
from spegla.plain_language.remarks import Kind

CONTRADICTION, OVERCLAIM = Kind.CONTRADICTION, Kind.OVERCLAIM
BETTER, WORSE = '{{ change("delivery") }}', '{{ change("change") }}'
UNPROVEN, OPEN = '{{ change("nki") }}', '{{ change("trust") }}'
SAME, FALLING = '{{ change("proactivity") }}', '{{ change("consulting") }}'


def kinds(text: str, language: str) -> list[Kind]:
    return [each.kind for each in remarks(text, language)]


ROSE = {"sv": "Det steg, {}.", "en": "It rose, {}.", "nl": "Het steeg, {}."}
NOT_ROSE = {
    "sv": "Det har inte stigit, {}.",
    "en": "It has not risen, {}.",
    "nl": "Het is niet gestegen, {}.",
}
FELL = {"sv": "Det sjönk med {}.", "en": "It fell by {}.", "nl": "Het daalde met {}."}
NOT_FELL = {
    "sv": "Det sjönk inte ({}).",
    "en": "It did not fall ({}).",
    "nl": "Het daalde niet ({}).",
}
STAYED = {
    "sv": "Det är oförändrat: {}.",
    "en": "It is unchanged: {}.",
    "nl": "Het is onveranderd: {}.",
}
PERHAPS_ROSE = {
    "sv": "Det steg kanske, {}.",
    "en": "Perhaps it rose, {}.",
    "nl": "Misschien steeg het, {}.",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("said", "figure", "expected"),
    [
        (ROSE, BETTER, []),
        (ROSE, UNPROVEN, [OVERCLAIM]),
        (ROSE, OPEN, [OVERCLAIM]),
        (ROSE, SAME, [OVERCLAIM]),
        (ROSE, FALLING, [CONTRADICTION]),
        (ROSE, WORSE, [CONTRADICTION]),
        (NOT_ROSE, BETTER, [CONTRADICTION]),
        (NOT_ROSE, OPEN, []),
        (NOT_ROSE, WORSE, []),
        (FELL, WORSE, []),
        (FELL, FALLING, [OVERCLAIM]),
        (FELL, OPEN, [CONTRADICTION]),
        (FELL, BETTER, [CONTRADICTION]),
        (NOT_FELL, WORSE, [CONTRADICTION]),
        (NOT_FELL, BETTER, []),
        (STAYED, SAME, []),
        (STAYED, OPEN, [OVERCLAIM]),
        (STAYED, BETTER, [CONTRADICTION]),
        (STAYED, WORSE, [CONTRADICTION]),
        (PERHAPS_ROSE, OPEN, []),
        (PERHAPS_ROSE, UNPROVEN, []),
        (PERHAPS_ROSE, WORSE, [CONTRADICTION]),
    ],
)
def test_a_change_is_held_against_its_verdict(language, said, figure, expected):
    assert kinds(said[language].format(figure), language) == expected


OVER = {"sv": "De överskattar sig, {}.", "en": "It overestimates itself, {}.",
        "nl": "Het overschat zich, {}."}  # fmt: skip
NOT_OVER = {"sv": "De överskattar sig inte, {}.", "en": "It does not overestimate itself, {}.",
            "nl": "Het overschat zich niet, {}."}  # fmt: skip
ALIKE = {"sv": "De har samma bild, {}.", "en": "They have the same view, {}.",
         "nl": "Ze hebben hetzelfde beeld, {}."}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("said", "subject", "expected"),
    [
        (OVER, "proactivity", []),
        (OVER, "collaboration", [OVERCLAIM]),
        (OVER, "trust", [CONTRADICTION]),
        (OVER, "treatment", [CONTRADICTION]),
        (OVER, "service", [CONTRADICTION]),
        (NOT_OVER, "proactivity", [CONTRADICTION]),
        (NOT_OVER, "service", []),
        (ALIKE, "treatment", []),
        (ALIKE, "trust", []),
        (ALIKE, "proactivity", [CONTRADICTION]),
    ],
)
def test_a_gap_is_held_against_its_reading(language, said, subject, expected):
    assert kinds(said[language].format(f'{{{{ gap("{subject}") }}}}'), language) == expected


REACHED = {"sv": "Vi har nått målet med {}.", "en": "We reached the level with {}.",
           "nl": "We haalden het doel met {}."}  # fmt: skip
NOT_REACHED = {"sv": "Vi når inte målet med {}.", "en": "We do not reach the level with {}.",
               "nl": "We halen het doel niet met {}."}  # fmt: skip
BELOW = {"sv": "Det ligger under målet, {}.", "en": "It is below the level, {}.",
         "nl": "Het ligt onder het doel, {}."}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("said", "subject", "expected"),
    [
        (REACHED, "treatment", []),
        (REACHED, "service", [OVERCLAIM]),
        (REACHED, "delivery", [CONTRADICTION]),
        (NOT_REACHED, "treatment", [CONTRADICTION]),
        (NOT_REACHED, "delivery", []),
        (BELOW, "delivery", []),
        (BELOW, "treatment", [CONTRADICTION]),
    ],
)
def test_a_score_is_held_against_its_level_and_interval(language, said, subject, expected):
    text = said[language].format(f'{{{{ score("{subject}") }}}}')
    if said is BELOW:
        text = text.replace(", {{", " {{")
    assert kinds(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", f"Leveransen steg, {BETTER}, men förtroendet är {OPEN}."),
        ("sv", f"Leveransen steg med {BETTER}, och förtroendet är {OPEN}."),
        ("sv", f"Förtroendet ska stiga från {OPEN}."),
        ("sv", f"Har förtroendet stigit med {OPEN}?"),
        ("sv", f"Om förtroendet har stigit med {OPEN} vet ingen."),
        ("sv", f"Förtroendet steg med {OPEN}. Det är inte säkerställt."),
        ("sv", f"Inte bara leveransen steg, {BETTER}."),
        ("en", f"Delivery rose by {BETTER}, while trust is at {OPEN}."),
        ("en", f"We want trust to rise from {OPEN}."),
        ("en", f"If trust rose by {OPEN}, we shall see."),
        ("en", f"Trust rose by {OPEN}. That is not yet proven."),
        ("en", f"Better to ask again, with {OPEN}."),
        ("en", 'Proactivity is lower than all else, {{ score("proactivity") }}.'),
        ("en", '{{ n("trust") }} people saw that trust fell.'),
        ("nl", f"Levering steeg met {BETTER}, maar het vertrouwen is {OPEN}."),
        ("nl", f"Het vertrouwen moet stijgen, {OPEN}."),
        ("nl", f"Het vertrouwen steeg met {OPEN}, al is dat niet bewezen."),
    ],
)
def test_other_clauses_plans_questions_and_doubts_claim_nothing(language, text):
    assert not remarks(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", f"Både leverans och förändring har stigit ({BETTER} och {WORSE})."),
        ("en", f"Delivery and change both improved ({BETTER}, {WORSE})."),
        ("nl", f"Levering en verandering zijn gestegen ({BETTER} en {WORSE})."),
    ],
)
def test_figures_that_share_a_verb_are_each_held_against_it(language, text):
    (remark,) = remarks(text, language)
    assert remark.kind is CONTRADICTION
    assert "the change of change, which is clearly worse" in remark.found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_score_that_is_said_to_have_moved_is_held_against_its_change(language):
    fell = {"sv": "har sjunkit till", "en": "has fallen to", "nl": "is gedaald naar"}[language]
    (remark,) = remarks(f'IT {fell} {{{{ score("delivery") }}}}.', language)
    assert remark.kind is CONTRADICTION


def test_the_message_says_what_contradicts_what_and_what_to_do():
    (remark,) = remarks(f"Trust rose by {WORSE}.", "en")
    assert remark.found == '"rose" contradicts the change of change, which is clearly worse'
    assert remark.fix == "Say what the figure says, or cite the figure that is meant."


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", f"Kalendern ledde till {BETTER}."),
        ("sv", f"Leveransen steg med {BETTER} genom morgonmötena."),
        ("sv", "Tack vare planerarna litar {{ share('trust_1') }} på IT."),
        ("en", f"The calendar led to {BETTER}."),
        ("en", f"Delivery rose by {BETTER} through the morning meetings."),
        ("en", "Because of the planners {{ share('trust_1') }} trust IT."),
        ("nl", f"De kalender leidde tot {BETTER}."),
        ("nl", f"De levering steeg door het ochtendoverleg met {BETTER}."),
        ("nl", "Dankzij de planners vertrouwt {{ share('trust_1') }} IT."),
        ("en", "The importance weights show what drives customers."),
    ],
)
def test_a_cause_beside_a_figure_that_knows_of_none_is_pointed_out(language, text):
    assert kinds(text, language) == [Kind.CAUSE]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", f"Vi vet inte vad {BETTER} beror på."),
        ("sv", f"Förändringen, {BETTER}, beror inte på kalendern."),
        ("sv", "Kalendern ledde till fler samtal."),
        ("sv", 'Köerna beror på bemanningen, sade {{ n("customers") }}.'),
        ("en", f"Whether the calendar led to {BETTER} we do not know."),
        ("en", f"Delivery rose by {BETTER}, which we learnt through interviews."),
        ("en", f"If {BETTER} leads to a talk, much is won."),
        ("nl", f"Levering, {BETTER}, komt niet door de kalender."),
        ("nl", 'De vragen werden door {{ n("customers") }} klanten beantwoord.'),
    ],
)
def test_a_cause_that_is_denied_open_or_elsewhere_is_left_alone(language, text):
    assert not remarks(text, language)
