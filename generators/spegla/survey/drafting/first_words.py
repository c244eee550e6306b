"""The words that a new engagement begins with, in each language that reports are written in."""

from collections.abc import Mapping, Sequence

from spegla.survey.drafting.draft import Texts

_MAIN = "en"

TITLE: Texts = {
    "en": "IT through its customers’ eyes",
    "sv": "IT genom kundernas ögon",
    "nl": "IT door de ogen van haar klanten",
}
CONFIDENTIALITY: Texts = {"en": "Confidential", "sv": "Konfidentiellt", "nl": "Vertrouwelijk"}

ABOUT: Texts = {
    "en": """\
---
title: About this survey
after: index
---

This page is yours. Tell readers in a few lines why the survey was made, who was asked and when, \
and who answers for what comes of it. Then remove this paragraph.

## How to read the results

**Look at the differences, not at the decimals.** Each result is uncertain, and the report shows \
how uncertain. Where it says that something is better, that has been tested.

**“Don’t know” is an answer.** It is counted on its own and is in no average.

**Nobody can be seen here.** Results of small groups are left out, also where they could be worked \
out from others. So an explanation may stand where you expected a number.
""",
    "sv": """\
---
title: Om undersökningen
after: index
---

Den här sidan är er egen. Berätta på några rader varför undersökningen gjordes, vilka som fick \
frågorna och när, och vem som svarar för vad den leder till. Ta sedan bort det här stycket.

## Så läser du resultaten

**Se på skillnaderna, inte på decimalerna.** Varje resultat är osäkert, och rapporten visar hur \
osäkert. Där det står att något är bättre har det prövats.

**”Vet ej” är ett svar.** Det räknas för sig och ingår inte i något medelvärde.

**Ingen enskild syns här.** Resultat för små grupper visas inte, inte heller när de skulle gå att \
räkna fram ur andra. Därför kan det stå en förklaring där du väntade dig ett tal.
""",
    "nl": """\
---
title: Over dit onderzoek
after: index
---

Deze pagina is van jullie. Vertel in een paar regels waarom het onderzoek is gedaan, aan wie en \
wanneer de vragen zijn gesteld, en wie verantwoordelijk is voor het vervolg. Haal deze alinea \
daarna weg.

## Zo lees je de resultaten

**Kijk naar de verschillen, niet naar de decimalen.** Elk resultaat is onzeker, en het rapport \
laat zien hoe onzeker. Waar staat dat iets beter is, is dat getoetst.

**“Weet niet” is een antwoord.** Het wordt apart geteld en zit in geen enkel gemiddelde.

**Niemand is hier te herkennen.** Resultaten van kleine groepen blijven weg, ook als ze uit andere \
te berekenen zouden zijn. Daarom staat er soms een uitleg waar je een getal verwachtte.
""",
}


def in_languages(texts: Texts, languages: Sequence[str]) -> Texts:
    """A text in each language, in English where it is not written in one.

    >>> in_languages(CONFIDENTIALITY, ["nl", "fi"])
    {'nl': 'Vertrouwelijk', 'fi': 'Confidential'}
    """
    return {language: texts.get(language, texts[_MAIN]) for language in languages}


def first_pages(languages: Sequence[str]) -> Mapping[str, bytes]:
    """One page a language to begin with, by path in the engagement.

    >>> list(first_pages(["sv", "nl"]))
    ['content/sv/about.md', 'content/nl/about.md']
    """
    pages = in_languages(ABOUT, languages)
    return {f"content/{language}/about.md": text.encode() for language, text in pages.items()}
