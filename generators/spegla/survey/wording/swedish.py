"""Swedish words for answers."""

from spegla.survey.questions import Missing
from spegla.survey.wording.family import Family
from spegla.survey.wording.lexicon import Lexicon, Rates

SWEDISH = Lexicon(
    language="sv",
    endings=("a", "t", "e", "en", "et"),
    good={
        Family.AGREEMENT: "instämmer | instämma | håller med | håller | samtycker | enig | överens"
        " | instämmande | medhåll",
        Family.SATISFACTION: "nöjd | nöjda | tillfreds | belåten | tillfredsställd | nöjdhet",
        Family.QUALITY: "kvalitet | pålitlig | professionell | kunnig | vänlig | trygg | säker"
        " | effektiv | trevlig | bekväm | snabb | informerad | förberedd | säkert | effektivt"
        " | motiverad | delaktig | engagerad",
        Family.IMPORTANCE: "viktig | viktigt | betydelse | betydelsefull | intresserad | intresse"
        " | intressant | prioritet | prioriterat | vikt | relevant",
        Family.LIKELIHOOD: "sannolik | troligt | trolig | sannolikt | sannolikhet | troligen",
        Family.EASE: "lätt | enkel | enkelt | smidig | smidigt | användarvänlig | lättare att",
        Family.CONFIDENCE: "förtroende | tillit | litar | säker på | självsäker | övertygad"
        " | tilltro | lita",
        Family.TRUTH: "rätt | stämmer | stämma | sant | sann | korrekt | riktigt sant | gäller"
        " | tillämpligt"
        " | passar in",
        Family.USEFULNESS: "användbar | nyttig | nytta | hjälpsam | värdefull | till hjälp | hjälp"
        " | värde | givande | lärorik | tillräcklig | tillräckligt",
        Family.CLARITY: "tydlig | klar | begriplig | klart | bekant | insatt | förstår",
        Family.PREFERENCE: "gillar | tycker om | för | vill | stödjer | villig | positiv till"
        " | rekommenderar | rekommendera | acceptabel | önskvärt | uppskattar",
        Family.OTHER: "löst | lösts | åtgärdat | uppnått | genomfört | löstes",
        Family.EXTENT: "grad | utsträckning | mån | omfattning | del | påverkan | inverkan"
        " | påverkar | påverkat | erfarenhet",
    },
    bad={
        Family.AGREEMENT: "avstånd | oenig | motsätter | tar avstånd",
        Family.SATISFACTION: "missnöjd | onöjd | otillfredsställd | besviken | frustrerad"
        " | missnöjda | missnöje | otillfreds",
        Family.QUALITY: "opålitlig | oprofessionell | okunnig | ovänlig | otrygg | ineffektiv"
        " | otrevlig | obekväm | långsam | osäkert",
        Family.IMPORTANCE: "oviktig | oviktigt | ointresserad | betydelselös | oväsentlig"
        " | ointressant | irrelevant | obetydlig",
        Family.LIKELIHOOD: "osannolik | osannolikt | otroligt | otrolig",
        Family.EASE: "svår | svårt | komplicerad | krånglig | krångligt | besvärlig | svårighet"
        " | ansträngning | omständlig",
        Family.CONFIDENCE: "osäker | misstro | misstroende | misstror",
        Family.TRUTH: "fel | falskt | osant | felaktig",
        Family.USEFULNESS: "oanvändbar | värdelös | onyttig | otillräcklig",
        Family.CLARITY: "otydlig | oklar | obegriplig | förvirrande | förvirrad | oklart",
        Family.PREFERENCE: "ogillar | emot | motståndare | ovillig | oacceptabel | negativ till",
        Family.TROUBLE: "oförskämd | oartig | irriterande | problem | bekymmer | störande"
        " | stressad | stressande | stress | orolig | oro | besvär | besvärad | irriterad"
        " | hinder | risk | belastning | utmaning | ohövlig",
    },
    levels={
        Family.QUALITY: {
            1.0: "enastående | perfekt | bästa tänkbara | ideal",
            0.93: "utmärkt | fantastisk | fantastiskt | strålande | excellent | superbra"
            " | jättebra | toppen | förträfflig | suverän",
            0.85: "mvg | mycket väl godkänd | mycket väl godkänt | berömlig",
            0.6: "bra | god | gott | väl | positiv | positivt | goda | vg | väl godkänd"
            " | väl godkänt | stark | gynnsam",
            0.2: "tillfredsställande | tillfredställande | rätt bra | hyfsad | hyfsat | nöjaktig"
            " | helt ok | skaplig",
            0.05: "godkänd | godkänt | acceptabelt | acceptabel | g | godtagbar",
            0.0: "ok | okej | medel | genomsnittlig | genomsnittligt | sådär | så där | medelmåttig"
            " | medelbra | medelgod | lagom | medelmåttigt | blandad | hyggligt medel | både och",
            -0.3: "mindre bra | mindre god | mindre gott | mindre väl | inte så bra",
            -0.5: "bristfällig | otillfredsställande | underkänd | underkänt | ig | svag"
            " | icke godkänd | icke godkänt | ej godkänd | ej godkänt",
            -0.6: "dålig | dåligt | negativ | negativt | undermålig | kass | ogynnsam | illa",
            -0.95: "usel | uselt | urusel | uruselt | katastrofal | katastrofalt | förfärlig"
            " | hemsk | fruktansvärd | bedrövlig | jättedålig | jättedåligt | botten | hemskt",
        },
        Family.FREQUENCY: {
            1.0: "alltid | hela tiden | jämt | ständigt | varje gång | konstant",
            0.87: "nästan alltid | så gott som alltid | i princip alltid",
            0.7: "för det mesta | oftast | vanligtvis | i regel | större delen av tiden",
            0.62: "vanligen",
            0.52: "ofta | regelbundet | många gånger",
            0.0: "ungefär hälften av tiden | hälften av tiden | halva tiden | ungefär halva tiden"
            " | ungefär hälften av gångerna | varannan gång",
            -0.25: "ibland | emellanåt | då och då | stundtals | vissa gånger",
            -0.4: "någon gång | någon enstaka gång | enstaka gånger | en del av tiden | av och till"
            " | någon gång ibland",
            -0.62: "sällan | mer sällan | mera sällan | inte ofta",
            -0.75: "mycket sällan | väldigt sällan",
            -0.87: "nästan aldrig | så gott som aldrig | sällan eller aldrig | knappt någonsin"
            " | i princip aldrig | aldrig eller sällan | aldrig eller nästan aldrig"
            " | knappast någonsin",
            -1.0: "aldrig | inte någon gång | ingen gång",
        },
        Family.EXTENT: {
            1.0: "högst | högsta | bäst | bästa | mest | maximalt | allt | alla | alltihop"
            " | allting | samtliga",
            0.88: "nästan allt | nästan alla | väldigt mycket | jättemycket | nästan allting",
            0.72: "mycket | det mesta | de flesta | merparten | majoriteten | en hel del",
            0.62: "ganska mycket | många | rätt mycket",
            0.6: "hög | högt | höga",
            0.0: "hälften | ungefär hälften | medelhög | mellan | medelhögt | mellanhög"
            " | måttligt mycket | varken mycket eller lite",
            -0.2: "en del | vissa | några | somliga | något lite",
            -0.35: "lite | lite grann | litegrann | några få | lite granna",
            -0.5: "låg | lågt | få | ganska lite | litet | inte mycket | inte så mycket",
            -0.75: "mycket lite | nästan inget | nästan ingen | väldigt lite | nästan inga"
            " | nästan ingenting | mycket litet",
            -0.9: "minst",
            -1.0: "lägst | lägsta | sämst | sämsta | inget | inga | ingenting | inget av det"
            " | ingen alls | inget alls | inga alls"
            " | på inget sätt | under inga omständigheter | i inget avseende"
            " | ingenting alls",
        },
        Family.IMPORTANCE: {
            1.0: "avgörande | helt avgörande | livsviktig | livsviktigt | kritisk | kritiskt"
            " | nödvändig | nödvändigt | absolut nödvändigt | väsentligt | väsentlig",
            0.2: "bra att ha",
            -0.8: "onödig | onödigt | inte nödvändigt",
        },
        Family.LIKELIHOOD: {
            0.0: "kanske | eventuellt | möjligen | möjligtvis | kanske kanske inte",
        },
        Family.COMPARISON: {
            0.9: "överträffar vida | långt över förväntan | mycket över förväntan",
            0.6: "bättre | mer | högre | ökat | ökar | ökad | över | överträffar | före | starkare"
            " | över förväntan | förbättrats | förbättrat | överträffade | snabbare | lättare"
            " | enklare | fler | mer än väntat | större | förbättring | stigit",
            0.0: "oförändrad | oförändrat | samma | lika | som förväntat | ungefär samma"
            " | ungefär som förväntat | motsvarar | som väntat | ungefär lika bra | i linje"
            " | ungefär som väntat | varken bättre eller sämre | lika bra | motsvarade"
            " | ungefär lika | enligt förväntan | ingen skillnad | ungefär detsamma | detsamma"
            " | ingen förändring | precis som förväntat | i nivå | uppfyller | uppfyllde"
            " | uppfyllt",
            -0.25: "uppfyller delvis | motsvarar delvis | uppfyllde delvis | motsvarade delvis"
            " | delvis uppfyllt",
            -0.6: "sämre | mindre | lägre | minskat | minskar | minskad | under | bakom | efter"
            " | under förväntan | försämrats | försämrat | svagare | långsammare | svårare"
            " | färre | försämring | sjunkit",
        },
    },
    degrees={
        1.0: "helt | fullständigt | absolut | totalt | fullt | fullt ut | helt och hållet"
        " | definitivt | till fullo | precis | fullt och fast | exakt | säkert ja | full"
        " | fullkomligt | hundra procent | helt säkert | till 100 % | i allra högsta grad",
        0.92: "extremt | ytterst | oerhört | otroligt mycket | synnerligen | väldigt väldigt"
        " | utomordentligt | enormt | i högsta grad",
        0.8: "mycket | väldigt | starkt | verkligen | särskilt | speciellt | klart | vidare"
        " | bestämt | betydligt | så | långt | avsevärt | kraftigt | väldigt mycket"
        " | jätte | allvarligt | vida | mycket mer",
        0.6: "till stor del | till största delen | i huvudsak | huvudsakligen | mestadels"
        " | till övervägande del | i stort sett | i stort | i det stora hela",
        0.5: "ganska | rätt | tämligen | relativt | någorlunda",
        0.45: "troligen | troligtvis | förmodligen | antagligen",
        0.4: "snarare | måttligt | mer eller mindre | närmast | hellre | medelmåttigt",
        0.3: "delvis | i viss mån | till viss del | i någon mån | till en del | i viss grad"
        " | i viss utsträckning | i någon utsträckning | i någon grad | något så när"
        " | till vissa delar | i måttlig grad | i måttlig utsträckning",
        0.2: "något | lite | en aning | aningen | lite grann | en smula | marginellt | svagt"
        " | till en mindre del | till liten del",
        -0.45: "knappt | knappast | föga | i ringa grad | i ringa mån",
    },
    sizes={
        0.9: "mycket stor | enorm | allvarligt | allvarlig",
        0.75: "stor | stort | betydande | stora | väsentlig grad",
        0.3: "viss | visst | måttlig | någon | vissa",
        -0.45: "liten | litet | ringa | små | begränsad | mindre del",
    },
    negations={
        0.6: "inte | ej | icke",
        0.9: "ingen | utan | inget som helst | inget | saknar | noll",
    },
    at_all="alls | över huvud taget | överhuvudtaget | på något sätt | som helst | det minsta",
    middle="varken | varken eller | neutral | neutralt | vare sig | likgiltig | tveksam"
    " | obestämd | vare sig eller"
    " | lika mycket | ingetdera | mittemellan | mitt emellan",
    undecided="osäker | tvekar | tveksamt | vet inte riktigt | villrådig"
    " | har inte bestämt mig",
    yes="ja | japp | jo | ja det är jag",
    no="nej | nej det är jag inte | nä",
    excess="alldeles för | för mycket | för lite | lagom mycket | för lågt | för högt | för snabbt"
    " | för långsamt | för hög | för låg | för många | för få",
    fillers="jag | är | det | den | de | med | i | på | till | av | om | att | mig | en | ett | och"
    " | eller | som | mina | min | mitt | var | vi | vår | detta | denna | men | bara | har | kan"
    " | tar | tidigare | förra | förväntat | förväntade | påståendet | förväntan | förväntningar"
    " | förväntningarna"
    " | väntat | tycker | anser"
    " | verksamheten | har jag | än | skulle | blivit | blir | tror | från | det är | var det"
    " | sig | håller mig | känner | mot | vad | ganska säkert | betyg | grann | in | från"
    " | del av | gång"
    " | gånger | tid | tiden | nu | ställer mig | ungefär | precis så | riktigt | de gånger",
    outside={
        Missing.DONT_KNOW: "vet ej | vet inte | ingen uppfattning | ingen åsikt | kan ej bedöma"
        " | kan inte bedöma | kan inte ta ställning | kan ej ta ställning | ej svar vet | minns ej"
        " | minns inte | kan inte svara | kan ej svara | kommer inte ihåg | kan inte säga"
        " | ingen bestämd åsikt | svårt att säga | har ingen uppfattning | har ingen åsikt"
        " | ingen bestämd uppfattning | vet ej kan inte bedöma | kan inte avgöra | ingen aning"
        " | tar inte ställning | kan ej avgöra | ej bedömbart | inte tagit ställning",
        Missing.NOT_APPLICABLE: "ej aktuellt | inte aktuellt | ej tillämpligt | inte tillämpligt"
        " | ej relevant | inte relevant | har inte använt | ej använt | har ej använt"
        " | använder inte | använder ej | ingen erfarenhet | saknar erfarenhet | deltog inte"
        " | deltog ej | berör inte mig | berör mig inte | har inte deltagit | gäller inte mig"
        " | gäller ej mig | har aldrig använt | inte använt | ej tillämplig | har inte haft"
        " | ingen kontakt | har inte varit | ej berörd | berörs ej | berörs inte | n a | e t"
        " | har ingen erfarenhet | stämmer inte in på mig | passar inte | ej aktuell"
        " | inte aktuell | gäller ej | gäller inte | finns inte | finns ej | har inte | har ej"
        " | har inte haft kontakt | ej haft kontakt | inte haft kontakt",
        Missing.BLANK: "vill ej svara | vill inte svara | inget svar | ej svar | vill ej uppge"
        " | vill inte uppge | vill inte ange | vill ej ange | uppgift saknas | avstår | ej besvarad"
        " | ej besvarat | avstår från att svara | inte besvarad | avböjer | hoppa över"
        " | föredrar att inte svara | svarar ej | vill inte säga",
    },
    holds="gäller | stämmer | tillämpligt | erfarenhet | relevant | använt | använder",
    goes_on="hur | vad | om | vem | var | varför | tillräckligt",
    other="annat | annan | övrigt | annat nämligen | andra | övriga | inget av ovanstående"
    " | annat ange | annan nämligen | något annat | någon annan | annat specificera"
    " | annat alternativ | inget av alternativen",
    rates=Rates(
        adverbs={365: "dagligen", 52: "veckovis", 12: "månadsvis | månatligen",
                 4: "kvartalsvis", 1: "årligen | årsvis"},
        units={8000: "timme | timmen", 365: "dag | dagen | dygn", 52: "vecka | veckan | veckor",
               12: "månad | månaden | månader", 4: "kvartal | kvartalet",
               2: "halvår | halvåret | termin", 1: "år | året"},
        every="varje | varenda | var",
        each="per | i | om",
        counts={0.5: "varannan", 0.33: "var tredje",
                1: "en | en gång | någon gång | ett par gånger mindre", 2: "två | ett par",
                1.5: "en eller två", 2.5: "två till tre | två eller tre", 3: "tre | några",
                3.3: "flera", 4: "fyra", 5: "fem", 6: "många"},
        times="gånger | gång | ggr | dagar | dag | ggn | till | eller | och",
        changes={0.5: "mindre än | färre än | mer sällan än | mindre ofta än | under",
                 0.7: "eller mer sällan | eller mindre | högst | eller färre | nästan | upp till"
                 " | eller mindre ofta | som mest",
                 1.3: "minst | eller oftare | eller mer | eller fler | åtminstone",
                 1.6: "mer än | oftare än | fler än | över"},
    ),
    trouble="problem | fel | driftstörning | driftstörningar | avbrott | svårt | svårigheter"
    " | stress | stressad | irriterad | irriterande | missnöjd | klaga | klagomål | strul"
    " | krångel | krånglar | försening | förseningar | dåligt | dålig | förlorar | förlorad"
    " | risk | orolig | långsam | långsamt | kraschar | vänta | hindrar | hindras | hinder"
    " | frustrerad | besvär | bekymmer | störningar | störd | sluta | lämna | brister"
    " | incidenter | väntetid",
    importance="hur viktig | hur viktigt | hur viktiga | betydelse har | hur stor betydelse"
    " | vikten av | hur stor vikt | betydelsen av | viktigt är | viktig är | hur betydelsefull"
    " | hur relevant | betydelsefullt",
    recommending="rekommendera | rekommenderar | rekommendation",
    overall="helhet | sammantaget | övergripande | totalt sett | på det hela taget | generellt"
    " | i stort | överlag | allt som allt | som helhet | helhetsbetyg | helhetsomdöme"
    " | helhetsintryck | i sin helhet | sammanfattningsvis | allmänhet",
    satisfaction="nöjd | nöjda | betyg | omdöme | intryck | helhetsbetyg | helhetsomdöme"
    " | helhetsintryck | upplever | bedömer | tycker | nöjdhet",
)  # fmt: skip
"""Swedish."""
