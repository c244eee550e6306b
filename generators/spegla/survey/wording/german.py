"""German words for answers."""

from spegla.survey.questions import Missing
from spegla.survey.wording.family import Family
from spegla.survey.wording.lexicon import Lexicon, Rates

GERMAN = Lexicon(
    language="de",
    endings=("e", "er", "en", "es", "em"),
    good={
        Family.AGREEMENT: "stimme | zustimmung | zustimmen | einverstanden | zugestimmt",
        Family.SATISFACTION: "zufrieden | zufriedenheit | glücklich | erfreut",
        Family.QUALITY: "qualität | zuverlässig | kompetent | freundlich | professionell"
        " | effizient | angenehm | sicher | schnell | verlässlich | sympathisch | attraktiv"
        " | informiert | vorbereitet | motiviert",
        Family.IMPORTANCE: "wichtig | bedeutung | bedeutsam | bedeutend | interessiert | interesse"
        " | interessant | relevant | wichtigkeit | priorität",
        Family.LIKELIHOOD: "wahrscheinlich | wahrscheinlichkeit",
        Family.EASE: "leicht | einfach | benutzerfreundlich | unkompliziert",
        Family.CONFIDENCE: "vertrauen | zuversichtlich | vertraue | zuversicht | überzeugt",
        Family.TRUTH: "trifft | stimmt | zutreffend | wahr | richtig | zutrifft | korrekt"
        " | treffen",
        Family.USEFULNESS: "nützlich | hilfreich | brauchbar | wertvoll | nutzen | sinnvoll"
        " | effektiv | wirksam | lohnend",
        Family.CLARITY: "klar | verständlich | deutlich | vertraut | bekannt | eindeutig",
        Family.PREFERENCE: "befürworte | dafür | gefällt | gerne | gern | mag | bereit"
        " | empfehlen | empfehlenswert | akzeptabel | wünschenswert | gefallen",
        Family.OTHER: "gelöst | behoben | erreicht | erledigt | umgesetzt",
        Family.EXTENT: "maß | maße | ausmaß | umfang | grad | einfluss | erfahrung | maßen"
        " | auswirkung",
    },
    bad={
        Family.AGREEMENT: "lehne | ablehnung | ablehnen | widerspreche",
        Family.SATISFACTION: "unzufrieden | unzufriedenheit | enttäuscht | unglücklich"
        " | frustriert",
        Family.QUALITY: "unzuverlässig | inkompetent | unfreundlich | unprofessionell"
        " | ineffizient | unangenehm | unsicher | langsam | unattraktiv",
        Family.IMPORTANCE: "unwichtig | unbedeutend | uninteressant | irrelevant | desinteressiert"
        " | bedeutungslos",
        Family.LIKELIHOOD: "unwahrscheinlich",
        Family.EASE: "schwer | schwierig | kompliziert | umständlich | aufwand | aufwändig"
        " | aufwendig | schwierigkeiten | mühsam",
        Family.CONFIDENCE: "misstrauen",
        Family.TRUTH: "unzutreffend | falsch | unwahr",
        Family.USEFULNESS: "nutzlos | unbrauchbar | wertlos | sinnlos | ineffektiv | unwirksam",
        Family.CLARITY: "unklar | unverständlich | verwirrend | unbekannt | undeutlich",
        Family.PREFERENCE: "dagegen | missfällt | inakzeptabel | ungern",
        Family.TROUBLE: "unhöflich | störend | ärgerlich | nervig | problem | probleme"
        " | problematisch | belastend | besorgt | stressig | gestresst | belastet | risiko"
        " | belästigend | lästig | gestört | hindernis | belastung",
    },
    levels={
        Family.QUALITY: {
            1.0: "perfekt | herausragend | ideal",
            0.93: "ausgezeichnet | hervorragend | exzellent | vorzüglich | großartig | fantastisch"
            " | prima | super | spitze | toll",
            0.6: "gut | positiv | stark | günstig",
            0.2: "befriedigend | zufriedenstellend | überdurchschnittlich",
            0.0: "durchschnittlich | ok | okay | in ordnung | mittel | mittelmäßig gut | mäßig gut"
            " | einigermaßen gut | geht so | annehmbar | akzeptabel | so lala | durchwachsen",
            -0.15: "mittelmäßig | mäßig",
            -0.2: "ausreichend | genügend",
            -0.4: "weniger gut | unterdurchschnittlich | verbesserungswürdig | schwach"
            " | verbesserungsbedürftig",
            -0.6: "schlecht | negativ | mangelhaft | ungünstig | unbefriedigend",
            -0.9: "ungenügend | miserabel | furchtbar | katastrophal | schrecklich"
            " | grauenhaft | entsetzlich | inakzeptabel schlecht",
        },
        Family.PREFERENCE: {0.95: "begeistert"},
        Family.FREQUENCY: {
            1.0: "immer | ständig | jedes mal | stets | dauernd | jedesmal | die ganze zeit",
            0.87: "fast immer | beinahe immer | nahezu immer",
            0.7: "meistens | meist | in der regel | normalerweise | üblicherweise"
            " | die meiste zeit | gewöhnlich | zumeist",
                        0.52: "oft | regelmäßig | häufig | öfters | oftmals | öfter | häufiger",
            0.0: "etwa die hälfte der zeit | in der hälfte der fälle | die hälfte der zeit"
            " | ungefähr die hälfte der zeit | in etwa der hälfte der fälle"
            " | gelegentlich bis oft | etwa in der hälfte der fälle",
            -0.25: "manchmal | hin und wieder | ab und zu | zeitweise | teils teils immer",
            -0.35: "gelegentlich | vereinzelt | ab und an",
            -0.62: "selten | seltener | weniger oft | nicht oft | weniger häufig",
            -0.75: "sehr selten",
            -0.87: "fast nie | so gut wie nie | kaum jemals | selten oder nie | beinahe nie"
            " | praktisch nie | kaum je | nahezu nie | nie oder selten | nie oder fast nie",
            -1.0: "nie | niemals | überhaupt nie | noch nie | kein mal",
        },
        Family.EXTENT: {
            1.0: "höchste | höchster | beste | am besten | maximal | am meisten | alles | alle"
            " | sämtliche",
            0.88: "fast alles | fast alle | sehr viel | nahezu alle | sehr viele",
            0.75: "die meisten | das meiste | der größte teil | mehrheit",
            0.72: "viel | viele | eine menge",
            0.62: "ziemlich viel | recht viel | einiges",
            0.6: "hoch | hohe | hohes",
            0.0: "die hälfte | etwa die hälfte | mittlere | mittelhoch | mittleres | mittlerem"
            " | mittelmäßig viel | ungefähr die hälfte",
            -0.2: "einige | manche | ein teil | manches",
            -0.35: "ein wenig | ein bisschen | etwas | ein paar",
            -0.5: "niedrig | wenig | wenige | gering | niedriges | nicht viel",
            -0.75: "fast nichts | sehr wenig | kaum etwas | fast keine | fast gar nichts"
            " | sehr wenige",
            -0.9: "am wenigsten",
            -1.0: "niedrigste | schlechteste | am schlechtesten | nichts | gar nichts"
            " | überhaupt nichts | nichts davon | gar keine | gar kein"
            " | in keiner weise | auf keinen fall | keinesfalls | keineswegs | keinerlei"
            " | überhaupt keine | überhaupt kein",
        },
        Family.IMPORTANCE: {
            1.0: "unverzichtbar | entscheidend | essenziell | unerlässlich | lebenswichtig"
            " | notwendig | kritisch | essentiell | unbedingt notwendig | zwingend",
            -0.8: "unnötig | überflüssig | nicht notwendig | verzichtbar | entbehrlich",
        },
        Family.LIKELIHOOD: {
            0.0: "vielleicht | eventuell | möglicherweise | möglich | vielleicht vielleicht nicht",
        },
        Family.COMPARISON: {
            0.9: "weit über den erwartungen | weit übertroffen | deutlich übertroffen"
            " | bei weitem übertroffen",
            0.6: "besser | mehr | höher | gestiegen | verbessert | über | übertroffen | übertrifft"
            " | zugenommen | stärker | schneller | leichter | voraus | einfacher | größer",
            0.0: "gleich | gleich geblieben | unverändert | genauso | wie erwartet | gleich gut"
            " | etwa gleich | entspricht | genau so | erfüllt | ungefähr gleich | entsprach"
            " | weder besser noch schlechter | kein unterschied | gleichbleibend | genauso gut"
            " | gleichgeblieben | keine veränderung | in etwa gleich | entsprechen | ebenso",
            -0.25: "teilweise erfüllt | entspricht teilweise | zum teil erfüllt",
            -0.6: "schlechter | weniger | niedriger | gesunken | verschlechtert | unter"
            " | abgenommen | schwächer | langsamer | schwerer | hinterher"
            " | zurück | geringer | hinter | kleiner"
            " | schwieriger",
        },
    },
    degrees={
        1.0: "voll | völlig | vollkommen | ganz | voll und ganz | vollständig | absolut | total"
        " | auf jeden fall | bestimmt | ganz sicher | uneingeschränkt | genau | komplett"
        " | gänzlich | definitiv | in vollem umfang | ganz und gar | ganz bestimmt | ganz genau"
        " | durchaus | auf alle fälle | voll zu | vollends | sicherlich | restlos",
        0.92: "äußerst | extrem | außerordentlich | ungemein | außergewöhnlich | höchst | enorm",
        0.8: "sehr | stark | besonders | deutlich | wirklich | viel | weit"
        " | wesentlich | erheblich | so | sonderlich"
        " | vollauf | bei weitem | entschieden",
        0.6: "überwiegend | größtenteils | weitgehend | im großen und ganzen | hauptsächlich"
        " | recht | im wesentlichen | weitestgehend | vorwiegend | großteils | zum großen teil"
        " | zum größten teil",
        0.5: "ziemlich | relativ",
        0.45: "vermutlich | voraussichtlich | wahrscheinlich ja | wohl",
        0.4: "eher | einigermaßen | tendenziell | halbwegs | eher schon | eher ja | eher mehr",
        0.3: "teilweise | zum teil | bedingt | in gewissem maße | teils | in mittlerem maße"
        " | bis zu einem gewissen grad | in gewissem umfang | in teilen | einigermassen"
        " | in einem gewissen maße | in gewisser weise",
        0.2: "etwas | ein wenig | ein bisschen | leicht | geringfügig | minimal | in geringem maße"
        " | ein bißchen",
        -0.35: "weniger",
        -0.4: "wenig | in geringerem maße | in geringem umfang",
        -0.5: "kaum | nur wenig | schwerlich | nur sehr wenig",
    },
    sizes={
        0.9: "sehr groß | ernst | ernsthaft | enorme",
        0.75: "groß | große | großes | erheblich | hohem | großem | bedeutendes",
        0.3: "gewiss | gewisse | gewisses | gewissem | mäßige | mittel großes",
        -0.45: "klein | geringe | geringes | kleines | geringem | niedrigem",
    },
    negations={0.6: "nicht", 0.9: "kein | ohne"},
    at_all="gar | überhaupt | im geringsten | absolut gar",
    middle="weder | weder noch | teils teils | neutral | mal so mal so | unparteiisch | egal"
    " | unentschieden | unentschlossen"
    " | gleichgültig | halb halb | teil teils | sowohl als auch | mittelmäßig zu",
    undecided="bin unsicher | nicht sicher | unschlüssig"
    " | bin mir nicht sicher | mir nicht sicher",
    yes="ja | jawohl",
    no="nein | nö",
    excess="zu viel | zu wenig | zu hoch | zu niedrig | zu schnell | zu langsam | gerade richtig"
    " | genau richtig | zu lang | zu kurz | viel zu | zu groß | zu klein | zu leicht | zu schwer",
    fillers="ich | bin | zu | ab | und | das | der | die | den | dem | mit | es | ist | mir | mein"
    " | meine | meiner | ein | eine | in | auf | für | von | dieser | aussage | oder | war | wir"
    " | sind | an | im | am | schon | nur | aber | habe | hat | erwartungen | erwartung | erwartet"
    " | als | wird | wurde | wurden | hier | dieses | noch | diese | finde | sich | meinen | fälle"
    " | da | denn | davon | damit | fall | so ziemlich | geworden | geblieben | zum | zur | mich"
    " | wert | note | ungefähr | etwa",
    outside={
        Missing.DONT_KNOW: "weiß nicht | weiss nicht | kann ich nicht beurteilen | keine meinung"
        " | nicht beurteilbar | kann ich nicht sagen | weiß ich nicht | keine ahnung"
        " | ich weiß es nicht | kann nicht beurteilen | kann es nicht beurteilen | weiß es nicht"
        " | kann ich nicht einschätzen | nicht bekannt | ich weiß nicht | kein urteil"
        " | keine beurteilung möglich | nicht zu beurteilen | kann ich nicht bewerten"
        " | keine einschätzung möglich | erinnere mich nicht | nicht beurteilen | schwer zu sagen",
        Missing.NOT_APPLICABLE: "trifft nicht zu | nicht zutreffend | nicht relevant"
        " | nicht anwendbar | keine erfahrung | nicht genutzt | nicht teilgenommen"
        " | habe ich nicht genutzt | nutze ich nicht | nie genutzt | entfällt | n a"
        " | betrifft mich nicht"
        " | nicht vorhanden | nicht verwendet | war nicht dabei | keine erfahrungen"
        " | kein kontakt | n z | trifft auf mich nicht zu | nicht benutzt | nicht anwesend"
        " | noch nicht genutzt | keinen kontakt | noch nie genutzt | keine nutzung"
        " | nicht in anspruch genommen",
        Missing.BLANK: "keine angabe | keine angaben | k a | keine antwort | möchte ich nicht sagen"
        " | möchte nicht antworten | verweigert | möchte ich nicht beantworten"
        " | möchte keine angabe machen | nicht beantwortet | will ich nicht sagen"
        " | möchte nicht sagen | überspringen | ohne angabe | möchte ich nicht angeben",
    },
    holds="trifft | zutreffend | erfahrung | relevant",
    goes_on="wie | was | ob | wer | wo | warum | genug",
    other="sonstiges | andere | anderes | sonstige | andere nämlich | etwas anderes | anderer"
    " | sonstiges bitte angeben | keine der genannten | sonstiges und zwar | anderer grund"
    " | keines davon | nichts davon trifft zu | sonstige bitte angeben | andere bitte angeben",
    rates=Rates(
        adverbs={8000: "stündlich", 365: "täglich", 52: "wöchentlich",
                 26: "zweiwöchentlich | vierzehntägig", 12: "monatlich", 4: "vierteljährlich",
                 2: "halbjährlich", 1: "jährlich"},
        units={8000: "stunde", 365: "tag | tage", 52: "woche | wochen", 12: "monat | monate",
               4: "quartal", 2: "halbjahr", 1: "jahr"},
        every="jede | jeden | jedes | alle",
        each="pro | in der | im | am | je | die | den | in | einem",
        counts={0.5: "alle zwei", 1: "einmal | ein mal", 2: "zweimal | zwei mal | zwei",
                1.5: "ein bis zweimal | ein bis zwei mal | ein oder zweimal",
                2.5: "zwei bis drei | zwei bis dreimal | zwei oder dreimal",
                3: "dreimal | drei | ein paar | einige", 3.3: "mehrmals | mehrere", 4: "viermal"
                " | vier",
                5: "fünfmal | fünf", 6: "viele | vielmals"},
        times="mal | male | tage | tag | x | tagen | bis | oder | und | an",
        changes={0.5: "weniger als | seltener als | weniger häufig als | weniger oft als",
                 0.7: "oder seltener | oder weniger | höchstens | maximal | fast | beinahe"
                 " | nahezu | bis zu",
                 1.3: "mindestens | oder öfter | oder häufiger | oder mehr | wenigstens",
                 1.6: "mehr als | öfter als | häufiger als"},
    ),
    trouble="problem | probleme | problemen | fehler | störung | störungen | ausfall | ausfälle"
    " | schwierigkeiten | stress | gestresst | ärger | ärgern | ärgert | beschwerde | beschwerden"
    " | unzufrieden | verzögerung | verzögerungen | schlecht | verlieren | verlust | risiko"
    " | sorgen | langsam | abstürze | warten | wartezeiten | behindert | belastet | belastend"
    " | hindert | kündigen | unterbrechungen | gestört | frustriert | behindern | stören",
    importance="wie wichtig | bedeutung hat | wichtigkeit | wie bedeutsam | bedeutung von"
    " | wichtig ist | wichtig sind | wie relevant | stellenwert | bedeutung haben",
    recommending="weiterempfehlen | empfehlen | weiterempfehlung | empfehlung",
    overall="insgesamt | alles in allem | im großen und ganzen | gesamt | gesamtzufriedenheit"
    " | gesamtbewertung | gesamturteil | generell | im allgemeinen | gesamteindruck"
    " | zusammenfassend | gesamtnote | allgemein",
    satisfaction="zufrieden | zufriedenheit | bewerten | gesamtzufriedenheit | gesamtbewertung"
    " | gesamturteil | gesamteindruck | beurteilen | eindruck | note | bewertung | gesamtnote"
    " | bewertest | urteil | qualität",
)  # fmt: skip
"""German."""
