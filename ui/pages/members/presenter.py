"""What the page of members shows. No Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.features.members.model import (
    PROBATIONARY,
    Counts,
    Event,
    FieldChange,
    FieldSpec,
    Member,
    MemberCard,
    StatusTable,
)
from app.features.members.rules.outlook import masked
from app.features.members.rules.standing import last_day
from app.kernel.dates import PartialDate, short
from app.kernel.text import name_sort_key
from app.kernel.words import N_, _
from ui.widgets.status import Status, Tone
from ui.widgets.table.columns import Cell, Column, Row

GONE = "gone"
GUESTS = "temporary_in"
_TONES = {
    "good": Tone.OK,
    "info": Tone.INFO,
    "muted": Tone.MUTE,
    "bad": Tone.BAD,
}
_GENDERS = {"male": N_("Nam"), "female": N_("Nữ")}
_ACTS = {
    "members.import": N_("Nhập danh sách"),
    "members.enrol": N_("Ghi vào danh sách"),
    "members.correct": N_("Sửa hồ sơ"),
    "people.correct": N_("Sửa hồ sơ"),
    "undo": N_("Hoàn tác"),
}


@dataclass(frozen=True, slots=True)
class RollView:
    """What one reading of the roll gives the page; ``rows`` run beside ``members``."""

    members: tuple[Member, ...]
    rows: tuple[Row, ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class TileView:
    """A count that filters the table."""

    key: str
    count: int
    word: str
    icon: str
    tint: str


@dataclass(frozen=True, slots=True)
class FactView:
    """A label with its value; ``hidden`` is the value that [Hiện] shows."""

    label: str
    value: str
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class CardView:
    """One member in the drawer."""

    person_id: str
    name: str
    post: str
    status: str
    tone: Tone
    facts: tuple[FactView, ...]
    events: tuple[tuple[str, str], ...]
    changes: tuple[tuple[str, str], ...]


def columns() -> tuple[Column, ...]:
    """Declare the columns; the menu of the header switches them on and off."""
    return (
        Column("no", _("STT"), "number", width=48),
        Column(
            "name",
            _("Họ và tên"),
            stretch=True,
            width=200,
            note=_("Xếp theo tên, rồi họ, rồi tên đệm"),
        ),
        Column("birth", _("Ngày sinh"), "date", second=True),
        Column("gender", _("Giới tính"), width=72, hidden=True),
        Column("admitted", _("Ngày vào Đảng"), "date"),
        Column("official", _("Ngày chính thức"), "date"),
        Column("card", _("Số thẻ"), "number", hidden=True),
        Column("age", _("Tuổi đảng"), "number", hidden=True),
        Column("education", _("Chuyên môn"), width=150, hidden=True),
        Column("theory", _("Lý luận"), width=90, hidden=True),
        Column("workplace", _("Nơi làm việc"), width=150, hidden=True),
        Column("residence", _("Nơi cư trú"), width=150, hidden=True),
        Column("group", _("Tổ đảng"), width=90, hidden=True),
        Column("status", _("Tình trạng"), "chip"),
    )


def tiles(roll: RollView) -> tuple[TileView, ...]:
    """Show the counts; those that are zero are left out."""
    counts = roll.counts
    gone = sum(1 for m in roll.members if _is_gone(m))
    found = (
        TileView("all", counts.total, _("đảng viên"), "users", "text2"),
        TileView("official", counts.official, _("chính thức"), "badge-check", "ok"),
        TileView("probationary", counts.probationary, _("dự bị"), "hourglass", "info"),
        TileView("exempt", counts.exempt, _("được miễn"), "circle-minus", "text2"),
        TileView(
            "temporary_out", counts.temporary_out, _("tạm đi"), "log-out", "text2"
        ),
        TileView(GUESTS, counts.temporary_in, _("tạm đến"), "user-plus", "info"),
        TileView(GONE, gone, _("đã rời chi bộ"), "archive", "text2"),
    )
    return tuple(t for t in found if t.count or t.key == "all")


def roll_view(
    members: Sequence[Member], counts: Counts, on: date, table: StatusTable
) -> RollView:
    """Prepare every row once; thousands of them take a while."""
    rows = tuple(_row(member, on, table) for member in members)
    return RollView(tuple(members), rows, counts)


def rows(roll: RollView, shown: str) -> tuple[Row, ...]:
    """Pick and number the rows of one tile."""
    kept = (
        row
        for member, row in zip(roll.members, roll.rows, strict=True)
        if _belongs(member, shown)
    )
    return tuple(
        replace(row, cells={**row.cells, "no": Cell(str(number), sort=number)})
        for number, row in enumerate(kept, 1)
    )


def _belongs(member: Member, shown: str) -> bool:
    if shown == GONE:
        return _is_gone(member)
    if shown in {"official", "probationary"}:
        own = not _is_gone(member) and member.status != GUESTS
        return own and member.standing == shown
    if shown in {"", "all"}:
        return not _is_gone(member)
    return member.status == shown


def _is_gone(member: Member) -> bool:
    return member.status in {
        "transferred",
        "name_deleted",
        "expelled",
        "left_party",
        "deceased",
    }


def _row(member: Member, on: date, table: StatusTable) -> Row:
    label, tone = status_look(member, table)
    years = member.party_years
    values = member.values
    return Row(
        id=member.person_id,
        cells={
            "name": Cell(
                member.name,
                detail=member.post,
                sort=name_sort_key(member.name),
                strong=True,
            ),
            "birth": dated(member.birth),
            "gender": Cell(_(_GENDERS.get(member.gender, ""))),
            "admitted": dated(member.admitted_on),
            "official": dated(member.official_on),
            "card": Cell(member.card_no, sort=member.card_no),
            "age": Cell("" if years is None else str(years), sort=years or 0),
            "education": Cell(values.get("education", "")),
            "theory": Cell(values.get("theory_level", "")),
            "workplace": Cell(values.get("workplace", "")),
            "residence": Cell(values.get("residence", "")),
            "group": Cell(values.get("group_name", "")),
            "status": Cell(label, tone=tone, icon=_icon(member)),
        },
        muted=_is_gone(member),
    )


def _icon(member: Member) -> str:
    icons = {"official": "circle-check", "probationary": "hourglass"}
    return icons.get(member.status, Status.NOT_APPLICABLE.icon)


def dated(day: PartialDate | None) -> Cell:
    """Show a date of which perhaps only a part is known."""
    if day is None:
        return Cell("", sort=date.max)
    return Cell(day.text(), sort=last_day(day))


def status_look(member: Member, table: StatusTable) -> tuple[str, Tone]:
    """Word and colour a status; an exempt probationary member says both."""
    spec = next(s for s in table.status if s.key == member.status)
    label = spec.label
    if member.standing == PROBATIONARY and member.status != PROBATIONARY:
        label = _("{status} (dự bị)").format(status=label)
    return label, _TONES[spec.tone]


def card_view(
    card: MemberCard, fields: Sequence[FieldSpec], table: StatusTable, on: date
) -> CardView:
    """Show a member's life in the drawer."""
    member = card.member
    label, tone = status_look(member, table)
    return CardView(
        person_id=member.person_id,
        name=member.name,
        post=member.post,
        status=label,
        tone=tone,
        facts=tuple(_facts(member, fields, on)),
        events=tuple(_event(e, table) for e in reversed(card.events)),
        changes=tuple(_change(c, fields) for c in card.history[:6]),
    )


def _facts(member: Member, fields: Iterable[FieldSpec], on: date) -> Iterable[FactView]:
    for spec in fields:
        value = member.values.get(spec.key, "")
        if not value or not spec.on or spec.key in {"full_name", "party_post"}:
            continue
        shown = read_value(spec, value)
        if spec.masked:
            yield FactView(spec.label, masked(value), shown)
        else:
            yield FactView(spec.label, shown)
    years = member.party_years
    if years is not None:
        yield FactView(_("Tuổi đảng"), _("{years} năm").format(years=years))


def read_value(spec: FieldSpec, value: str) -> str:
    """Show a stored value as people read it."""
    if spec.kind == "date":
        return PartialDate.from_iso(value).text()
    if spec.kind == "gender":
        return _(_GENDERS.get(value, ""))
    return value


def _event(event: Event, table: StatusTable) -> tuple[str, str]:
    labels = {spec.key: spec.label for spec in table.event}
    parts = [short(event.on) if event.on else _("Trước khi lập sổ")]
    if event.paper_no:
        parts.append(_("văn bản {number}").format(number=event.paper_no))
    parts += [part for part in (event.elsewhere, event.note) if part]
    return labels.get(event.kind, event.kind), " · ".join(parts)


def _change(change: FieldChange, fields: Iterable[FieldSpec]) -> tuple[str, str]:
    specs = {spec.key: spec for spec in fields}
    spec = specs.get(change.field)
    day = f"{change.at[8:10]}/{change.at[5:7]}/{change.at[:4]} {change.at[11:16]}"
    what = _(_ACTS.get(change.act, N_("Ghi biến động")))
    title = (
        f"{spec.label if spec else _('Loại đảng viên')}: {_hidden(spec, change.new)}"
    )
    parts = [day, what]
    if change.old:
        parts.append(_("trước là {old}").format(old=_hidden(spec, change.old)))
    if change.reason:
        parts.append(change.reason)
    return title, " · ".join(parts)


def _hidden(spec: FieldSpec | None, value: str) -> str:
    if not value:
        return _("(trống)")
    if spec is None:
        standings = {"official": _("Chính thức"), "probationary": _("Dự bị")}
        return standings.get(value, value)
    return masked(value) if spec.masked else read_value(spec, value)


def effect(before: Counts, after: Counts) -> str:
    """Say what an event does to the head count, before it is recorded."""
    return _(
        "Hiện có {total} đảng viên ({official} chính thức, {probationary} dự bị). "
        "Sau biến động: {new_total} ({new_official} chính thức, {new_probationary} "
        "dự bị)."
    ).format(
        total=before.total,
        official=before.official,
        probationary=before.probationary,
        new_total=after.total,
        new_official=after.official,
        new_probationary=after.probationary,
    )
