"""What the record of one member shows beside its form: parts, tables, words. No Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.features.members.model import Event, FieldSpec, MemberCard, StatusTable
from app.features.members.rules.known import counts_from
from app.features.members.rules.life import LifeKind, LifeLine
from app.features.members.service.around import Attended, PostTold, TaskTold
from app.features.members.service.loans import Loan
from app.kernel.dates import PartialDate, short
from app.kernel.words import N_, _
from app.people.past.model import Since
from ui.pages.members.cardview import ChangeView, hidden, task_line
from ui.pages.members.presenter import dated
from ui.widgets.forms.fields import Field, Option, Value
from ui.widgets.status import Status
from ui.widgets.table.columns import Cell, Column, Row

PROFILE, COURSE, PAPERS, HISTORY = "profile", "course", "papers", "history"
LACKING = "lacking"
# The parts of the record in their order; the middle ones hold lines of a life.
_PARTS = (
    (PROFILE, N_("Lý lịch")),
    (COURSE, N_("Quá trình")),
    ("study", N_("Học tập")),
    ("award", N_("Khen thưởng, Huy hiệu")),
    ("discipline", N_("Kỷ luật (hạn chế)")),
    (PAPERS, N_("Tài liệu, hồ sơ giấy")),
    (LACKING, N_("Còn thiếu dữ liệu")),
    (HISTORY, N_("Lịch sử sửa đổi")),
)


@dataclass(frozen=True, slots=True)
class PersonTold:
    """What was read of one member in one go."""

    card: MemberCard
    lines: tuple[LifeLine, ...]
    kinds: tuple[LifeKind, ...]
    loans: tuple[Loan, ...]
    posts: tuple[PostTold, ...]
    tasks: tuple[TaskTold, ...]
    helping: tuple[str, ...]
    attended: Attended | None
    fields: tuple[FieldSpec, ...]
    on: date


def parts(kinds: Iterable[LifeKind]) -> list[tuple[str, str]]:
    """List the parts of the record; discipline only where the book keeps it."""
    kept = {kind.group for kind in kinds if kind.on}
    fixed = {PROFILE, COURSE, PAPERS, LACKING, HISTORY}
    return [(key, _(words)) for key, words in _PARTS if key in fixed | kept]


def kept_words(
    told: PersonTold, key: str, value: str, since: Since, today: date
) -> str:
    """Say until when the value of before is still shown; empty when it is not."""
    spec = next((one for one in told.fields if one.key == key), None)
    old = told.card.member.values.get(key, "")
    found = counts_from(spec, old, value, since, today) if spec is not None else None
    if found is None:
        return ""
    return _("Đã lưu. Trước ngày {day} vẫn là “{old}”.").format(
        day=short(found), old=hidden(spec, old)
    )


def event_columns() -> tuple[Column, ...]:
    """Declare the table of events."""
    return (
        Column("on", _("Ngày"), "date"),
        Column("what", _("Biến động"), stretch=True, width=200),
        Column("paper", _("Văn bản"), width=150),
        Column("file", _("Tệp"), width=60),
    )


def event_rows(events: Sequence[Event], table: StatusTable) -> list[Row]:
    """Show the events, the newest first."""
    labels = {spec.key: spec.label for spec in table.event}
    return [_event_row(event, labels) for event in reversed(events)]


def _event_row(event: Event, labels: dict[str, str]) -> Row:
    details = []
    if event.until:
        details.append(_("đến {day}").format(day=short(event.until)))
    if event.counts_from:
        words = _("chính thức từ {day}")
        details.append(words.format(day=short(event.counts_from)))
    details += [part for part in (event.elsewhere, event.note) if part]
    day = short(event.on) if event.on else _("Trước khi lập sổ")
    return Row(
        event.id,
        {
            "on": Cell(day, sort=event.on or date.min),
            "what": Cell(
                labels.get(event.kind, event.kind),
                detail=" · ".join(details),
                strong=True,
            ),
            "paper": Cell(
                event.paper_no, detail=short(event.paper_on) if event.paper_on else ""
            ),
            "file": _file(event.file_sha256, event.file_name),
        },
    )


def _file(digest: str, name: str) -> Cell:
    if not digest:
        return Cell()
    return Cell(_("Có"), spoken=_("có tệp {name}").format(name=name))


def line_columns() -> tuple[Column, ...]:
    """Declare the table of lines of a life."""
    return (
        Column("on", _("Ngày"), "date"),
        Column("what", _("Nội dung"), stretch=True, width=200),
        Column("paper", _("Số quyết định"), width=140),
        Column("issuer", _("Cơ quan"), width=140, second=True),
        Column("file", _("Tệp"), width=60),
    )


def line_rows(
    lines: Iterable[LifeLine], kinds: Sequence[LifeKind], group: str
) -> list[Row]:
    """Show the lines of one part of the record, the newest first."""
    own = {kind.key: kind for kind in kinds if kind.group == group and kind.on}
    return [
        _line_row(line, own[line.kind], several=len(own) > 1)
        for line in lines
        if line.kind in own
    ]


def _line_row(line: LifeLine, kind: LifeKind, *, several: bool) -> Row:
    years = _("{years} năm").format(years=line.years) if line.years else ""
    title = " · ".join(part for part in (years, line.title) if part)
    details = [kind.label] if several else []
    if line.until:
        details.append(_("đến {day}").format(day=line.until.text()))
    if line.note:
        details.append(line.note)
    return Row(
        line.id,
        {
            "on": dated(line.on),
            "what": Cell(title, detail=" · ".join(details), strong=True),
            "paper": Cell(line.paper_no),
            "issuer": Cell(line.issuer),
            "file": _file(line.file_sha256, line.file_name),
        },
    )


def line_fields(kind: LifeKind, years: Sequence[int]) -> list[Field]:
    """Declare the form of a line: what its kind asks."""
    scale = tuple(Option(str(n), _("{years} năm").format(years=n)) for n in years)
    known = {
        "years": Field("years", _("Loại huy hiệu"), "choice", choices=scale),
        "on": Field("on", _("Ngày"), "partial", optional=not kind.dated),
        "until": Field("until", _("Đến"), "partial", optional=True),
        "paper_no": Field("paper_no", _("Số quyết định"), optional=True),
        "issuer": Field("issuer", _("Cơ quan ra quyết định"), optional=True),
        "note": Field("note", _("Ghi chú"), "long", optional=True),
    }
    title = Field(
        "title", kind.title, help=kind.help, optional="years" in kind.asks, longest=300
    )
    asked = [known[key] for key in kind.asks if key in known]
    is_badge = bool(asked) and asked[0].key == "years"
    return [asked[0], title, *asked[1:]] if is_badge else [title, *asked]


def line_values(line: LifeLine) -> dict[str, Value]:
    """Give a line as its form shows it."""
    return {
        "years": str(line.years),
        "title": line.title,
        "on": line.on,
        "until": line.until,
        "paper_no": line.paper_no,
        "issuer": line.issuer,
        "note": line.note,
    }


def line_of(kind: LifeKind, values: dict[str, Value]) -> LifeLine:
    """Make a line from a filled form."""
    years = str(values.get("years") or "0")
    return LifeLine(
        kind=kind.key,
        on=_partial(values.get("on")),
        until=_partial(values.get("until")),
        title=str(values.get("title") or ""),
        paper_no=str(values.get("paper_no") or ""),
        issuer=str(values.get("issuer") or ""),
        note=str(values.get("note") or ""),
        years=int(years) if years.isdigit() else 0,
    )


def _partial(value: Value) -> PartialDate | None:
    return value if isinstance(value, PartialDate) else None


def milestones(card: MemberCard, fields: Iterable[FieldSpec]) -> list[tuple[str, str]]:
    """Say the days of a life in the Party that the record names, and what is next."""
    labels = {spec.key: spec.label for spec in fields}
    days = ("decision_on", "admitted_on", "official_on", "card_issued_on")
    lines = [
        (PartialDate.from_iso(card.member.values[key]).text(), labels[key])
        for key in days
        if card.member.values.get(key) and key in labels
    ]
    if card.badge is not None:
        words = _("Đủ {years} năm tuổi đảng, đợt trao Huy hiệu {day}")
        day = short(card.badge.award_on)
        said = words.format(years=card.badge.years, day=day)
        lines.append((short(card.badge.reached_on), said))
    return lines


def post_lines(posts: Iterable[PostTold]) -> list[tuple[str, str]]:
    """Say the posts with their days and decisions."""
    lines = []
    for post in posts:
        words = _("từ {first} đến {last}") if post.to_on else _("từ {first}")
        last = short(post.to_on) if post.to_on else ""
        detail = words.format(first=short(post.from_on), last=last)
        if post.decision_no:
            number = _("quyết định {number}").format(number=post.decision_no)
            detail = f"{detail} · {number}"
        lines.append((post.label, detail))
    return lines


def task_lines(tasks: Iterable[TaskTold]) -> list[tuple[Status, str, str]]:
    """Say the tasks of the year with a shape each."""
    found = []
    for task in tasks:
        title, detail = task_line(task)
        shape = Status.NOT_YET if task.is_open else Status.DONE
        found.append((Status.BAD if task.is_overdue else shape, title, detail))
    return found


def loan_lines(loans: Iterable[Loan]) -> list[tuple[str, str]]:
    """Say who has or had the paper file."""
    lines = []
    for loan in loans:
        parts_ = [_("từ {day}").format(day=short(loan.since))]
        if loan.returned_on:
            parts_.append(_("trả {day}").format(day=short(loan.returned_on)))
        elif loan.due:
            parts_.append(_("hẹn trả {day}").format(day=short(loan.due)))
        parts_ += [part for part in (loan.purpose, loan.note) if part]
        lines.append((loan.lent_to, " · ".join(parts_)))
    return lines


@dataclass(frozen=True, slots=True)
class Lacking:
    """A form of the superior and the fields that it still lacks of this record."""

    title: str
    fields: tuple[FieldSpec, ...]


def lacking(card: MemberCard) -> list[Lacking]:
    """Say, by form of the superior, what the record lacks."""
    words = _("{form}: thiếu {count} mục")
    return [
        Lacking(words.format(form=sheet.label, count=len(fields)), fields)
        for sheet, fields in card.lacking
    ]


def change_columns() -> tuple[Column, ...]:
    """Declare the table of the history."""
    return (
        Column("at", _("Lúc"), width=130),
        Column("field", _("Mục"), width=150),
        Column("change", _("Trước → sau"), "change", stretch=True, width=180),
        Column("who", _("Ai, việc gì"), width=150),
        Column("why", _("Vì sao"), width=140),
    )


def change_rows(changes: Iterable[ChangeView]) -> list[Row]:
    """Show steps of the history: when, what, from what to what, who, why."""
    return [
        Row(
            str(number),
            {
                "at": Cell(one.at),
                "field": Cell(one.field, strong=True),
                "change": Cell(one.new, old=one.old),
                "who": Cell(one.who, detail=one.act),
                "why": Cell(one.why),
            },
        )
        for number, one in enumerate(changes)
    ]
