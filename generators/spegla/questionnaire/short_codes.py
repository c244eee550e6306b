"""Short codes of answers, which many survey tools need."""

from spegla.errors import UsageError
from spegla.questionnaire.form import Form, Grid, Pick


def check_short_codes(form: Form) -> None:
    """Check that each answer has a short code, for tools that take five letters and digits.

    Raises:
        UsageError: Some have none; it names them all.

    >>> from spegla.survey.questions import Audience, LocalText
    >>> hello = LocalText.of(en="Hello")
    >>> check_short_codes(Form(audience=Audience.CUSTOMERS, languages=("en",), title=hello,
    ...                        welcome=hello, thanks=hello, pages=()))
    """
    lacking: dict[tuple[str, ...], str] = {}
    for page in form.pages:
        for block in page.blocks:
            if isinstance(block, Grid | Pick):
                codes = tuple(answer.code for answer in block.answers if not answer.short)
                lacking.setdefault(codes, block.code)
    lacking.pop((), None)
    if lacking:
        named = (f"  {code}: {', '.join(answers)}" for answers, code in lacking.items())
        raise UsageError(
            "Survey tools need a code of at most five letters and digits for each answer, other "
            "than “other” and “time”. Give these options, dimensions or groups one in the "
            'settings, as in values = ["A3"]:\n' + "\n".join(named)
        )
