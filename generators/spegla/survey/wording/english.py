"""English words for answers."""

from spegla.survey.questions import Missing
from spegla.survey.wording.family import Family
from spegla.survey.wording.lexicon import Lexicon, Rates

ENGLISH = Lexicon(
    language="en",
    good={
        Family.AGREEMENT: "agree | agreed | agrees | agreement | in agreement",
        Family.SATISFACTION: "satisfied | satisfaction | satisfying | happy | pleased | content"
        " | delighted with",
        Family.QUALITY: "quality | competent | professional | friendly | reliable | knowledgeable"
        " | efficient | responsive | polite | comfortable | prepared | pleasant | informed"
        " | skilled | secure | safe | fast | quick | favorably | favourably | positively",
        Family.IMPORTANCE: "important | importance | priority | relevant | relevance"
        " | interested | interest | interesting",
        Family.LIKELIHOOD: "likely | probable | likelihood | chance",
        Family.EASE: "easy | simple | ease | convenient | intuitive | user friendly",
        Family.CONFIDENCE: "confident | confidence | trust | trusted | trustworthy | sure"
        " | certain | faith | able",
        Family.TRUTH: "true | applies | apply | describes | like me | accurate | correct"
        " | applicable | true of me",
        Family.USEFULNESS: "useful | helpful | valuable | effective | beneficial | value | benefit"
        " | influential | motivated | worthwhile | sufficient",
        Family.CLARITY: "clear | understandable | familiar | aware | knowledge | understand",
        Family.PREFERENCE: "like | liked | favor | favour | support | approve | desirable"
        " | willing | want | prefer | enjoy | enjoyed | in favor | in favour | appealing"
        " | consider | buy"
        " | acceptable | recommend | would recommend | engaged | enthusiastic | excited",
        Family.COMPARISON: "improved | better off",
        Family.OTHER: "resolved | solved | fixed | achieved | fulfilled | successful | completed"
        " | implemented | done",
        Family.EXTENT: "extent | degree | amount | involved | effect | influence | impact"
        " | experience | experienced",
    },
    bad={
        Family.AGREEMENT: "disagree | disagreed | disagreement",
        Family.SATISFACTION: "dissatisfied | unsatisfied | dissatisfaction | unhappy | displeased"
        " | disappointed | frustrated | discontent",
        Family.QUALITY: "unreliable | unprofessional | unfriendly | incompetent | inefficient"
        " | uncomfortable | unprepared | unpleasant | slow | insecure | unsafe | uninformed"
        " | unfavorably | unfavourably | negatively | unfavorable | unfavourable",
        Family.IMPORTANCE: "unimportant | irrelevant | uninterested | uninteresting"
        " | disinterested",
        Family.LIKELIHOOD: "unlikely | improbable",
        Family.EASE: "difficult | hard | difficulty | complicated | complex | inconvenient"
        " | effort",
        Family.CONFIDENCE: "unsure | uncertain | distrust | mistrust | unconfident",
        Family.TRUTH: "false | untrue | untrue of me | inaccurate",
        Family.USEFULNESS: "useless | unhelpful | ineffective | worthless | insufficient"
        " | not effective",
        Family.CLARITY: "unclear | confusing | confused | unfamiliar | unaware | vague",
        Family.PREFERENCE: "dislike | oppose | opposed | disapprove | undesirable | unwilling"
        " | against | unacceptable",
        Family.TROUBLE: "rude | annoying | annoyed | problem | problems | problematic | stressful"
        " | stressed | bothered | disruptive | disturbing | worried | concerned | serious problem"
        " | burden | barrier | obstacle | challenge | challenging | risk | harmful | painful"
        " | tiring | frustrating | disappointing | time consuming",
    },
    levels={
        Family.QUALITY: {
            1.0: "outstanding | exceptional | perfect | superb | best imaginable | ideal",
            0.93: "excellent | fantastic | awesome | wonderful | superior | amazing | exemplary",
            0.85: "great | brilliant | very good",
            0.6: "good | well | strong | positive | favorable | favourable",
            0.2: "above average | satisfactory | adequate | decent | pass",
            0.0: "average | ok | okay | so so | mixed | alright | all right",
            0.1: "reasonable | acceptable",
            -0.15: "fair",
            -0.2: "mediocre | so so at best",
            -0.4: "below average | not so good | needs improvement | inadequate | weak | marginal"
            " | improvement needed | could be better",
            -0.5: "unsatisfactory | insufficiently good | fail | failed",
            -0.6: "needs a lot of improvement | needs significant improvement"
            " | needs major improvement"
            " | poor | bad | negative | poorly | badly | unfavorable | unfavourable",
            -0.95: "terrible | horrible | awful | appalling | dreadful | abysmal | disastrous"
            " | atrocious | horrendous",
        },
        Family.PREFERENCE: {0.9: "delighted | love | loved it", -0.9: "hate | hated it"},
        Family.FREQUENCY: {
            1.0: "always | constantly | all the time | all of the time | every time | continuously"
            " | each time | without exception",
            0.87: "almost always | nearly always | practically always | most always",
            0.7: "most of the time | usually | mostly always | typically | nearly every time",
            0.62: "generally | a lot of the time | much of the time",
            0.52: "often | frequently | regularly | many times | fairly often",
            0.0: "half the time | half of the time | about half the time"
            " | about half of the time | approximately half the time",
            -0.25: "sometimes | some of the time | at times | now and then | from time to time",
            -0.4: "occasionally | once in a while | every now and then | infrequently"
            " | on occasion | a little of the time",
            -0.62: "rarely | seldom | less often | less frequently | not often",
            -0.75: "hardly ever | very rarely",
            -0.87: "almost never | nearly never | rarely or never | seldom or never"
            " | hardly ever or never | practically never | never or rarely | never or hardly ever",
            -1.0: "never | none of the time | at no time",
        },
        Family.EXTENT: {
            1.0: "highest | maximum | max | best | top | the most | all of it | all | everything"
            " | all of them | the whole",
            0.88: "almost all | nearly all | a great deal | very much | almost everything"
            " | a very great deal | an awful lot | almost completely",
            0.72: "a lot | lots | most | most of it | most of them | much | the majority",
            0.62: "quite a bit | quite a lot | a good deal | many",
            0.6: "high",
            0.0: "half | about half | half of it | moderate | medium | mid | intermediate",
            0.05: "a moderate amount | some amount",
            -0.2: "some | some of it | some of them | a fair amount",
            -0.35: "a little | a bit | a few | a little bit | a small amount | a few of them",
            -0.5: "low | little | few | not much | not a lot",
            -0.75: "very little | hardly any | almost nothing | almost none | very few",
            -0.9: "least | the least",
            -1.0: "lowest | minimum | min | worst | none | nothing | none of it | none at all"
            " | none of them | nothing at all"
            " | nil | by no means | under no circumstances | no way | in no way",
        },
        Family.IMPORTANCE: {
            1.0: "critical | essential | crucial | vital | indispensable | imperative"
            " | business critical | absolutely essential | top priority | highest priority"
            " | mission critical",
            0.9: "must have",
            0.2: "nice to have",
            -0.8: "unnecessary | not needed | not a priority | not necessary",
        },
        Family.LIKELIHOOD: {
            0.1: "possibly",
            0.0: "maybe | might or might not | may or may not | perhaps | possible | fifty fifty"
            " | might or may not",
        },
        Family.COMPARISON: {
            0.9: "exceptionally above expectations | far exceeds | greatly exceeds"
            " | far exceeded | greatly exceeded | far above expectations"
            " | significantly exceeds | significantly exceeded | well above expectations"
            " | far exceeds expectations",
            0.6: "better | more | higher | increased | increase | exceeds | exceeded | above"
            " | better than expected | ahead | stronger | faster | improved | easier | exceeding"
            " | more satisfied | grown | improve | surpassed | surpasses | greater | larger",
            0.15: "fully meets | fully met",
            0.0: "about the same | the same | same | no change | unchanged | stayed the same | meet"
            " | remained the same | no difference | meets | met | as expected | equal | meeting"
            " | about what i expected | what i expected | about as expected"
            " | equally | on par | level with | in line with | just as expected | neither better",
            -0.25: "partially meets | partly meets | mostly meets | partially met | partly met"
            " | almost meets | nearly meets | mostly met | nearly met",
            -0.6: "worse | less | lower | decreased | decrease | below | fails to meet"
            " | failed to meet | behind | weaker | slower"
            " | worse than expected | falls short of | fell short of | fewer"
            " | deteriorated | declined | harder | falls below | misses | missed | smaller"
            " | less satisfied | more difficult",
        },
    },
    degrees={
        1.0: "completely | totally | absolutely | fully | definitely | entirely | perfectly"
        " | certainly | wholly | complete | full | total | absolute | 100 %",
        0.92: "extremely | exceptionally | incredibly | exceedingly | extraordinarily"
        " | tremendously | overwhelmingly | extreme",
        0.8: "very | strongly | highly | greatly | deeply | really | particularly"
        " | especially | so | that | far | much | significantly | considerably | substantially"
        " | a great deal | very much | that much | all that | well | a lot | severely | seriously"
        " | heavily | too much | strong",
        0.6: "mostly | largely | mainly | quite | generally | for the most part | pretty"
        " | primarily",
        0.5: "fairly | reasonably | sufficiently | relatively",
        0.45: "probably | tend to | inclined to | likely yes",
        0.4: "moderately | rather | more or less | tend | inclined",
        0.33: "somewhat | sort of | kind of",
        0.3: "partly | partially | to some extent | to a certain extent | to some degree"
        " | to a certain degree | to a degree | in part",
        0.2: "slightly | a little | a bit | a little bit | mildly | marginally | minimally"
        " | to a small extent | to a limited extent | to a small degree | a tad"
        " | to a slight extent | only slightly | mild | slight",
        -0.45: "hardly | barely | scarcely | hardly at all",
    },
    sizes={
        0.9: "huge | severe | extreme | immense | enormous | very great",
        0.8: "great | serious",
        0.75: "large | big | major | considerable | significant | substantial",
        0.4: "moderate",
        0.25: "reasonable | certain | fair",
        -0.7: "very minor | tiny | negligible",
        -0.4: "small | minor | limited | slight | minimal",
    },
    negations={
        0.6: "not | isn t | don t | doesn t | didn t | wasn t | aren t | do not | does not"
        " | did not | is not | was not | won t | wouldn t | can t | cannot | can not | not been",
        0.9: "no | without | lack of | non | zero",
    },
    at_all="at all | in any way | in the least | whatsoever | the slightest | remotely",
    middle="neither | neither nor | neutral | nor | no preference | indifferent | undecided"
    " | uncertain | no strong feelings"
    " | neutral feelings | neutrally | no impact either way | impartial | ambivalent"
    " | no opinion either way | middle",
    undecided="unsure | not sure | i m not sure | i am not sure"
    " | not certain | no strong opinion",
    yes="yes | yes , | yep | yeah | yes i do | yes it is | yes it was",
    no="no , | nope | no it is not",
    excess="too | excessively | just right | about right | too much | too little",
    fillers="i | i m | i am | am | is | it | its | it s | was | were | are | the | a | an | of | to"
    " | with | my | me | we | our | us | this | that is | be | been | can | could | do | does | did"
    " | have | has | had | would | will | in | on | for | and | or | by | as | at | but | only"
    " | than | about | very own | feel | felt | expectations | expectation | expected | my needs"
    " | needs | need | what | you | your | from | statement | just | even | i d | i ve | say"
    " | rating | rated | think | more like | find | found"
    " | now | before | last year | overall | all in all | there | please | point | points | stars"
    " | star | scale | answer | usual | yes and no",
    outside={
        Missing.DONT_KNOW: "don t know | do not know | dont know | dk | d k | unknown"
        " | no opinion | can t say | cannot say | can t tell | no idea | not able to say"
        " | hard to say | don t remember | do not remember | can t remember | don t recall"
        " | unable to judge | cannot judge | can t judge | unable to rate | cannot rate"
        " | unable to answer | unable to say | not able to judge | no basis to judge"
        " | no basis for judgment | no basis for judgement | not sure don t know | idk"
        " | haven t thought | difficult to say | no view | can t rate | not familiar enough"
        " | cannot assess | unable to assess | can t choose | cannot answer | can t answer"
        " | insufficient information | don t have an opinion | do not have an opinion"
        " | no answer know",
        Missing.NOT_APPLICABLE: "not applicable | n a | na | does not apply | doesn t apply"
        " | did not attend | didn t attend | have not used | haven t used | did not use"
        " | do not use | don t use | didn t use | never used | not used | no experience"
        " | not relevant to me | have no experience | not relevant for me | not my area"
        " | no contact | did not participate | didn t participate | never attended"
        " | not concerned | did not receive | have not tried | haven t tried | never tried"
        " | not available | not attended | do not have | don t have | have not experienced"
        " | doesn t concern me | does not concern me | not offered | not applied"
        " | haven t had contact | have not had contact | have not had any contact"
        " | no contact with | no experience with | no experience of | i have never used",
        Missing.BLANK: "prefer not to answer | prefer not to say | no answer | refused"
        " | rather not say | decline to answer | no response | not answered | missing"
        " | do not wish to answer | don t want to answer | skip | skipped | blank | unanswered"
        " | choose not to answer | decline to state | refuse to answer | no reply | left blank"
        " | did not answer | rather not answer | i d rather not say | nothing selected",
    },
    holds="applicable | apply | applies | experience | use | used | relevant",
    goes_on="how | what | if | whether | where | who | why | anything | much | enough | the",
    other="other | others | another | something else | none of the above | other please specify"
    " | other please describe | other write in | other reason | other reasons | someone else"
    " | other options | other answer",
    rates=Rates(
        adverbs={
            8000: "hourly",
            365: "daily | everyday",
            220: "most days | weekdays",
            52: "weekly",
            26: "fortnightly | biweekly | bi weekly",
            12: "monthly",
            4: "quarterly",
            2: "half yearly | semi annually | biannually | semiannually",
            1: "yearly | annually",
        },
        units={
            8000: "hour | hours", 365: "day | days | working day | workday | work day",
            250: "weekday", 52: "week | weeks", 26: "fortnight", 12: "month | months",
            4: "quarter | quarters", 2: "half year | six months | semester", 1: "year | years",
        },
        every="every | each | every single | all",
        each="a | per | an | in a",
        counts={
            0.5: "every other | every second | every two",
            1: "once | one time | one", 2: "twice | two | two times | a couple of | couple of",
            1.5: "once or twice", 2.5: "two or three | two to three",
            3: "three | three times | a few | few", 3.3: "several | multiple", 4: "four", 5: "five",
            6: "many | six",
        },
        times="times | time | x | days | day | or | to | and",
        changes={
            0.5: "less than | less often than | fewer than | less frequently than | under",
            0.7: "or less | or less often | or fewer | at most | or less frequently | up to"
            " | maximum | almost | nearly",
            1.3: "at least | or more | or more often | or more frequently | minimum | or oftener",
            1.6: "more than | more often than | more frequently than | over",
        },
    ),
    trouble="problem | problems | issue | issues | error | errors | failure | failures | fail"
    " | fails | difficulty | difficulties | trouble | stress | stressed | annoyed | annoying"
    " | frustrated | frustrating | complaint | complaints | outage | outages | delay | delays"
    " | delayed | interrupted | interruption | interruptions | bad | wrong | lose | lost | rude"
    " | dissatisfied | unhappy | worried | risk | slow | crash | crashes | wait | waiting | leave"
    " | quit | prevented | prevent | prevents | hinder | hinders | burnout | overloaded | conflict"
    " | dropped | unable | incidents | disturbance | disturbances | leaving",
    importance="how important | importance of | by importance | how essential | how much does it"
    " matter | how relevant | importance | how critical | how valuable",
    recommending="recommend | recommending | recommendation",
    overall="overall | in general | generally | as a whole | all in all | all things considered"
    " | on the whole | in total | everything considered",
    satisfaction="satisfied | satisfaction | rate | rating | impression | happy | grade | opinion"
    " | experience | pleased | score | quality",
)  # fmt: skip
"""English."""
