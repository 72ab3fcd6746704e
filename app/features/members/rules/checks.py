"""What a member's fields must satisfy before they are written. Pure."""

from collections.abc import Mapping
from itertools import pairwise

from app.features.members.errors import (
    DatesOutOfOrder,
    DigitsWrong,
    FieldDateWrong,
    FieldSwitchedOff,
    NameMissing,
    UnknownField,
)
from app.features.members.model import FieldSpec
from app.features.members.rules.standing import first_day, last_day
from app.kernel.dates import PartialDate
from app.kernel.text import clean

# Fields in the order a life goes; none may lie wholly after the next known one.
_ORDER = ("birth", "decision_on", "admitted_on", "official_on")


def cleaned(
    values: Mapping[str, str], fields: Mapping[str, FieldSpec]
) -> dict[str, str]:
    """Return the values trimmed and in NFC; raise what is wrong with the first bad one.

    Dates are ISO text of the known part; an empty text means "not known".
    """
    result: dict[str, str] = {}
    for key, raw in values.items():
        spec = fields.get(key)
        if spec is None:
            raise UnknownField(key=key)
        value = clean(raw)
        if value and not spec.on:
            raise FieldSwitchedOff(field=key, label=spec.label)
        result[key] = _checked(spec, value)
    if "full_name" in result and not result["full_name"]:
        raise NameMissing(field="full_name")
    return result


def _checked(spec: FieldSpec, value: str) -> str:
    if not value:
        return ""
    if spec.kind == "date":
        try:
            PartialDate.from_iso(value)
        except ValueError as error:
            raise FieldDateWrong(
                field=spec.key, label=spec.label, value=value
            ) from error
    if spec.kind == "name":
        return value.replace("\n", " ")
    if spec.lengths:
        digits = value.replace(" ", "").replace(".", "")
        if not (digits.isascii() and digits.isdigit()) or (
            len(digits) not in spec.lengths
        ):
            lengths = " hoặc ".join(str(n) for n in spec.lengths)
            raise DigitsWrong(
                field=spec.key, label=spec.label, value=value, lengths=lengths
            )
        return digits
    return value


def dates_in_order(values: Mapping[str, str], fields: Mapping[str, FieldSpec]) -> None:
    """Refuse a record in which a later step of life lies before an earlier one."""
    known = [
        (key, PartialDate.from_iso(values[key])) for key in _ORDER if values.get(key)
    ]
    for (key, one), (later_key, later) in pairwise(known):
        if first_day(one) > last_day(later):
            raise DatesOutOfOrder(
                field=later_key,
                first=fields[key].label,
                first_value=one.text(),
                second=fields[later_key].label,
                second_value=later.text(),
            )
