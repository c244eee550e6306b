"""What customers wrote in their own words, and how many wrote each of it.

Some of it holds personal data, all of it invented: numbers that are kept for tests, an address that
cannot exist, names that nobody has. What may be published of it is decided in
``data/waves/2026/comments.csv``, by hand, as for any survey.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from demo.draw import Chance
from demo.wishes import Cells

BEST: Final = {
    "Bemötandet.": 4,
    "Att ärendet går att följa.": 3,
    "Snälla och kunniga människor.": 2,
    "Fortsätt svara i telefon.": 2,
    "Allt.": 2,
    "Kim Lövåsbacka i supporten löste det på fem minuter. Så ska det vara.": 1,
    "Jag ringde 070-174 06 05 och fick hjälp direkt. Det numret borde alla få.": 1,
    **dict.fromkeys(
        (
            "Alltid trevliga, även på måndagar.",
            "Beställningarna går fortare och jag får veta om något dröjer.",
            "Bra att det står ett datum i ärendet. Ännu bättre när datumet håller.",
            "Bra att ni frågar igen. Berätta gärna vad svaren leder till.",
            "Bra service, punkt.",
            "Datorn kom på utlovad dag, färdig att använda.",
            "De förklarar utan att låta som en manual.",
            "De ger sig inte förrän det fungerar.",
            "De stannade kvar efter stängning för att vi skulle kunna skicka fakturorna.",
            "De säger som det är när något har gått fel. Det gör att jag litar på dem.",
            "Det märks att någon från IT nu sitter med när vi planerar.",
            "Hjälpen på plats första veckan var utmärkt.",
            "I projektet var vi ett lag. Ingen sade ”ni” och ”vi”.",
            "Ik word altijd vriendelijk en met geduld geholpen.",
            "Jag får ett riktigt svar, inte en länk.",
            "Jag har aldrig känt mig dum när jag ringt, och jag ställer dumma frågor.",
            "Jag lämnar hellre känsliga uppgifter till vår IT än till någon utomstående.",
            "Lugna och tålmodiga när jag själv var stressad.",
            "Löften hålls, även de små.",
            "Nu ser jag själv var mitt ärende ligger. Det är en stor skillnad mot förra året.",
            "När de väl kommer till oss med något är det oftast bra.",
            "Prioriteringslistan är begriplig för första gången.",
            "Projektledaren sade emot oss på första mötet. Det var det bästa som kunde hända.",
            "Requests used to vanish into a black hole. Now I can see what happens next.",
            "Ze begrijpen beter wat wij doen dan een jaar geleden.",
        ),
        1,
    ),
}
"""What IT should go on doing."""

CHANGE: Final = {
    "Kom med förslag innan vi frågar.": 4,
    "Fråga oss innan det är bestämt.": 3,
    "Vet inte.": 3,
    "Berätta vad som är på gång.": 2,
    "Ta reda på hur vi arbetar.": 2,
    "Kortare väntan i telefonen.": 2,
    'Det står "<null>" i rutan och sedan händer inget.': 1,
    "Min chef säger att det inte är lönt att fråga. Visa att det är det.": 1,
    "Vi på Ekonomi får alltid vänta till sist.": 1,
    "Jag är den enda som kör ritprogrammet, och det stannar varje gång ni uppdaterar.": 1,
    "Skriv till kim.lovasbacka@example.com, hon har hela listan på fel.": 1,
    "Mitt personnummer 811218-9876 ligger kvar i ett ärende som alla kan läsa.": 1,
    **dict.fromkeys(
        (
            "De har lärt sig våra mål. Nu återstår vår vardag.",
            "De säger ja till allt, och sedan räcker inte tiden.",
            "Den som ropar högst får sin sak gjord först.",
            "Det kallades samråd men beslutet var redan fattat.",
            "Det kommer alltid ett förslag, aldrig två. Då går det inte att välja.",
            "Enkla ärenden går fort. Allt som rör två system tar veckor.",
            "Fungerar bra i projekt, sämre däremellan.",
            "Ge oss en idé i kvartalet. En räcker.",
            "Goda råd när man frågar rätt person, men det beror på vem man får.",
            "I learn about new features from my daughter, who works somewhere else.",
            "Ingen frågar vad vi ska ha det till.",
            "Jag fick berätta samma sak för fyra personer innan någon tog tag i det.",
            "Jag får det jag ber om. Jag skulle hellre få det jag behöver.",
            "Jag kan inte bedöma det. Jag har aldrig varit med om att de hört av sig först.",
            "Man får höra om nya möjligheter av leverantören, inte av vår egen IT.",
            "När beräkningarna stannar på natten märker IT det först när vi ringer.",
            "När man väl når rätt person går det fort. Det är vägen dit som är lång.",
            "Olika delar av IT pratar inte med varandra, så vi blir brevbärare.",
            (
                "Ring Berit Sandgrynqvist på 070-174 06 15 så berättar hon hur bytet gick till "
                "hos oss."
            ),
            "Samma fel kommer tillbaka efter varje uppdatering. Någon borde fråga sig varför.",
            "Snälla människor. Men mejlen är skrivna för tekniker.",
            "Tack för ingenting, Torkel Brandvaktare i driften lovade mig en ny skärm i våras.",
            "Telefonkön på morgonen är för lång för oss som har kunder som väntar.",
            "They take orders very politely. I want advice.",
            "Tidplaner är snarare en förhoppning än ett löfte.",
            "Uppdateringar mitt i bokslutet. Varje gång.",
            "Utbildningen kom tre veckor efter bytet.",
            "Varningarna om avbrott har blivit bättre. Idéerna saknas fortfarande.",
            "Vi byggde ett eget kalkylark för att ingen berättade att verktyget redan fanns.",
            "Vi fick veta på torsdagen att allt skulle bytas på måndagen.",
            "Vi pratar kostnad i en timme och nytta i fem minuter.",
            "Vi upptäckte själva att lagringen höll på att ta slut.",
            "Wij vragen, zij leveren. Andersom gebeurt het nooit.",
            "Ärendet stängdes innan jag hunnit prova om det fungerade.",
            "Ärliga när man frågar. De kunde säga det utan att man frågar.",
        ),
        1,
    ),
}
"""Which single change would make the greatest difference."""

REMARKS: Final[Mapping[str, Mapping[str, int]]] = {"open_best": BEST, "open_change": CHANGE}
"""By heading in the export: how many people write each remark."""

HEADINGS: Final = tuple(REMARKS)

LAST: Final = "recommend"
"""Heading of the question before these."""


def draw_remarks(answers: Sequence[Cells], chance: Chance) -> list[Cells]:
    """What each person wrote; most write nothing, and nobody who closed the form before.

    Args:
        answers: What each person answered in the second part.
        chance: Decides who writes what.
    """
    cells: list[Cells] = [{} for _ in answers]
    stayed = [place for place, given in enumerate(answers) if LAST in given]
    for heading, remarks in REMARKS.items():
        texts = [text for text, writers in remarks.items() for _ in range(writers)]
        for place, text in zip(chance.shuffled(stayed), texts, strict=False):
            cells[place][heading] = text
    return cells
