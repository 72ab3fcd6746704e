"""Joins what a list keeps in several columns: names, gender, addresses. Pure."""

from collections.abc import Collection
from dataclasses import replace

from app.features.member_import.errors import WordNotUnderstood
from app.features.member_import.model.reading import Repair
from app.features.member_import.rules.reading.cells import Found, in_title_case
from app.features.member_import.rules.signs import key
from app.kernel.words import _

# Field of the address, beginning of the fields for its province and country.
_ADDRESSES = (
    ("birth_place", "birth"),
    ("hometown", "hometown"),
    ("residence", "residence"),
)
_CROSSES = frozenset({"gender.male", "gender.female"})
_GENDERS = frozenset({"gender.male", "gender.female", "birth.male", "birth.female"})


def join_names(found: Found) -> None:
    """Put surname and given name together."""
    parts = [
        found.values.pop(f"name.{part}", "") for part in ("surname", "middle", "given")
    ]
    joined = " ".join(part for part in parts if part)
    if not joined or found.values.get("full_name"):
        return
    if joined.isupper() and len(joined) > 1 and in_title_case(joined) != joined:
        cased = in_title_case(joined)
        found.repairs.append(
            Repair("full_name", "name_case", joined, cased, instead=joined)
        )
        joined = cased
    for place, repair in enumerate(found.repairs):
        if repair.field.startswith("name."):
            found.repairs[place] = replace(repair, field="full_name", after=joined)
    found.values["full_name"] = joined


def join_genders(found: Found, label: str) -> None:
    """Read gender from crosses in two columns, or from where the birth year stands."""
    if _GENDERS.isdisjoint(found.values):
        return
    if found.values.keys() >= _CROSSES:
        _drop_crosses(found, label)
    for gender in ("male", "female"):
        if found.values.pop(f"gender.{gender}", ""):
            found.values.setdefault("gender", gender)
        birth = found.values.pop(f"birth.{gender}", "")
        if birth:
            found.values.setdefault("birth", birth)
            found.values.setdefault("gender", gender)
    for position, repair in enumerate(found.repairs):
        if repair.field.startswith("birth."):
            found.repairs[position] = replace(repair, field="birth")


def _drop_crosses(found: Found, label: str) -> None:
    """Leave both crosses out: together they tell of neither."""
    for field in _CROSSES:
        del found.values[field]
    both = WordNotUnderstood(field="gender", label=label, value=_("Nam, nữ"))
    found.problems.append(both)


def join_addresses(found: Found, home_country: str, kept: Collection[str]) -> None:
    """Read an address of three columns.

    Province and country go to fields of their own where the book keeps those, else
    they join the address; the own country is then left out.
    """
    if not any("." in field for field in found.values):
        return
    home = key(home_country)
    for field, stem in _ADDRESSES:
        parts = [found.values.pop(f"{field}.detail", "")]
        for part in ("province", "country"):
            text = found.values.pop(f"{field}.{part}", "")
            if f"{stem}_{part}" in kept:
                if text:
                    found.values[f"{stem}_{part}"] = text
            elif not (part == "country" and key(text) == home):
                parts.append(text)
        parts = [part for part in parts if part]
        if parts and field not in found.values:
            found.values[field] = ", ".join(parts)
