"""SPSS files (.sav, .zsav): variables with labels, answers with labels, and sets of options."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from spegla.survey.exports.answers import Answers, Category, LeftOut, Tool, Use, Variable
from spegla.survey.exports.columns import at_mark, grids
from spegla.survey.exports.headings import with_own_names
from spegla.survey.exports.spss_file import Column, ResponseSet, read_spss, written
from spegla.survey.tables import Row, fold

_RESPONDENT = frozenset({"respondent_id", "respondentid", "responseid", "response_id"})
_RECORD = frozenset({
    "collector_id", "collectorid", "date_created", "date_modified", "ip_address", "ipaddress",
    "ipaddr", "email_address", "first_name", "last_name", "custom_1", "custom_data",
    "startdate", "enddate", "recordeddate", "recipientfirstname", "recipientlastname",
    "recipientemail", "externalreference", "externaldatareference", "locationlatitude",
    "locationlongitude", "distributionchannel", "userlanguage", "useragent", "submitdate",
    "lastpage", "startlanguage", "datestamp", "refurl", "token",
    "duration__in_seconds_", "q_totalduration", "q_recaptchascore", "q_relevantidduplicate",
})  # fmt: skip
"""What SurveyMonkey, Qualtrics and LimeSurvey note in SPSS files, in lower case."""
_RECORD_OF_QUALTRICS = frozenset({"status", "progress", "finished"})
"""What Qualtrics notes under names that others give to questions."""
_NOT_MEANT = frozenset({"survey preview", "survey test", "survey preview spam"})
"""What Qualtrics writes as the status of answers that nobody was asked for."""

_OWN_WORDS = re.compile(r"(?P<option>(?P<question>.+?)(?:_\d+)?)_TEXT")
"""What Qualtrics calls the words beside an option of a question."""

_MOST_DASHES = 20
"""How many ways to part a label are looked at; more than two are rare."""
_EPOCH = dt.datetime(1582, 10, 14)  # noqa: DTZ001 SPSS counts seconds of no time zone from it
_DAYS = ("DATE", "ADATE", "EDATE", "JDATE", "SDATE", "MOYR", "QYR", "WKYR")
_MOMENTS = ("DATETIME", "YMDHMS")
_TIMES = ("TIME", "MTIME", "DTIME")
_SECONDS_OF_A_DAY = 86_400


def answers(content: bytes, *, file: str) -> Answers:
    """The answers in an SPSS file.

    A cell holds the label of the value where it has one, otherwise the value: numbers as people
    write them, days and times as in ISO 8601. Blank are what SPSS calls system-missing, and
    user-missing values without a label; one with a label, such as "Don't know", stays, and its
    category is marked as missing. In the columns of a set of options 1 is taken and 0 is not.

    Rows are numbered as SPSS numbers cases. Previews of Qualtrics and rows without any answer are
    left out.

    Args:
        content: The file.
        file: Name to show in problems.

    Raises:
        InputError: The file is damaged, has a password, or is larger than can be held.

    >>> answers(b"$FL2", file="customers.sav")
    Traceback (most recent call last):
    spegla.errors.InputError: customers.sav: the file is not an SPSS file that can be read.
      Export it again, or as CSV; if it has a password, save it without one.
    """
    return _answers(*read_spss(content, file=file))


def _answers(columns: Sequence[Column], sets: Sequence[ResponseSet]) -> Answers:
    set_of: dict[str, ResponseSet] = {}
    for found in sets:
        for member in found.members:
            set_of.setdefault(member, found)
    of_qualtrics = "responseid" in {column.name.lower() for column in columns}
    told = [_variable(column, set_of.get(column.name), of_qualtrics) for column in columns]
    if of_qualtrics:
        told = _with_own_words(told)
    variables = with_own_names(_with_grids(told))
    cells = [
        list(_cells(column, variable, set_of.get(column.name)))
        for column, variable in zip(columns, variables, strict=True)
    ]
    left_out: dict[LeftOut, int] = {}
    rows = []
    for number, row in enumerate(zip(*cells, strict=True), start=1):
        reason = _reason_to_leave_out(row, variables)
        if reason is None:
            rows.append(Row(number=number, cells=row))
        else:
            left_out[reason] = left_out.get(reason, 0) + 1
    return Answers(tool=Tool.SPSS, variables=variables, rows=tuple(rows), left_out=left_out)


def _variable(column: Column, of_set: ResponseSet | None, of_qualtrics: bool) -> Variable:
    use = _use(column, of_set, of_qualtrics)
    categories = () if use is Use.OPTION else tuple(_categories(column))
    if of_set is None:
        return Variable(
            heading=column.name,
            names=tuple(_names(column.label)),
            text=column.label,
            use=use,
            categories=categories,
        )
    part = _part(column, of_set)
    of_option = (f"{of_set.name}[{column.name}]", f"{of_set.label} [{part}]", column.label)
    return Variable(
        heading=column.name,
        names=tuple(dict.fromkeys(filter(None, of_option))),
        text=of_set.label,
        part=part,
        together=of_set.name,
        use=use,
        categories=categories,
    )


def _with_own_words(variables: Sequence[Variable]) -> list[Variable]:
    """The variables of Qualtrics, those known that hold words beside an option of another."""
    answered = {variable.heading for variable in variables if variable.categories}
    return [
        replace(variable, use=Use.OTHER)
        if (match := _OWN_WORDS.fullmatch(variable.heading))
        and not answered.isdisjoint(match.group("question", "option"))
        else variable
        for variable in variables
    ]


def _with_grids(variables: Sequence[Variable]) -> list[Variable]:
    """The variables, the rows of a grid and the options of a choice together.

    They stand beside each other, under names and labels that begin alike: ``Q7_1`` "How far? - IT
    is fast." and ``Q7_2`` "How far? - IT is kind." The rows of a grid take the same answers; an
    option takes none but itself.
    """
    labels = [variable.text if variable.categories else "" for variable in variables]
    alike: dict[tuple[str, str, tuple[Category, ...]], dict[int, str]] = {}
    for place, (question, row) in enumerate(grids(labels, at_mark(" - "))):
        of = variables[place]
        code = of.heading.rpartition("_")[0]
        if row and code and not of.together and of.use is Use.ANSWER:
            is_option = [fold(category.label) for category in of.categories] == [fold(row)]
            answers = () if is_option else of.categories
            alike.setdefault((code, question, answers), {})[place] = row
    found = list(variables)
    for (code, question, categories), parts in alike.items():
        use = Use.ANSWER if categories else Use.OPTION
        for place, part in parts.items() if len(parts) > 1 else ():
            found[place] = replace(
                found[place],
                text=question,
                part=part,
                together=code,
                use=use,
                categories=categories,
            )
    return found


def _names(label: str) -> Iterator[str]:
    """The label, and what it says of a row or option: Qualtrics writes it behind the question."""
    yield label
    for dash in islice(re.finditer(" - ", label), _MOST_DASHES):
        question, row = label[: dash.start()], label[dash.end() :]
        yield f"{question} [{row}]"
        yield row


def _use(column: Column, of_set: ResponseSet | None, of_qualtrics: bool) -> Use:
    name = column.name.lower()
    if name in _RESPONDENT:
        return Use.RESPONDENT
    if name in _RECORD or (of_qualtrics and name in _RECORD_OF_QUALTRICS):
        return Use.RECORD
    return Use.ANSWER if of_set is None or of_set.counted is None else Use.OPTION


def _part(column: Column, of_set: ResponseSet) -> str:
    """The option alone: some tools write the question before it, others label the value so."""
    label = column.label.removeprefix(of_set.label).lstrip(" -–:")
    if label:
        return label
    counted = (text for value, text in column.labels if written(value) == of_set.counted)
    return next(counted, column.label or column.name)


def _categories(column: Column) -> Iterator[Category]:
    for value, label in sorted(column.labels, key=_code_order):
        yield Category(
            value=written(value),
            label=label or written(value),
            is_missing=_is_missing(value, column),
        )


def _code_order(labelled: tuple[float | str, str]) -> float:
    """Numbers in their order; texts, which have none, in the order of the file."""
    return labelled[0] if isinstance(labelled[0], float | int) else 0.0


def _is_missing(value: float | str, column: Column) -> bool:
    for low, high in column.missing:
        if isinstance(value, str) or isinstance(low, str) or isinstance(high, str):
            if value == low:
                return True
        elif low <= value <= high:
            return True
    return False


def _cells(column: Column, variable: Variable, of_set: ResponseSet | None) -> Iterator[str]:
    write = _writer(column.format)
    labels = {value: label for value, label in column.labels if label}
    for raw in column.values:
        value = raw.rstrip() if isinstance(raw, str) else raw
        if value is None or value == "":
            yield ""
        elif variable.use is Use.OPTION and of_set is not None:
            taken = "1" if written(value) == of_set.counted else "0"
            yield "" if _is_missing(value, column) else taken
        elif value in labels:
            yield labels[value]
        else:
            yield "" if _is_missing(value, column) else write(value)


def _writer(of_format: str) -> Callable[[float | str], str]:
    if of_format in _DAYS:
        return lambda value: _moment(value, lambda found: found.date().isoformat())
    if of_format in _MOMENTS:
        return lambda value: _moment(value, lambda found: found.isoformat(sep=" "))
    if of_format in _TIMES:
        return _time
    return written


def _moment(value: float | str, write: Callable[[dt.datetime], str]) -> str:
    try:
        return write(_EPOCH + dt.timedelta(seconds=float(value)))
    except (OverflowError, ValueError):
        return written(value)


def _time(value: float | str) -> str:
    if isinstance(value, str) or not 0 <= value < _SECONDS_OF_A_DAY:
        return written(value)
    return (_EPOCH + dt.timedelta(seconds=value)).time().isoformat()


def _reason_to_leave_out(cells: Sequence[str], variables: Sequence[Variable]) -> LeftOut | None:
    given = list(zip(cells, variables, strict=True))
    if any(
        variable.use is Use.RECORD
        and fold(variable.heading) == "status"
        and fold(cell) in _NOT_MEANT
        for cell, variable in given
    ):
        return LeftOut.TEST
    is_answered = any(
        cell not in ("", "0") if variable.use is Use.OPTION else cell
        for cell, variable in given
        if variable.use in (Use.ANSWER, Use.OPTION)
    )
    return None if is_answered else LeftOut.BLANK
