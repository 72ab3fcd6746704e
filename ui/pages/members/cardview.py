"""What the drawer shows of one member, and how a change of a field reads. No Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.features.members.model import (
    Event,
    FieldChange,
    FieldSpec,
    Member,
    MemberCard,
    StatusTable,
)
from app.features.members.rules.outlook import masked
from app.features.members.service.around import AttendanceMark, Attended, TaskTold
from app.features.members.service.loans import Loan
from app.kernel.dates import PartialDate, short
from app.kernel.words import N_, _
from app.people.keeping.model import called
from ui.pages.members.presenter import GENDERS, paper_place, status_look
from ui.widgets.status import Status, Tone

# What the drawer says of a member; the rest stands in the record.
_SHORT = (
    "birth",
    "decision_on",
    "admitted_on",
    "official_on",
    "card_no",
    "phone",
    "email",
    "group_name",
)
_ACTS = {
    "members.import": N_("Nhập danh sách"),
    "members.enrol": N_("Ghi vào danh sách"),
    "members.correct": N_("Sửa hồ sơ"),
    "members.correct_event": N_("Sửa biến động"),
    "members.withdraw_event": N_("Bỏ biến động"),
    "people.correct": N_("Sửa hồ sơ"),
    "development.correct": N_("Sửa hồ sơ phát triển đảng viên"),
    "development.introduce": N_("Giới thiệu nguồn"),
    "undo": N_("Hoàn tác"),
}
# The shape and the word of each mark of the roll-call.
MARKS = {
    "present": (Status.DONE, N_("có mặt")),
    "excused": (Status.ATTENTION, N_("vắng có lý do")),
    "unexcused": (Status.BAD, N_("vắng không lý do")),
    "free": (Status.NOT_APPLICABLE, N_("không phải dự")),
    "open": (Status.NOT_YET, N_("chưa điểm danh")),
}


@dataclass(frozen=True, slots=True)
class FactView:
    """A label with its value; ``hidden`` is the value that [Hiện] shows."""

    label: str
    value: str
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class DotView:
    """One meeting in the strip of the year: shape, its month below, and its words."""

    status: Status
    month: str
    words: str


@dataclass(frozen=True, slots=True)
class CardView:
    """One member in the drawer."""

    person_id: str
    name: str
    post: str
    status: str
    tone: Tone
    facts: tuple[FactView, ...]
    dots: tuple[DotView, ...]
    attended: str
    tasks: tuple[tuple[str, str], ...]
    events: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What was read for the drawer in one go."""

    card: MemberCard
    attended: Attended | None
    tasks: tuple[TaskTold, ...]
    loan: Loan | None


def card_view(told: Told, fields: Sequence[FieldSpec], table: StatusTable) -> CardView:
    """Show the drawer of a member."""
    member = told.card.member
    label, tone = status_look(member, table)
    return CardView(
        person_id=member.person_id,
        name=member.name,
        post=member.post,
        status=label,
        tone=tone,
        facts=tuple(_facts(told, fields)),
        dots=dots(told.attended),
        attended=attended_words(told.attended),
        tasks=tuple(task_line(task) for task in told.tasks if task.is_open),
        events=tuple(event_line(e, table) for e in reversed(told.card.events)),
    )


def dots(attended: Attended | None) -> tuple[DotView, ...]:
    """Show the meetings of the year as shapes with their months.

    Those that are not regular carry an asterisk; the figure counts all of them.
    """
    marks = attended.marks if attended else ()
    return tuple(_dot(mark) for mark in marks)


def _dot(mark: AttendanceMark) -> DotView:
    status, words = MARKS[mark.mark]
    kind = mark.kind or _("Kỳ họp")
    said = _("{kind} ngày {day}: {mark}").format(
        kind=kind, day=short(mark.on), mark=_(words)
    )
    if mark.reason:
        said = f"{said} ({mark.reason})"
    month = f"T{mark.on.month}" if mark.is_regular else f"T{mark.on.month}*"
    return DotView(status, month, said)


def attended_words(attended: Attended | None) -> str:
    """Say how many meetings of the year the member attended."""
    if attended is None or not attended.due:
        return ""
    words = _("Dự {present}/{due} kỳ họp trong năm").format(
        present=attended.present, due=attended.due
    )
    regular, others = attended.of(regular=True), attended.of(regular=False)
    if others[1]:
        words += _(": thường kỳ {regular}, kỳ khác (*) {others}").format(
            regular="{}/{}".format(*regular), others="{}/{}".format(*others)
        )
    if attended.run > 1:
        words += _(", vắng {count} kỳ liền gần đây").format(count=attended.run)
    return words


def task_line(task: TaskTold) -> tuple[str, str]:
    """Say a task with its due day."""
    if task.due_on is None:
        return task.title, _("không hạn")
    words = _("quá hạn {day}") if task.is_overdue else _("hạn {day}")
    if not task.is_open:
        words = _("đã xong, hạn {day}")
    return task.title, words.format(day=short(task.due_on))


def _facts(told: Told, fields: Iterable[FieldSpec]) -> Iterable[FactView]:
    member = told.card.member
    specs = {spec.key: spec for spec in fields if spec.on}
    for key in _SHORT:
        value = member.values.get(key, "")
        if value and key in specs:
            yield fact(specs[key], value)
    if member.party_years is not None:
        years = _("{years} năm").format(years=member.party_years)
        yield FactView(_("Tuổi đảng"), years)
    badge = told.card.badge
    if badge is not None:
        yield FactView(
            _("Huy hiệu sắp tới"),
            _("{years} năm, đủ ngày {reached}, đợt {award}").format(
                years=badge.years,
                reached=short(badge.reached_on),
                award=short(badge.award_on),
            ),
        )
    yield from _paper(told)


def _paper(told: Told) -> Iterable[FactView]:
    place = paper_place(told.card.member.values)
    loan = told.loan
    if loan is not None:
        lent = _("{to} mượn từ {since}").format(
            to=loan.lent_to, since=short(loan.since)
        )
        place = " · ".join(part for part in (place, lent) if part)
    if place:
        yield FactView(_("Hồ sơ giấy"), place)


def fact(spec: FieldSpec, value: str) -> FactView:
    """Show a field, masked where it is a personal number."""
    shown = read_value(spec, value)
    if spec.masked:
        return FactView(spec.label, masked(value), shown)
    return FactView(spec.label, shown)


def read_value(spec: FieldSpec, value: str) -> str:
    """Show a stored value as people read it."""
    if spec.kind == "date":
        return PartialDate.from_iso(value).text()
    if spec.kind == "gender":
        return _(GENDERS.get(value, ""))
    return value


def event_line(event: Event, table: StatusTable) -> tuple[str, str]:
    """Say an event in two lines: what, and when with its paper."""
    labels = {spec.key: spec.label for spec in table.event}
    parts = [short(event.on) if event.on else _("Trước khi lập sổ")]
    if event.until:
        parts.append(_("đến {day}").format(day=short(event.until)))
    if event.paper_no:
        parts.append(_("văn bản {number}").format(number=event.paper_no))
    parts += [part for part in (event.elsewhere, event.note) if part]
    return labels.get(event.kind, event.kind), " · ".join(parts)


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One step in the history of a field: when, who, in which act, why, old, new."""

    field: str
    at: str
    who: str
    act: str
    why: str
    old: str
    new: str


def changes(
    history: Iterable[FieldChange], fields: Iterable[FieldSpec], key: str = ""
) -> tuple[ChangeView, ...]:
    """Show the history of the record, or of one field, newest first."""
    specs = {spec.key: spec for spec in fields}
    return tuple(
        _change(one, specs.get(one.field)) for one in history if key in {"", one.field}
    )


def _change(change: FieldChange, spec: FieldSpec | None) -> ChangeView:
    day = f"{change.at[8:10]}/{change.at[5:7]}/{change.at[:4]} {change.at[11:16]}"
    return ChangeView(
        field=spec.label if spec else _("Loại đảng viên"),
        at=day,
        who=called(change.actor),
        act=_(_ACTS.get(change.act, N_("Ghi biến động"))),
        why=change.reason,
        old=hidden(spec, change.old),
        new=hidden(spec, change.new),
    )


def hidden(spec: FieldSpec | None, value: str) -> str:
    """Show a value in a history: personal numbers stay masked."""
    if not value:
        return _("(trống)")
    if spec is None:
        standings = {"official": _("Chính thức"), "probationary": _("Dự bị")}
        return standings.get(value, value)
    return masked(value) if spec.masked else read_value(spec, value)


def member_line(member: Member, on: date) -> str:
    """Say who a member is in one line: birth and party dates."""
    parts = []
    if member.birth:
        parts.append(_("sinh {day}").format(day=member.birth.text()))
    if member.admitted_on:
        parts.append(_("vào Đảng {day}").format(day=member.admitted_on.text()))
    if member.party_years is not None:
        years = _("tuổi đảng {years} năm (ngày {day})")
        parts.append(years.format(years=member.party_years, day=short(on)))
    return " · ".join(parts)
