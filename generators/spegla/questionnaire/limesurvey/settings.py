"""How LimeSurvey is to run the survey, the same in each of its files.

Nothing is kept of people but their answers: no address, no time, no link to an invitation.
"""

from collections.abc import Iterator

from spegla.questionnaire.form import Form
from spegla.questionnaire.limesurvey.layout import in_html

_SURVEY = {
    "anonymized": "Y",
    "format": "G",
    "savetimings": "N",
    "datestamp": "N",
    "usecookie": "N",
    "allowregister": "N",
    "allowsave": "N",
    "autoredirect": "N",
    "allowprev": "Y",
    "printanswers": "N",
    "ipaddr": "N",
    "refurl": "N",
    "publicstatistics": "N",
    "publicgraphs": "N",
    "listpublic": "N",
    "htmlemail": "Y",
    "sendconfirmation": "N",
    "tokenanswerspersistence": "N",
    "assessments": "N",
    "usecaptcha": "N",
    "usetokens": "N",
    "showxquestions": "N",
    "showgroupinfo": "B",
    "shownoanswer": "N",
    "showqnumcode": "X",
    "showwelcome": "Y",
    "showprogress": "Y",
    "questionindex": "0",
    "alloweditaftercompletion": "N",
}
_COMMA, _POINT = "1", "0"
"""LimeSurvey's numbers for the decimal marks."""


def survey_settings_of(form: Form) -> dict[str, str]:
    """The settings of the survey as a whole, by LimeSurvey's names.

    >>> from spegla.survey.questions import Audience, LocalText
    >>> hello = LocalText.of(sv="Hej", en="Hello")
    >>> form = Form(audience=Audience.CUSTOMERS, languages=("sv", "en"), title=hello,
    ...             welcome=hello, thanks=hello, pages=())
    >>> survey_settings_of(form)["additional_languages"]
    'en'
    """
    main, *others = form.languages
    return _SURVEY | {"language": main, "additional_languages": " ".join(others)}


def texts_of(form: Form, language: str) -> dict[str, str]:
    """The texts around the questions in one language, by LimeSurvey's names."""
    return dict(_texts(form, language))


def _texts(form: Form, language: str) -> Iterator[tuple[str, str]]:
    yield "surveyls_title", in_html(form.title.in_language(language))
    yield "surveyls_description", ""
    yield "surveyls_welcometext", f"<p>{in_html(form.welcome.in_language(language))}</p>"
    yield "surveyls_endtext", f"<p>{in_html(form.thanks.in_language(language))}</p>"
    yield "surveyls_url", ""
    yield "surveyls_urldescription", ""
    yield "surveyls_numberformat", _POINT if language == "en" else _COMMA
