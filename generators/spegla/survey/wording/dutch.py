"""Dutch words for answers."""

from spegla.survey.questions import Missing
from spegla.survey.wording.family import Family
from spegla.survey.wording.lexicon import Lexicon, Rates

DUTCH = Lexicon(
    language="nl",
    endings=("e", "en", "er"),
    good={
        Family.AGREEMENT: "eens | mee eens | akkoord | instemmen | stem in | overeenstemming",
        Family.SATISFACTION: "tevreden | tevredenheid | blij | voldaan | content",
        Family.QUALITY: "kwaliteit | betrouwbaar | deskundig | vriendelijk | professioneel"
        " | efficiënt | prettig | veilig | snel | bekwaam | klantgericht | aangenaam | vlot"
        " | geïnformeerd | betrokken | gemotiveerd",
        Family.IMPORTANCE: "belangrijk | belang | geïnteresseerd | interesse | interessant"
        " | prioriteit | relevant",
        Family.LIKELIHOOD: "waarschijnlijk | kans | aannemelijk",
        Family.EASE: "makkelijk | gemakkelijk | eenvoudig | gebruiksvriendelijk | gemak",
        Family.CONFIDENCE: "vertrouwen | vertrouwd | vertrouw | zelfverzekerd | overtuigd"
        " | zeker van",
        Family.TRUTH: "waar | van toepassing | toepassing | klopt | juist | correct | geldt",
        Family.USEFULNESS: "nuttig | bruikbaar | behulpzaam | waardevol | zinvol | nut | leerzaam"
        " | effectief | waarde | handig",
        Family.CLARITY: "duidelijk | helder | begrijpelijk | bekend",
        Family.PREFERENCE: "voorstander | leuk | bereid | wenselijk | steun | acceptabel"
        " | aanbevelen | aantrekkelijk",
        Family.OTHER: "opgelost | bereikt | afgerond | geslaagd | behaald",
        Family.EXTENT: "mate | invloed | ervaring | omvang | hoogte | effect | impact",
    },
    bad={
        Family.AGREEMENT: "oneens | mee oneens",
        Family.SATISFACTION: "ontevreden | teleurgesteld | ontevredenheid | gefrustreerd",
        Family.QUALITY: "onbetrouwbaar | ondeskundig | onvriendelijk | onprofessioneel"
        " | inefficiënt | onprettig | onveilig | traag | langzaam | onaangenaam | onbekwaam",
        Family.IMPORTANCE: "onbelangrijk | ongeïnteresseerd | oninteressant | irrelevant",
        Family.LIKELIHOOD: "onwaarschijnlijk",
        Family.EASE: "moeilijk | lastig | ingewikkeld | moeite | omslachtig"
        " | gebruiksonvriendelijk",
        Family.CONFIDENCE: "wantrouwen",
        Family.TRUTH: "onwaar | onjuist",
        Family.USEFULNESS: "nutteloos | onbruikbaar | waardeloos | zinloos | onhandig",
        Family.CLARITY: "onduidelijk | verwarrend | onbegrijpelijk | onbekend",
        Family.PREFERENCE: "tegenstander | onacceptabel | onwenselijk | tegen",
        Family.TROUBLE: "onbeleefd | onbeschoft | vervelend | hinderlijk | storend | probleem"
        " | problemen | stressvol | bezorgd | last | hinder | zorgen | risico | irritant"
        " | belastend | belemmering",
    },
    levels={
        Family.QUALITY: {
            1.0: "perfect | ideaal | excellent uitmuntend",
            0.93: "uitstekend | uitmuntend | fantastisch | geweldig | excellent | voortreffelijk"
            " | top | super | uitmuntende | briljant",
            0.6: "goed | positief | sterk | gunstig",
            0.3: "ruim voldoende | bovengemiddeld | tamelijk goed | prima",
            0.15: "voldoende | bevredigend | toereikend",
            0.0: "redelijk | gemiddeld | ok | oké | acceptabel | gaat wel | wel ok",
            -0.1: "neutraal matig",
            -0.2: "matig | middelmatig | zo zo | bijna voldoende | kan beter",
            -0.4: "zwak | benedengemiddeld | ondermaats | net onvoldoende",
            -0.5: "onvoldoende | onbevredigend | ontoereikend",
            -0.62: "zeer onvoldoende",
            -0.72: "slecht | negatief | ongunstig",
            -0.66: "ruim onvoldoende | zwaar onvoldoende | gebrekkig",
            -0.95: "vreselijk | verschrikkelijk | waardeloos slecht | dramatisch | abominabel"
            " | erbarmelijk | belabberd | rampzalig | afschuwelijk",
        },
        Family.FREQUENCY: {
            1.0: "altijd | voortdurend | continu | steeds | de hele tijd | constant"
            " | elke keer",
            0.87: "bijna altijd | vrijwel altijd | nagenoeg altijd",
            0.7: "meestal | gewoonlijk | doorgaans | het grootste deel van de tijd"
            " | meestal wel | de meeste tijd",
            0.62: "over het algemeen | normaal gesproken",
            0.42: "regelmatig",
            0.52: "vaak | dikwijls | veelvuldig",
            0.0: "ongeveer de helft van de tijd | de helft van de tijd"
            " | ongeveer de helft van de keren",
            -0.25: "soms | af en toe | nu en dan | zo nu en dan | een enkele keer wel",
            -0.4: "een enkele keer | incidenteel | weleens | wel eens | sporadisch",
            -0.62: "zelden | minder vaak | niet vaak | niet zo vaak",
            -0.75: "heel zelden | zeer zelden",
            -0.87: "bijna nooit | vrijwel nooit | zelden of nooit | nauwelijks ooit"
            " | bijna nooit of nooit | nooit of bijna nooit | nagenoeg nooit",
            -1.0: "nooit | helemaal nooit",
        },
        Family.EXTENT: {
            1.0: "hoogst | hoogste | best | beste | maximaal | meest | alles | allemaal | alle",
            0.88: "bijna alles | heel veel | bijna allemaal | heel erg veel | zeer veel",
            0.75: "de meeste | het meeste | grotendeels alles | het grootste deel",
            0.72: "veel | heel wat | een groot deel",
            0.62: "vrij veel | tamelijk veel | redelijk veel",
            0.6: "hoog | hoge",
            0.0: "de helft | ongeveer de helft | midden | middelhoog",
            -0.2: "sommige | een deel | een aantal | niet veel niet weinig",
            -0.35: "een beetje | een paar | een klein deel",
            -0.5: "laag | weinig | lage | niet veel | niet zo veel | niet zoveel",
            -0.75: "bijna niets | vrijwel niets | heel weinig | zeer weinig | bijna geen",
            -0.9: "minst",
            -1.0: "laagst | laagste | slechtst | slechtste | niets | geen enkele"
            " | helemaal niets | geen van alle | helemaal geen"
            " | in geen geval | geenszins | allerminst | op geen enkele manier",
        },
        Family.IMPORTANCE: {
            1.0: "essentieel | cruciaal | van cruciaal belang | onmisbaar | noodzakelijk"
            " | van levensbelang | kritiek | van essentieel belang | doorslaggevend",
            -0.8: "overbodig | onnodig | niet nodig",
        },
        Family.LIKELIHOOD: {
            0.0: "misschien | mogelijk | wellicht | misschien wel misschien niet",
        },
        Family.COMPARISON: {
            0.9: "overtreft ruimschoots | ver boven verwachting | overtrof ruimschoots",
            0.6: "beter | meer | hoger | toegenomen | verbeterd | boven | overtreft | sterker"
            " | boven verwachting | overtroffen | overtrof | gestegen | sneller | makkelijker"
            " | voor | vooruitgegaan | groter",
            0.0: "hetzelfde | gelijk | gelijk gebleven | ongeveer hetzelfde | even goed"
            " | onveranderd | zoals verwacht | volgens verwachting | ongeveer gelijk"
            " | niet veranderd | conform verwachting | voldoet aan | zoals ik verwachtte"
            " | hetzelfde"
            " gebleven | ongewijzigd | niet beter niet slechter | voldeed aan | geen verschil"
            " | geen verandering | voldoet",
            -0.25: "voldoet gedeeltelijk aan | voldoet deels aan | voldeed gedeeltelijk aan",
            -0.6: "slechter | minder | lager | afgenomen | verslechterd | onder | beneden"
            " | beneden verwachting | onder verwachting | achter | gedaald | zwakker | moeilijker"
            " | trager | achteruitgegaan | minder goed | kleiner",
        },
    },
    degrees={
        1.0: "helemaal | volledig | totaal | absoluut | geheel | zeker | volkomen | volstrekt"
        " | beslist | compleet | zeker wel | ten volle | heel zeker | helemaal wel | precies",
        0.92: "uiterst | extreem | buitengewoon | ontzettend | enorm | uitermate | bijzonder veel",
        0.8: "zeer | heel | erg | sterk | heel erg | bijzonder | echt | veel"
        " | ruim | aanzienlijk | hartgrondig | zo | zozeer | sterke"
        " | ver | flink | ruimschoots | zo erg",
        0.6: "grotendeels | merendeels | voornamelijk | meestal wel eens | wel | overwegend"
        " | in het algemeen | best wel",
        0.5: "tamelijk | vrij | nogal | behoorlijk | redelijk goed | vrij zeker",
        0.45: "waarschijnlijk wel | vermoedelijk",
        0.4: "eerder | min of meer | redelijk | in redelijke mate | gematigd | middelmatig",
        0.3: "enigszins | gedeeltelijk | deels | in zekere mate | in enige mate | ten dele"
        " | tot op zekere hoogte | enigzins | in bepaalde mate | ietwat | in beperkte mate wel",
        0.2: "een beetje | beetje | iets | licht | een klein beetje | lichtelijk | in lichte mate",
        -0.45: "nauwelijks | amper | in geringe mate | in beperkte mate | weinig | slechts weinig"
        " | in mindere mate | in kleine mate | in lage mate",
    },
    sizes={
        0.9: "zeer groot | ernstig | enorme",
        0.75: "groot | grote | aanzienlijke",
        0.3: "zekere | enige | enig | matige | bepaalde | redelijke",
        -0.45: "klein | gering | geringe | beperkt | kleine | beperkte",
    },
    negations={0.6: "niet", 0.9: "geen | zonder"},
    at_all="in het geheel | totaal niet wel | ook maar enigszins | hoegenaamd",
    middle="noch | neutraal | niet niet | geen voorkeur | onverschillig | onbeslist | ertussenin"
    " | tussenin | middenin | deels wel deels niet | beide",
    undecided="twijfel | weet ik nog niet | onzeker | twijfelachtig | ik twijfel"
    " | niet zeker | nog niet zeker",
    yes="ja | jawel",
    no="nee | neen",
    excess="te | precies goed | te veel | te weinig | teveel",
    fillers="ik | ben | het | de | een | van | met | aan | mee | er | in | is | mijn | was | dit"
    " | dat | deze | en | of | maar | op | bij | voor mij | over | verwachting | verwachtingen"
    " | verwacht | vind | wel gewoon | om | dan | heb | heeft | wij | we | u | mij | zijn | hier"
    " | ermee | hiermee | mijn verwachting | als | die | gemiddelde | kan | cijfer | stelling"
    " | alleen | gebleven | geworden | denk | maal",
    outside={
        Missing.DONT_KNOW: "weet niet | weet ik niet | geen mening | ik weet het niet"
        " | weet het niet"
        " | kan ik niet beoordelen | kan niet beoordelen | niet te beoordelen | geen idee"
        " | weet ik niet meer | weet niet meer | geen oordeel | niet bekend | kan ik niet zeggen"
        " | geen uitgesproken mening | ik weet niet | geen zicht op | niet te zeggen"
        " | daar heb ik geen mening over | dat weet ik niet | weet nog niet | wn | w n"
        " | onvoldoende bekend | kan ik niet inschatten | niet beoordeelbaar",
        Missing.NOT_APPLICABLE: "n v t | nvt | niet van toepassing | geen ervaring | niet gebruikt"
        " | gebruik ik niet | geen gebruik | nooit gebruikt | niet deelgenomen | niet bijgewoond"
        " | niet aanwezig | niet relevant | geen contact | heb ik niet gebruikt | n a"
        " | niet meegemaakt | maak ik geen gebruik van | ken ik niet | niet aan de orde"
        " | heb ik niet | geen gebruik van gemaakt | niet aanwezig geweest | niet bijgewoonde",
        Missing.BLANK: "geen antwoord | wil ik niet zeggen | zeg ik liever niet | wil niet zeggen"
        " | geen opgave | liever niet | niet ingevuld | weigert | geen reactie"
        " | niet beantwoord | dat zeg ik liever niet | wil ik niet beantwoorden | overslaan"
        " | wil ik liever niet zeggen | onbeantwoord | wil geen antwoord geven",
    },
    holds="toepassing | ervaring | relevant",
    goes_on="hoe | wat | of | wie | waar | waarom | genoeg",
    other="anders | anders namelijk | overig | overige | iets anders | ander | andere"
    " | geen van bovenstaande | anders nl | overige namelijk | andere namelijk | ander antwoord"
    " | geen van deze",
    rates=Rates(
        adverbs={365: "dagelijks", 52: "wekelijks", 26: "tweewekelijks", 12: "maandelijks",
                 6: "tweemaandelijks", 4: "driemaandelijks", 2: "halfjaarlijks", 1: "jaarlijks"},
        units={8000: "uur", 365: "dag | dagen | werkdag", 52: "week | weken",
               12: "maand | maanden", 4: "kwartaal", 2: "half jaar | halfjaar", 1: "jaar"},
        every="elke | elk | iedere | ieder",
        each="per | in de | in een | in het | een | de",
        counts={0.5: "om de twee | om de",
                1: "één | eens | een keer | eenmaal | 1 keer | een", 2: "twee | tweemaal"
                " | een paar",
                2.5: "twee tot drie | twee of drie", 1.5: "een of twee | één of twee",
                3: "drie | enkele | driemaal", 3.3: "meerdere | verschillende", 4: "vier",
                5: "vijf", 6: "vele | veel"},
        times="keer | maal | dagen | dag | keren | x | malen | tot | of | à | en",
        changes={0.5: "minder dan | minder vaak dan | minder vaak",
                 0.7: "of minder | of minder vaak | hooguit | hoogstens | maximaal | bijna"
                 " | vrijwel | ten hoogste",
                 1.3: "minstens | ten minste | of vaker | of meer | minimaal | tenminste",
                 1.6: "meer dan | vaker dan"},
    ),
    trouble="probleem | problemen | storing | storingen | fout | fouten | moeilijk | moeite"
    " | stress"
    " | last van | ergernis | ergert | klacht | klachten | ontevreden | vertraging | vertragingen"
    " | slecht | verlies | verliest | risico | zorgen | traag | langzaam | wachten | wachttijd"
    " | hinder | gehinderd | mis | misgaat | vertrekken | hinderen | ergeren | incidenten"
    " | gefrustreerd | onderbrekingen",
    importance="hoe belangrijk | belang van | hoeveel belang | mate van belang | belangrijk is"
    " | belangrijk vindt | hoe relevant | belangrijk vind | belangrijk zijn",
    recommending="aanbevelen | aanbeveelt | aanraden | aanbeveling | bevelen",
    overall="algemeen | al met al | geheel | totaaloordeel | algehele | alles bij elkaar"
    " | over het geheel | in zijn geheel | eindoordeel | totale | alles overziend"
    " | algemene | alles bijeen | algeheel",
    satisfaction="tevreden | oordeel | rapportcijfer | beoordeelt | tevredenheid | indruk | cijfer"
    " | totaaloordeel | eindoordeel | waardeert | beoordeling | beoordelen | ervaring",
)  # fmt: skip
"""Dutch."""
