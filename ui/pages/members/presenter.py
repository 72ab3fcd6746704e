"""The roll as a table with its counts. No Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.features.members.model import (
    PROBATIONARY,
    Base,
    Counts,
    Member,
    StatusTable,
)
from app.features.members.rules.standing import last_day
from app.features.members.service.around import Attended
from app.kernel.dates import PartialDate, short
from app.kernel.text import name_sort_key
from app.kernel.words import N_, _
from ui.widgets.status import Status, Tone
from ui.widgets.table.arrange import haystack
from ui.widgets.table.columns import Cell, Column, Row

GONE = "gone"
GUESTS = "temporary_in"
VOTERS, ABSENT = "voters", "absent"
# Columns that show a field as it is.
_PLAIN = {
    "record": "record_no",
    "education": "education",
    "theory": "theory_level",
    "occupation": "occupation",
    "workplace": "workplace",
    "residence": "residence",
    "group": "group_name",
    "home_cell": "home_cell",
}
_TONES = {
    "good": Tone.OK,
    "info": Tone.INFO,
    "muted": Tone.MUTE,
    "bad": Tone.BAD,
}
GENDERS = {"male": N_("Nam"), "female": N_("Nữ")}


@dataclass(frozen=True, slots=True)
class RollView:
    """What one reading of the roll gives the page; ``rows`` run beside ``members``.

    ``listed`` are the numbered rows of each tile.

    ``voters`` are the ids in the base of a vote on that day, ``absent`` those who
    stayed away several meetings in a row.
    """

    on: date
    members: tuple[Member, ...]
    rows: tuple[Row, ...]
    counts: Counts
    voters: frozenset[str]
    can_decide: bool
    absent: frozenset[str]
    listed: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TileView:
    """A count that filters the table."""

    key: str
    count: int
    word: str
    icon: str
    tint: str


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
        Column("decided", _("Quyết định kết nạp"), "date", hidden=True),
        Column("admitted", _("Ngày vào Đảng"), "date"),
        Column("official", _("Ngày chính thức"), "date"),
        Column(
            "attended",
            _("Dự họp năm"),
            "progress",
            width=110,
            note=_(
                "Số kỳ họp toàn chi bộ (thường kỳ, chuyên đề, bất thường) đã dự trên "
                "số kỳ phải dự trong năm"
            ),
        ),
        Column("card", _("Số thẻ"), "number", hidden=True),
        Column("record", _("Số lý lịch"), width=100, hidden=True),
        Column("age", _("Tuổi đảng"), "number", hidden=True),
        Column("education", _("Chuyên môn"), width=150, hidden=True),
        Column("theory", _("Lý luận"), width=90, hidden=True),
        Column("occupation", _("Nghề nghiệp"), width=130, hidden=True),
        Column("workplace", _("Nơi làm việc"), width=150, hidden=True),
        Column("residence", _("Nơi cư trú"), width=150, hidden=True),
        Column("group", _("Tổ đảng"), width=90, hidden=True),
        Column("home_cell", _("Chi bộ nơi cư trú"), width=150, hidden=True),
        Column("paper", _("Nơi để hồ sơ giấy"), width=150, hidden=True),
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
        TileView(VOTERS, len(roll.voters), _("tính biểu quyết"), "vote", "text2"),
        TileView("exempt", counts.exempt, _("được miễn"), "circle-minus", "text2"),
        TileView(
            "temporary_out", counts.temporary_out, _("tạm đi"), "log-out", "text2"
        ),
        TileView("suspended", counts.suspended, _("đình chỉ"), "ban", "bad"),
        TileView(GUESTS, counts.temporary_in, _("tạm đến"), "user-plus", "info"),
        TileView(ABSENT, len(roll.absent), _("vắng liền"), "circle-alert", "warn"),
        TileView(GONE, gone, _("đã rời chi bộ"), "archive", "text2"),
    )
    return tuple(t for t in found if t.count or t.key == "all")


def roll_view(
    members: Sequence[Member],
    counts: Counts,
    voters: Base,
    attended: Mapping[str, Attended],
    table: StatusTable,
) -> RollView:
    """Prepare every row once, on the store's thread; thousands of them take a while."""
    limit = table.absences_in_a_row
    here = {m.person_id for m in members if not _is_gone(m)}
    roll = RollView(
        on=counts.on,
        members=tuple(members),
        rows=tuple(_row(m, table, attended.get(m.person_id)) for m in members),
        counts=counts,
        voters=frozenset(m.person_id for m in voters.members),
        can_decide=voters.can_decide,
        absent=frozenset(person for person, one in attended.items() if one.run >= limit)
        & here,
    )
    keys = ("all", *(tile.key for tile in tiles(roll)))
    listed = {key: _numbered(roll, key) for key in keys}
    return replace(roll, listed=listed)


def day_words(roll: RollView, today: date) -> str:
    """Say of which day the list is, when it is not of today's."""
    if roll.on == today:
        return ""
    return _("Danh sách ngày {day}. Chỉ xem, không sửa.").format(day=short(roll.on))


def undecided(roll: RollView) -> str:
    """Warn of a cell that must not decide; empty when it may."""
    if roll.can_decide or not roll.counts.total:
        return ""
    return _("Ngày này chi bộ chưa đủ số đảng viên chính thức để ra nghị quyết.")


def rows(roll: RollView, shown: str) -> tuple[Row, ...]:
    """Give the rows of one tile, numbered; without a tile those of the first."""
    return roll.listed.get(shown or "all", ())


def _numbered(roll: RollView, shown: str) -> tuple[Row, ...]:
    kept = (
        row
        for member, row in zip(roll.members, roll.rows, strict=True)
        if _belongs(member, shown, roll)
    )
    return tuple(
        replace(row, cells={**row.cells, "no": Cell(str(number), sort=number)})
        for number, row in enumerate(kept, 1)
    )


def _belongs(member: Member, shown: str, roll: RollView) -> bool:
    if shown in {VOTERS, ABSENT}:
        return member.person_id in (roll.voters if shown == VOTERS else roll.absent)
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


def _row(member: Member, table: StatusTable, attended: Attended | None) -> Row:
    label, tone = status_look(member, table, is_short=True)
    values = member.values
    cells: dict[str, Cell | str] = {
        "name": Cell(
            member.name,
            detail=member.post,
            sort=name_sort_key(member.name),
            strong=True,
        ),
        "birth": dated(member.birth),
        "gender": Cell(_(GENDERS.get(member.gender, ""))),
        "decided": dated(_partial(values.get("decision_on", ""))),
        "admitted": dated(member.admitted_on),
        "official": dated(member.official_on),
        "attended": _attended(attended),
        "card": Cell(member.card_no, sort=member.card_no),
        "age": _number(member.party_years),
        "paper": Cell(paper_place(values)),
        "status": Cell(label, tone=tone, icon=_icon(member)),
        **{key: Cell(values.get(field, "")) for key, field in _PLAIN.items()},
    }
    row = Row(member.person_id, cells, muted=_is_gone(member))
    return replace(row, words=haystack(row))


def _number(value: int | None) -> Cell:
    return Cell("" if value is None else str(value), sort=value or 0)


def _attended(one: Attended | None) -> Cell:
    if one is None or not one.due:
        return Cell()
    words = f"{one.present}/{one.due}"
    # Folded into the line below the name it must say what it counts.
    said = _("dự {figure}").format(figure=words)
    return Cell(words, done=one.present, of=one.due, spoken=said)


def _partial(text: str) -> PartialDate | None:
    return PartialDate.from_iso(text) if text else None


def paper_place(values: Mapping[str, str]) -> str:
    """Say where the paper file is kept: place, cabinet, box, folder."""
    words = (
        ("paper_file_at", "{value}"),
        ("paper_cabinet", _("tủ {value}")),
        ("paper_box", _("hộp {value}")),
        ("paper_folder", _("cặp {value}")),
    )
    parts = (said.format(value=values[key]) for key, said in words if values.get(key))
    return ", ".join(parts)


def _icon(member: Member) -> str:
    icons = {"official": "circle-check", "probationary": "hourglass"}
    return icons.get(member.status, Status.NOT_APPLICABLE.icon)


def dated(day: PartialDate | None) -> Cell:
    """Show a date of which perhaps only a part is known."""
    if day is None:
        return Cell("", sort=date.max)
    return Cell(day.text(), sort=last_day(day))


def status_look(
    member: Member, table: StatusTable, *, is_short: bool = False
) -> tuple[str, Tone]:
    """Word and colour a status; an exempt probationary member says both."""
    spec = next(s for s in table.status if s.key == member.status)
    label = (is_short and spec.short) or spec.label
    if member.standing == PROBATIONARY and member.status != PROBATIONARY:
        label = _("{status} (dự bị)").format(status=label)
    return label, _TONES[spec.tone]
