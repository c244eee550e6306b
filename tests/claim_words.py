"""Words that claim, and words of cause, in the languages of the report."""

import re
from typing import Final

CLAIMING: Final = {
    "en": (
        r"better|worse|best|worst|most|least|more|less|fewer|highest|lowest|higher|lower|high|low"
        r"|strongest|weakest|weigh\w*|largest|smallest|furthest|closest|first|overestimat\w*"
        r"|underestimat\w*|rose|rises?|fell|falls?|fails?|improved|unchanged|changed|clearly|proven"
        r"|differs?|different|differences?|agrees?|agreement|disagree\w*|reach\w*|below|above|none"
        r"|majority|half|begin|come first|goes? (?:most )?(?:closely )?together|important|matters?"
        r"|seldom|often|misjudge\w*|strengths?|expected|no dimension|no group"
    ),
    "sv": (
        r"bättre|sämre|bäst|sämst|mest|minst|mer|mindre|fler|färre|flest|högst|lägst|högsta|lägsta"
        r"|högre|lägre|låg|hög|starkast|svagast|väger|tyngre|lättare|störst|största|minsta|längst"
        r"|oftast|vanligast\w*|först|överskatt\w*|underskatt\w*|ökade|ökat|sjunkit|stigit|brister"
        r"|förbättrat|oförändrat|förändrats|ändrats|klart|säkerställ\w*|skiljer|skillnad\w*"
        r"|överens|nås|når|uppnått|under (?:målnivån|den egna)|ingen (?:dimension|grupp)"
        r"|flertalet|hälften|börja|kommer först"
        r"|hänger \w* ?samman|viktig\w*|betyder|sällan|ofta|felbedöm\w*|styrkor"
    ),
    "nl": (
        r"beter|slechter|best|slechtst|meest|minst|meer|minder|hoogst\w*|laagst\w*|hoger|lager|hoog"
        r"|laag|sterkst\w*|zwakst\w*|weegt|zwaarder|lichter|grootste|kleinste|verst|vaakst|eerst"
        r"|overschat\w*|onderschat\w*|steeg|gestegen|daalde|gedaald|misgaat|verbeterd|onveranderd"
        r"|veranderd|duidelijk|bewezen|verschil\w*|verschilt|eens|haalt|gehaald"
        r"|(?:onder|boven) het|geen (?:dimensie|groep)"
        r"|meerderheid|helft|begin|komen eerst|komt eerst|samenhang\w*|hangt|hangen|belangrijk\w*"
        r"|zelden|vaak|inschatting\w*|sterke|elke"
    ),
}
"""Of a comparison, an order, a change, a level, a box, a majority or an over- or underestimate."""

CAUSAL: Final = {
    "en": (
        r"caus\w*|because|drives?|driven|drivers?|mov(?:e|es|ed|ing)|leads? to|led to|results? in"
        r"|due to|thanks to|effects?|affects?|influences?|impacts?|makes?|brings? about|raises?"
        r"|increases?|reduces?|explains?|therefore|determines?|depends? on|produces?"
    ),
    "sv": (
        r"orsak\w*|påverk\w*|driver|drivande|leder till|ledde till|beror på|tack vare|effekt\w*"
        r"|inverk\w*|gör att|medför|ger upphov|förklarar|därför|avgör(?:s|ande)|höjer|sänker|ökar"
        r"|minskar|styr"
    ),
    "nl": (
        r"oorza\w*|veroorza\w*|waardoor|doordat|omdat|drijft|drijvende|beweegt|bewegen|leidt tot"
        r"|leidde tot|komt door|dankzij|effect\w*|beïnvloed\w*|invloed\w*|zorgt voor|verklaart"
        r"|verklaren|daarom|bepaalt|hangt af van|verhoogt|verlaagt|maakt"
    ),
}
"""Of one thing making another."""


def says(pattern: str, text: str) -> bool:
    """Whether a text has one of the words, as whole words and in any case."""
    return re.search(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE) is not None
