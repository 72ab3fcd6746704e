"""Judges a row as a whole: its name, the order of its dates, official or not. Pure."""

import re

from app.features.member_import.errors import (
    DatesSwapped,
    RowNameMissing,
    RowNameOdd,
    StandingAgainstDate,
    StandingUnclear,
    TooYoung,
)
from app.features.member_import.model.header import Header
from app.features.member_import.rules.reading.cells import Found
from app.features.member_import.rules.reading.dates import DateReader
from app.features.member_import.rules.vocabulary import Vocabulary
from app.kernel.dates import PartialDate

# What no name holds: figures, signs of formulas, the mark that a lost letter leaves.
_ODD = re.compile(r"[\d#=@+<>{}\[\]|\\^~_%$&*\"?!]")
# Fields in the order a life goes.
ORDER = ("birth", "decision_on", "admitted_on", "official_on")
# Years after admission from which a missing official date is surely an omission.
_SURELY_OFFICIAL = 2


def judge(
    found: Found, vocabulary: Vocabulary, dates: DateReader, header: Header
) -> None:
    """Leave out what cannot be right and say why."""
    _judge_name(found)
    _judge_order(found, vocabulary)
    _judge_age(found, vocabulary, dates)
    _judge_standing(found, dates, header)


def surely_after(one: str, two: str) -> bool:
    """Say whether every day of ``one`` lies after every day of ``two`` (ISO texts)."""
    size = min(len(one), len(two))
    return one[:size] > two[:size]


def _judge_name(found: Found) -> None:
    name = found.values.get("full_name", "")
    if not name:
        if all(problem.field != "full_name" for problem in found.problems):
            found.problems.append(RowNameMissing(field="full_name"))
    elif _ODD.search(name) or not any(map(str.isalpha, name)):
        found.problems.append(RowNameOdd(field="full_name", value=name))
        del found.values["full_name"]


def _judge_order(found: Found, vocabulary: Vocabulary) -> None:
    """Leave out each date that lies before one that must come first."""
    last = ""
    for field in ORDER:
        value = found.values.get(field, "")
        if not value:
            continue
        if last and surely_after(found.values[last], value):
            wrong = DatesSwapped(
                field=field,
                first=vocabulary.label(last),
                first_value=PartialDate.from_iso(found.values[last]).text(),
                second=vocabulary.label(field),
                second_value=PartialDate.from_iso(value).text(),
            )
            found.problems.append(wrong)
            del found.values[field]
        else:
            last = field


def _judge_age(found: Found, vocabulary: Vocabulary, dates: DateReader) -> None:
    """Tell of somebody too young; which of the two dates is wrong nobody knows."""
    birth = found.values.get("birth", "")
    if not birth:
        return
    day = found.values.get("admitted_on", "") or dates.today.isoformat()
    age = int(day[:4]) - int(birth[:4])
    if len(day) == len(birth) and day[4:] < birth[4:]:
        age -= 1
    if age < vocabulary.words.youngest:
        told = TooYoung(
            field="birth",
            day=PartialDate.from_iso(day).text(),
            age=age,
            youngest=vocabulary.words.youngest,
        )
        found.problems.append(told)


def _judge_standing(found: Found, dates: DateReader, header: Header) -> None:
    """Decide what a missing official date means, and say when unsure.

    Probation lasts a year; whoever was admitted long ago is official with a date that
    the list left out.
    """
    values = found.values
    official = values.get("official_on", "")
    if official and values.get("standing") == "probationary":
        shown = PartialDate.from_iso(official).text()
        found.problems.append(StandingAgainstDate(field="standing", official=shown))
        values["standing"] = "official"
    if values.get("standing") or values.get("official_on"):
        return
    mapped = "+".join(h.target for h in header.headings)
    if "official_on" not in mapped and "standing" not in mapped:
        values["standing"] = "official"
        return
    admitted = values.get("admitted_on", "")
    last_year = dates.today.year - _SURELY_OFFICIAL
    if admitted and int(admitted[:4]) <= last_year:
        shown = PartialDate.from_iso(admitted).text()
        values["standing"] = "official"
        found.problems.append(StandingUnclear(field="official_on", admitted=shown))
