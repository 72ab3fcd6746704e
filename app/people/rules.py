"""What holds for a cell, a person and a post. Pure: no clock, no files, no database."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from app.kernel.dates import PartialDate, add_months
from app.kernel.text import clean, fold
from app.people.errors import (
    BirthOutOfRange,
    ElectedTwice,
    EmailOdd,
    EntryTooLong,
    GenderUnknown,
    NationalIdOdd,
    PersonNameMissing,
    PersonNameOdd,
    PhoneOdd,
    TermBackwards,
    TermOverlaps,
    TermTooLong,
    UnitCodeOdd,
)
from app.people.model import (
    Naming,
    NewOfficer,
    PersonRules,
    Post,
    PostRules,
    Role,
    Term,
)

_CODE = re.compile(r"[A-Za-z0-9](?:-?[A-Za-z0-9])+")
_PHONE = re.compile(r"\+?[0-9 .()-]+")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_GENDERS = {"": "", "nam": "male", "male": "male", "nu": "female", "female": "female"}
_LEAST_CODE = 2


def one_line(text: str, field: str, rules: PersonRules) -> str:
    """Clean a text of one line, or raise ``EntryTooLong``."""
    cleaned = " ".join(clean(text).split())
    limit = rules.name_longest if field.endswith("name") else rules.text_longest
    return _within(cleaned, field, limit, rules)


def note(text: str, rules: PersonRules) -> str:
    """Clean a text of many lines, or raise ``EntryTooLong``."""
    return _within(clean(text), "note", rules.note_longest, rules)


def _within(text: str, field: str, limit: int, rules: PersonRules) -> str:
    if len(text) > limit:
        raise EntryTooLong(field=field, label=rules.label[field], limit=limit)
    return text


def person_name(text: str, rules: PersonRules) -> str:
    """Clean a person's name: one line, at least one letter."""
    name = one_line(text, "full_name", rules)
    if not name:
        raise PersonNameMissing(field="full_name")
    if not any(map(str.isalpha, name)):
        raise PersonNameOdd(field="full_name", name=name)
    return name


def gender(text: str) -> str:
    """Read male, female, Nam, Nữ or nothing."""
    key = fold(clean(text))
    if key not in _GENDERS:
        raise GenderUnknown(field="gender", value=text)
    return _GENDERS[key]


def birth(value: PartialDate | None, today: date, rules: PersonRules) -> str | None:
    """Check that somebody may have been born then; give the ISO text."""
    if value is None:
        return None
    first = date(value.year, value.month or 1, value.day or 1)
    if value.year < rules.born_earliest or first > today:
        raise BirthOutOfRange(
            field="birth", birth=value, earliest=str(rules.born_earliest)
        )
    return value.iso()


def national_id(text: str, rules: PersonRules) -> str | None:
    """Keep the digits; leading zeros stay. None when empty."""
    digits = re.sub(r"[\s.]", "", clean(text))
    if not digits:
        return None
    only_digits = digits.isascii() and digits.isdigit()
    if not only_digits or len(digits) not in rules.national_id_digits:
        raise NationalIdOdd(
            field="national_id",
            digits=sum(map(str.isdigit, digits)),
            expected=" hoặc ".join(map(str, rules.national_id_digits)),
        )
    return digits


def phone(text: str, rules: PersonRules) -> str:
    """Check a telephone number and keep it as written."""
    number = one_line(text, "phone", rules)
    digits = sum(map(str.isdigit, number))
    fits = rules.phone_digits_least <= digits <= rules.phone_digits_most
    if number and not (fits and _PHONE.fullmatch(number)):
        raise PhoneOdd(field="phone", value=number)
    return number


def email(text: str, rules: PersonRules) -> str:
    """Check that an address looks like one."""
    address = one_line(text, "email", rules)
    if address and not _EMAIL.fullmatch(address):
        raise EmailOdd(field="email", value=address)
    return address


def unit_code(text: str, rules: PersonRules) -> str:
    """Check the code that stands in names of package files; capitals."""
    code = clean(text)
    fits = _LEAST_CODE <= len(code) <= rules.code_longest
    if not (fits and _CODE.fullmatch(code)):
        raise UnitCodeOdd(field="code", limit=rules.code_longest)
    return code.upper()


def suggested_code(unit_name: str, rules: PersonRules) -> str:
    """Propose a code: CB and the initials, numbers whole (Tổ dân phố 5: CB-TDP5)."""
    words = re.findall(r"[a-z0-9]+", fold(clean(unit_name)))
    if words[:2] == ["chi", "bo"]:
        words = words[2:]
    initials = "".join(w if w[0].isdigit() else w[0] for w in words)
    return f"CB-{initials}".upper()[: rules.code_longest].rstrip("-")


def new_term(first: date, last: date, known: Iterable[Term], rules: PostRules) -> None:
    """Check the days of a term that begins after every known one."""
    _term_days(first, last, rules)
    for term in known:
        if term.from_on >= first:
            raise TermOverlaps(field="term_from", label=term.label)


def corrected_term(
    first: date, last: date, others: Iterable[Term], rules: PostRules
) -> None:
    """Check the new days of a term against the other terms."""
    _term_days(first, last, rules)
    for term in others:
        if term.from_on <= last and first <= term.to_on:
            raise TermOverlaps(field="term_from", label=term.label)


def _term_days(first: date, last: date, rules: PostRules) -> None:
    if last < first:
        raise TermBackwards(field="term_to", from_on=first, to_on=last)
    if last >= _longest(first, rules):
        raise TermTooLong(field="term_to", years=rules.term_longest_months // 12)


def _longest(first: date, rules: PostRules) -> date:
    try:
        return add_months(first, rules.term_longest_months)
    except ValueError:
        # The calendar itself ends before such a term does.
        return date.max


def elected(
    people: Sequence[NewOfficer], posts: PostRules, name: Callable[[str], str]
) -> None:
    """Refuse two posts for one person, and two holders of a single post."""
    single = {role.key for role in posts.role if role.single}
    seen: set[str] = set()
    for one in people:
        keys = {one.person_id} | ({one.role} if one.role in single else set())
        if keys & seen:
            raise ElectedTwice(name=name(one.person_id), role=posts.label(one.role))
        seen |= keys


def naming_on(day: date, namings: Sequence[Naming]) -> Naming | None:
    """Pick the names in force; before the first change, the first ones."""
    ordered = sorted(namings, key=lambda n: n.from_on)
    held = [n for n in ordered if n.from_on <= day]
    return held[-1] if held else next(iter(ordered), None)


def term_on(day: date, terms: Iterable[Term]) -> Term | None:
    """Pick the term a day falls into."""
    return next((t for t in terms if t.from_on <= day <= t.to_on), None)


def vacant(day: date, posts: Iterable[Post], roles: Iterable[Role]) -> list[Role]:
    """List the roles that must be filled and are not on ``day``."""
    filled = {post.role for post in posts if post.held_on(day)}
    return [r for r in roles if r.must_be_filled and r.key not in filled]
