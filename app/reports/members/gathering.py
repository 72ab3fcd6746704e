"""Who is in an export and what is known of each, as lists write it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from app.features.members.model import OFFICIAL, Event, FieldSpec, Member, StatusTable
from app.kernel.dates import PartialDate, short
from app.kernel.progress import Progress, silent
from app.reports.letterhead import letterhead
from app.reports.members import records
from app.reports.members.attendance import attended
from app.reports.members.model import Facts, Listed, Order, Wording
from app.reports.sources import Sources

# How members leave the Party other than by death, for one column of book 7-HSĐV.
_LEFT_PARTY = ("name_deleted", "expelled", "left_party")
_GUEST = "temporary_in"
_TELL_EVERY = 100


def gather(sources: Sources, order: Order, progress: Progress = silent) -> Facts:
    """Ask for the roll of the day and everything lists say of it."""
    on = order.on or sources.clock.today()
    words, rules = records.wording(), records.rules()
    specs = {spec.key: spec for spec in sources.members.fields.all() if spec.on}
    table = sources.members.table
    members = _chosen(sources, order, on)
    happened = sources.members.events_by_person()
    came = _attended(sources, order, on)
    people = []
    for number, member in enumerate(members, 1):
        if number % _TELL_EVERY == 0:
            progress(number, len(members))
        events = happened.get(member.person_id, ())
        texts = dict(_fields(member, specs, words))
        texts |= _said(member, table, words, on)
        texts |= _events(events, on, table)
        years = member.party_years
        texts |= {"no": str(number), "party_age": "" if years is None else str(years)}
        texts["attended"] = came.get(member.person_id, "")
        people.append(Listed(member, events, texts))
    masked = {spec.key for spec in specs.values() if spec.masked}
    labels = {spec.key: spec.label for spec in specs.values()}
    return Facts(
        on=on,
        people=tuple(people),
        specs=specs,
        labels={**labels, **{extra.key: extra.label for extra in words.extra}},
        hidden=frozenset(masked | set(rules.masked)),
        letter=letterhead(sources, on),
        guests=sum(member.status == _GUEST for member in members),
    )


def _chosen(sources: Sources, order: Order, on: date) -> list[Member]:
    """Pick those on the screen in their order, or the roll of the day."""
    everyone = sources.members.roll(on, with_former=True)
    if order.people is not None:
        by_id = {member.person_id: member for member in everyone}
        return [by_id[person] for person in order.people if person in by_id]
    spec = records.form_spec(order.form)
    with_left = order.with_left
    if with_left is None:
        with_left = spec is not None and spec.with_left
    on_roll = {s.key for s in sources.members.table.status if s.on_roll}
    return [
        member
        for member in everyone
        if member.status in on_roll
        or (with_left and member.since is not None and member.since.year == on.year)
    ]


def _attended(sources: Sources, order: Order, on: date) -> dict[str, str]:
    """Count who came to the meetings of the year, when a list asks for it."""
    if "attended" not in order.fields:
        return {}
    calls = sources.meetings.roll_calls(on.year)
    return attended(call for call in calls if call.on <= on)


def _fields(
    member: Member, specs: Mapping[str, FieldSpec], words: Wording
) -> Iterator[tuple[str, str]]:
    genders = {"male": words.male, "female": words.female}
    for key, spec in specs.items():
        value = member.values.get(key, "")
        if spec.kind == "date" and value:
            value = PartialDate.from_iso(value).text()
        elif spec.kind == "gender":
            value = genders.get(value, "")
        yield key, value


def _said(
    member: Member, table: StatusTable, words: Wording, on: date
) -> dict[str, str]:
    labels = {spec.key: spec.label for spec in table.status}
    plain = member.status == member.standing
    standing = words.official if member.standing == OFFICIAL else words.probationary
    return {
        "post": member.post,
        "standing": standing,
        "status": labels.get(member.status, ""),
        "status_on": "" if plain or member.since is None else short(member.since),
        "age": _age(member.birth, on),
    }


def _age(birth: PartialDate | None, on: date) -> str:
    """Count whole years; by the year alone when no more is known."""
    if birth is None:
        return ""
    month, day = birth.month or 1, birth.day or 1
    return str(on.year - birth.year - ((on.month, on.day) < (month, day)))


def _events(events: Sequence[Event], on: date, table: StatusTable) -> dict[str, str]:
    """Write the last event of each kind that book 7-HSĐV has a column for."""
    labels = {spec.key: spec.label for spec in table.event}
    texts = {"moved_out": "", "moved_in": "", "deceased": "", "left": ""}
    for event in events:
        if event.on is None or event.on > on:
            continue
        day = short(event.on)
        if event.kind in {"moved_out", "moved_in"}:
            texts[event.kind] = _lines(day, event.elsewhere)
        elif event.kind == "deceased":
            texts["deceased"] = _lines(day, event.note)
        elif event.kind in _LEFT_PARTY:
            texts["left"] = _lines(day, labels[event.kind])
    return texts


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
