"""French words for answers."""

from spegla.survey.questions import Missing
from spegla.survey.wording.family import Family
from spegla.survey.wording.lexicon import Lexicon, Rates

FRENCH = Lexicon(
    language="fr",
    endings=("e", "s", "es"),
    good={
        Family.AGREEMENT: "accord | d accord | approuve",
        Family.SATISFACTION: "satisfait | satisfaction | content | heureux | heureuse | ravi",
        Family.QUALITY: "qualité | fiable | compétent | professionnel | professionnelle | aimable"
        " | efficace | agréable | sûr | rapide | à l aise | informé | motivé",
        Family.IMPORTANCE: "important | importance | intéressé | intérêt | intéressant | pertinent"
        " | prioritaire",
        Family.LIKELIHOOD: "probable | probabilité | vraisemblable | chances",
        Family.EASE: "facile | simple | facilement | aisé | pratique | convivial | intuitif",
        Family.CONFIDENCE: "confiance | confiant | certain | convaincu",
        Family.TRUTH: "vrai | exact | correct | s applique | applique | correspond à ma situation",
        Family.USEFULNESS: "utile | utilité | précieux | bénéfique | valeur | serviable"
        " | suffisant",
        Family.CLARITY: "clair | compréhensible | familier | claire",
        Family.PREFERENCE: "favorable à | favorable | pour | aime | disposé | souhaitable"
        " | acceptable | recommander | recommande | appréciée | apprécie",
        Family.OTHER: "résolu | atteint | réglé | accompli",
        Family.EXTENT: "mesure | degré | point | impact | influence | expérience | ampleur"
        " | effet",
    },
    bad={
        Family.AGREEMENT: "désaccord | désapprouve",
        Family.SATISFACTION: "insatisfait | mécontent | déçu | insatisfaction | malheureux"
        " | frustré",
        Family.QUALITY: "incompétent | inefficace | désagréable | lent | peu fiable",
        Family.IMPORTANCE: "inintéressant | négligeable | secondaire",
        Family.LIKELIHOOD: "improbable | peu probable",
        Family.EASE: "difficile | compliqué | complexe | effort | difficilement | difficulté",
        Family.CONFIDENCE: "méfiance | méfiant",
        Family.TRUTH: "faux | inexact",
        Family.USEFULNESS: "inutile | insuffisant",
        Family.CLARITY: "confus | incompréhensible",
        Family.PREFERENCE: "défavorable | opposé | contre | inacceptable | déteste | n aime pas",
        Family.TROUBLE: "impoli | gênant | problème | problèmes | stressant | inquiet | agaçant"
        " | préoccupé | stressé | dérangeant | risque | frein | obstacle | grossier | énervant",
    },
    levels={
        Family.QUALITY: {
            1.0: "parfait | exceptionnel | idéal | exceptionnelle",
            0.93: "excellent | remarquable | formidable | fantastique | excellente | super",
            0.6: "bon | bien | bonne | positif | positive | fort",
            0.35: "assez bien | assez bon | assez bonne",
            0.15: "satisfaisant | convenable | correcte | honorable",
            0.0: "moyen | moyenne | moyennement bien | passable bien | ok"
            " | moyennement bon | acceptable",
            -0.2: "passable | médiocre moyen",
            -0.4: "insatisfaisant | médiocre | insuffisante | faible",
            -0.6: "mauvais | mauvaise | mal | négatif | négative",
            -0.95: "horrible | terrible | affreux | exécrable | catastrophique | nul | lamentable"
            " | épouvantable | désastreux",
        },
        Family.FREQUENCY: {
            1.0: "toujours | tout le temps | constamment | à chaque fois | en permanence"
            " | systématiquement | chaque fois",
            0.87: "presque toujours | quasiment toujours",
            0.7: "la plupart du temps | généralement | d habitude | habituellement"
            " | le plus souvent | en général",
                        0.52: "souvent | régulièrement | fréquemment",
            0.0: "environ la moitié du temps | la moitié du temps | à peu près la moitié du temps",
            -0.25: "parfois | quelquefois | de temps en temps | de temps à autre | des fois",
            -0.4: "occasionnellement | à l occasion",
            -0.62: "rarement | moins souvent | pas souvent | peu souvent",
            -0.75: "très rarement",
            -0.87: "presque jamais | quasiment jamais | rarement ou jamais | rarement voire jamais"
            " | jamais ou presque | jamais ou rarement | jamais ou presque jamais",
            -1.0: "jamais | à aucun moment",
        },
        Family.EXTENT: {
            1.0: "le plus élevé | le meilleur | la meilleure | maximum | le plus | tout | tous"
            " | toutes | la totalité",
            0.88: "presque tout | énormément | presque tous | presque toutes",
            0.75: "la plupart | la majorité | la majeure partie",
            0.72: "beaucoup",
            0.6: "élevé | haut | élevée",
            0.0: "la moitié | environ la moitié | moyennement élevé | modéré | à moitié",
            -0.2: "certains | une partie | quelques uns | certaines",
            -0.35: "un peu | quelques",
            -0.5: "bas | peu | basse | pas beaucoup | pas tellement | pas grand chose",
            -0.75: "presque rien | très peu | presque pas | quasiment rien | presque aucun",
            -0.9: "le moins",
            -1.0: "le plus bas | le pire | la pire | minimum | rien | rien du tout"
            " | aucun d entre eux"
            " | en aucun cas | en aucune façon | en aucune manière",
        },
        Family.IMPORTANCE: {
            1.0: "essentiel | indispensable | crucial | primordial | vital | capital | critique"
            " | essentielle | cruciale | primordiale",
            -0.8: "superflu | pas nécessaire",
        },
        Family.LIKELIHOOD: {0.0: "peut être | éventuellement | possible"},
        Family.COMPARISON: {
            0.9: "dépasse largement | bien au delà | a largement dépassé | largement supérieur"
            " | bien au dessus | très supérieur",
            0.6: "mieux | meilleur | plus | supérieur | augmenté | amélioré | au dessus | dépasse"
            " | en hausse | plus élevé | supérieure | meilleure | dépassé | plus facile | en avance"
            " | hausse | amélioration",
            0.0: "pareil | identique | inchangé | le même | comme prévu | comme attendu | conforme"
            " | à peu près pareil | ni mieux ni moins bien | égal | à peu près identique"
            " | la même chose | équivalent | resté stable | stable | à peu près le même | répond"
            " | correspond | à peu près la même chose | aussi bien | sans changement"
            " | à peu près la même | ni meilleur ni pire | aucun changement | similaire",
            -0.6: "pire | moins bien | inférieur | diminué | détérioré | au dessous | en dessous"
            " | en baisse | moins élevé | moins | inférieure | moins bon | plus difficile"
            " | en retard | moins bonne | dégradé | baisse | plus mauvais",
            -0.85: "bien en dessous | très inférieur | bien inférieur",
        },
    },
    degrees={
        1.0: "total | tout à fait | totalement | complètement | entièrement | absolument"
        " | pleinement"
        " | parfaitement | certainement | sans aucun doute | à 100 % | tout a fait"
        " | oui absolument | sans hésiter | sûrement | bien sûr",
        0.92: "extrêmement | exceptionnellement | extraordinairement",
        0.8: "très | fortement | vraiment | particulièrement | beaucoup | bien | hautement"
        " | nettement | grandement | tellement | spécialement | largement | fort bien | si"
        " | trop | dans une large mesure | dans une grande mesure | énormément plus"
        " | considérablement | forte",
        0.6: "en grande partie | majoritairement | globalement | dans l ensemble"
        " | principalement | essentiellement oui | pour l essentiel",
        0.48: "assez | suffisamment | relativement",
        0.45: "probablement | sans doute | vraisemblablement",
        0.42: "plutôt",
        0.3: "partiellement | en partie | dans une certaine mesure | quelque peu"
        " | jusqu à un certain point | à peu près",
        0.2: "un peu | légèrement | un petit peu | faiblement plus",
        0.1: "moyennement | modérément",
        -0.4: "peu | faiblement | guère | dans une faible mesure | dans une moindre mesure",
        -0.45: "à peine",
    },
    sizes={
        0.9: "énorme | très grand | très grande | grave",
        0.75: "grand | grande | gros | large | considérable | majeur",
        0.3: "certaine | certaines mesures | moyen degré | modérée",
        -0.45: "petit | petite | faible degré | limité | moindre | faible mesure | mineur",
    },
    negations={0.6: "pas", 0.9: "aucun | sans | nullement | aucunement"},
    at_all="du tout | le moins du monde",
    middle="ni | ni ni | neutre | indifférent | sans préférence | ni l un ni l autre | mitigé"
    " | indécis | indécise"
    " | indifférente",
    undecided="incertain | hésitant | pas sûr | pas certain | je ne suis pas sûr",
    yes="oui",
    no="non",
    excess="trop de | trop peu | juste bien | trop rapide | trop lent | juste ce qu il faut"
    " | trop élevé | trop long | trop court | trop difficile | trop facile | trop bas",
    fillers="je | suis | ne | n | d | de | du | le | la | les | l | un | une | avec | c | est | j"
    " | ai | en | et | ou | à | a | mon | ma | mes | ce | cette | nous | il | elle | dans | mais"
    " | au | aux | des | mes attentes | attentes | attente | y | été | me | m | on | que | qu"
    " | affirmation | sur | par | cela | ça | moi | nos | vos | votre | rapport | seulement"
    " | niveau | note | fait | était | sont | chose | s | tous les | service | oui mais",
    outside={
        Missing.DONT_KNOW: "ne sait pas | ne sais pas | sans opinion | pas d opinion | nsp"
        " | je ne sais pas | ne se prononce pas | aucune opinion | aucune idée | nsp nr | sais pas"
        " | ne peut pas dire | impossible à dire | pas d avis | sans avis | ne se souvient pas"
        " | je ne peux pas juger | ne peux pas juger | incapable de juger | ne peux pas dire"
        " | ne peux pas me prononcer | ne sait pas sans opinion | je ne peux pas évaluer"
        " | ne me souviens pas",
        Missing.NOT_APPLICABLE: "non applicable | sans objet | ne s applique pas | n a"
        " | pas concerné | non concerné | n a pas utilisé | jamais utilisé | pas utilisé | s o"
        " | aucune expérience | pas participé | n ai pas utilisé | n ai pas participé"
        " | pas applicable"
        " | pas d expérience | non utilisé | n utilise pas | pas concernée | so | non concernée"
        " | n ai jamais utilisé | pas assisté | non pertinent",
        Missing.BLANK: "pas de réponse | sans réponse | préfère ne pas répondre | refus"
        " | ne souhaite pas répondre | non réponse | ne veut pas répondre | refuse de répondre"
        " | préfère ne pas dire | non répondu | nr | ne réponds pas | aucune réponse"
        " | ne veux pas répondre",
    },
    holds="applique | expérience | applicable | utilisé",
    goes_on="comment | quoi | si | qui | où | pourquoi | ce | assez",
    other="autre | autres | autre précisez | autre veuillez préciser | autre à préciser"
    " | aucun des éléments ci dessus | autre préciser | autre raison | aucune de ces réponses"
    " | autre réponse | quelque chose d autre",
    rates=Rates(
        adverbs={365: "quotidiennement | tous les jours | quotidien",
                 52: "hebdomadairement | toutes les semaines | hebdomadaire",
                 12: "mensuellement | tous les mois | mensuel", 4: "trimestriellement"
                 " | trimestriel",
                 2: "semestriellement", 1: "annuellement | tous les ans | annuel"},
        units={8000: "heure", 365: "jour | jours", 52: "semaine | semaines", 12: "mois",
               4: "trimestre", 2: "semestre", 1: "an | année | ans"},
        every="chaque | tous les | toutes les",
        each="par | dans le | dans la | l | dans l | à la",
        counts={0.5: "une fois tous les deux | une fois toutes les deux",
                1: "une | une fois", 2: "deux", 1.5: "une ou deux | une à deux",
                2.5: "deux ou trois | deux à trois", 3: "trois"
                " | quelques", 3.3: "plusieurs", 4: "quatre",
                5: "cinq", 6: "nombreuses | de nombreuses"},
        times="fois | jours | jour | x | à | ou | et",
        changes={0.5: "moins d | moins de | moins souvent que | moins souvent qu | moins que",
                 0.7: "ou moins | ou moins souvent | au plus | presque | au maximum | jusqu à",
                 1.3: "au moins | ou plus | ou plus souvent | au minimum",
                 1.6: "plus d | plus de | plus souvent que | plus souvent qu"},
    ),
    trouble="problème | problèmes | panne | pannes | erreur | erreurs | difficulté | difficultés"
    " | stress | stressé | plainte | plaintes | insatisfait | retard | retards | mauvais | perdre"
    " | perte | risque | lent | lenteur | attendre | attente | gêne | gêné | bloqué | agacé"
    " | quitter | incident | incidents | frustré | empêche | inquiet | interruptions",
    importance="quelle importance | à quel point est il important | importance de | important est"
    " | importance accordez | importance que | importance a | dans quelle mesure est il important"
    " | important pour vous",
    recommending="recommander | recommanderiez | recommandiez | recommandation | conseiller",
    overall="globalement | dans l ensemble | global | globale | en général | au total"
    " | de manière générale | d une manière générale | générale | tout compte fait",
    satisfaction="satisfait | satisfaits | satisfaction | note | évaluez | évaluation | impression"
    " | jugez | noteriez | avis | qualité | évalueriez",
)  # fmt: skip
"""French."""
