"""The proposed year in rows and sentences. No Qt here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

from app.features.meetings.model.planrules import OffRule, Thematic
from app.features.meetings.model.ruleset import Kind
from app.features.meetings.model.yearplan import (
    Gaps,
    PlanLine,
    Proposal,
    UsualDay,
    YearWish,
)
from app.features.meetings.rules.yearplan.words import in_words
from app.kernel.dates import WEEKDAYS, short, weekday
from app.kernel.words import _
from ui.widgets.forms.fields import Field, Option, Value
from ui.widgets.table.columns import Cell, Column, Row

_ROMAN = ("I", "II", "III", "IV")
_LAST_WEEK = 5
# The form stands in a narrow column beside the table.
_FIELD = 236


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence above the table; ``asks_days`` offers to enter holidays."""

    key: str
    sentence: str
    asks_days: bool = False


@dataclass(frozen=True, slots=True)
class PlanView:
    """What the face of a year's plan shows."""

    summary: str
    rows: tuple[Row, ...]
    told: tuple[Told, ...]
    empty: str


def columns() -> tuple[Column, ...]:
    """Declare the table of proposed meetings."""
    return (
        Column("take", _("Ghi"), kind="mark", width=44, sortable=False),
        Column("day", _("Ngày"), kind="date", width=112, sortable=False),
        Column("time", _("Giờ"), width=64, sortable=False),
        Column("kind", _("Loại buổi"), width=140, sortable=False),
        Column("theme", _("Chuyên đề, địa điểm"), stretch=True, sortable=False),
        Column("why", _("Vì sao đổi ngày"), width=240, second=True, sortable=False),
    )


def plan_view(
    proposal: Proposal, lines: Sequence[PlanLine], kinds: Sequence[Kind], taken: int
) -> PlanView:
    """Build the face from the lines as the secretary left them."""
    shorts = {kind.id: kind.short for kind in kinds}
    return PlanView(
        summary=_summary(lines, shorts, taken),
        rows=tuple(_row(line, shorts) for line in lines),
        told=tuple(_told(proposal)),
        empty=_empty(proposal),
    )


def _summary(lines: Sequence[PlanLine], shorts: Mapping[str, str], taken: int) -> str:
    if not lines:
        return ""
    counts: dict[str, int] = {}
    for line in lines:
        name = shorts.get(line.kind, line.kind).lower()
        counts[name] = counts.get(name, 0) + 1
    parts = ", ".join(f"{count} {name}" for name, count in counts.items())
    moved = sum(line.is_moved for line in lines)
    words = _("Đề nghị {parts}; {moved} buổi đổi ngày. Sẽ ghi {taken} buổi.")
    return words.format(parts=parts, moved=moved, taken=taken)


def _row(line: PlanLine, shorts: Mapping[str, str]) -> Row:
    day = line.on_day
    why = line.reason or in_words(line.why, _)
    if line.is_moved and not why:
        why = _("đổi từ {day}").format(day=short(line.usual_day))
    theme = line.theme
    if not theme and line.kind in {"thematic", "combined"}:
        theme = _("chưa chọn chuyên đề")
    return Row(
        line.key,
        {
            "day": Cell(short(day), sort=day.isoformat(), detail=weekday(day)),
            "time": line.time,
            "kind": shorts.get(line.kind, line.kind),
            "theme": Cell(theme or line.place, detail=line.place if theme else ""),
            "why": why,
        },
    )


def _told(proposal: Proposal) -> list[Told]:
    found = []
    year = proposal.wish.year
    sentences = {
        "unknown": _(
            "Chưa có lịch nghỉ lễ năm {year}: chương trình chỉ tránh thứ Bảy, Chủ nhật."
            " Nhập ngày nghỉ khi có thông báo."
        ),
        "expected": _(
            "Lịch nghỉ lễ năm {year} là dự kiến, chưa có thông báo chính thức."
            " Kiểm lại các buổi gần Tết và ngày lễ."
        ),
        "entered": _("Năm {year} chỉ tránh các ngày nghỉ do chi bộ nhập."),
    }
    words = sentences.get(proposal.days_off.standing)
    if words:
        found.append(Told("days_off", words.format(year=year), asks_days=True))
    if not proposal.has_committee:
        words = _("Chi bộ không có chi ủy: không cần họp chi ủy trước.")
        found.append(Told("committee", words))
    if proposal.unfilled:
        reasons = in_words(proposal.unfilled, _)
        words = _("Có chỗ không xếp được: {reasons}.").format(reasons=reasons)
        found.append(Told("unfilled", words))
    return found


def _empty(proposal: Proposal) -> str:
    if proposal.kept:
        return _("Lịch năm {year} đã đủ buổi, không cần thêm.").format(
            year=proposal.wish.year
        )
    return _("Năm {year} không còn ngày nào để lên lịch.").format(
        year=proposal.wish.year
    )


def gap_words(gaps: Gaps) -> str:
    """Say what the calendar of a year lacks and planning can still fill."""
    parts = []
    if gaps.months:
        months = ", ".join(str(month) for month in gaps.months)
        parts.append(_("chưa có thường kỳ tháng {months}").format(months=months))
    if gaps.quarters:
        quarters = ", ".join(_ROMAN[quarter - 1] for quarter in gaps.quarters)
        parts.append(_("chưa có chuyên đề quý {quarters}").format(quarters=quarters))
    if gaps.uncommitted:
        count = len(gaps.uncommitted)
        words = _("{count} buổi chưa có họp chi ủy trước").format(count=count)
        parts.append(words)
    return "; ".join(parts)


def wish_fields(*, has_committee: bool = True) -> list[Field]:
    """Declare the questions about the usual day."""
    weekdays = tuple(Option(str(at), _(name)) for at, name in enumerate(WEEKDAYS))
    weeks = (
        Option("1", _("tuần đầu")),
        Option("2", _("tuần thứ hai")),
        Option("3", _("tuần thứ ba")),
        Option("4", _("tuần thứ tư")),
        Option(str(_LAST_WEEK), _("tuần cuối")),
    )
    committee = [
        Field(
            "committee_days_before",
            _("Chi ủy họp trước (ngày)"),
            kind="number",
            smallest=0,
            largest=28,
        ),
        Field(
            "committee_time", _("Giờ họp chi ủy"), placeholder="19:30", optional=True
        ),
    ]
    fields = [
        Field("mode", _("Ngày thường lệ tính theo"), kind="choice", choices=_modes()),
        Field("day", _("Ngày trong tháng"), kind="number", smallest=1, largest=31),
        Field("weekday", _("Thứ trong tuần"), kind="choice", choices=weekdays),
        Field("week", _("Tuần trong tháng"), kind="choice", choices=weeks),
        Field("off_rule", _("Nếu rơi vào ngày nghỉ"), kind="choice", choices=_rules()),
        Field("avoid_weekends", _("Tránh thứ Bảy, Chủ nhật"), kind="switch"),
        Field("time", _("Giờ họp"), placeholder="07:30", optional=True),
        Field("place", _("Địa điểm"), optional=True),
        Field("thematic", _("Chuyên đề mỗi quý"), kind="choice", choices=_themes()),
        *(committee if has_committee else ()),
        Field("with_review", _("Kiểm điểm cuối năm"), kind="switch"),
    ]
    return [
        replace(field, width=_FIELD) if field.kind in {"text", "choice"} else field
        for field in fields
    ]


def _modes() -> tuple[Option, ...]:
    return (
        Option("day", _("ngày trong tháng")),
        Option("weekday", _("thứ trong tuần")),
    )


def _rules() -> tuple[Option, ...]:
    return (
        Option("after", _("lùi sang ngày sau")),
        Option("before", _("sớm lên ngày trước")),
        Option("keep", _("giữ nguyên ngày")),
    )


def _themes() -> tuple[Option, ...]:
    return (
        Option("own", _("họp một buổi riêng")),
        Option("combined", _("kết hợp với thường kỳ")),
    )


def values_of(wish: YearWish) -> dict[str, Value]:
    """Write a wish as the values of the form."""
    return {
        "mode": wish.usual.mode,
        "day": wish.usual.day,
        "weekday": str(wish.usual.weekday),
        "week": str(wish.usual.week),
        "off_rule": wish.off_rule,
        "avoid_weekends": wish.avoid_weekends,
        "time": wish.time,
        "place": wish.place,
        "thematic": wish.thematic,
        "committee_days_before": wish.committee_days_before,
        "committee_time": wish.committee_time,
        "with_review": wish.with_review,
    }


def wish_of(told: Mapping[str, Value], start: YearWish) -> YearWish:
    """Read the form as a wish; what it does not ask stays as in ``start``."""
    usual = UsualDay(
        cast("Literal['day', 'weekday']", str(told["mode"] or "day")),
        _number(told["day"], 1),
        _number(told["weekday"], 0),
        _number(told["week"], 1),
    )
    return replace(
        start,
        usual=usual,
        off_rule=cast(OffRule, str(told["off_rule"] or start.off_rule)),
        avoid_weekends=bool(told["avoid_weekends"]),
        thematic=cast(Thematic, str(told["thematic"] or start.thematic)),
        committee_days_before=_number(
            told["committee_days_before"], start.committee_days_before
        ),
        with_review=bool(told["with_review"]),
        time=str(told["time"] or ""),
        committee_time=str(told["committee_time"] or ""),
        place=str(told["place"] or ""),
    )


def _number(value: Value, otherwise: int) -> int:
    try:
        return int(str(value))
    except ValueError:
        return otherwise


def line_fields(line: PlanLine, kinds: Sequence[Kind]) -> list[Field]:
    """Declare the questions about one line of the plan."""
    fields = [
        Field("on_day", _("Ngày họp"), kind="date"),
        Field("time", _("Giờ bắt đầu"), placeholder="07:30", optional=True),
        Field("place", _("Địa điểm"), optional=True),
    ]
    if line.fills == "month":
        titles = {kind.id: kind.title for kind in kinds}
        options = tuple(
            Option(key, titles[key]) for key in ("regular", "combined") if key in titles
        )
        fields.insert(0, Field("kind", _("Loại buổi"), kind="choice", choices=options))
    if line.kind in {"thematic", "combined"} or line.fills == "month":
        fields.append(Field("theme", _("Tên chuyên đề"), optional=True))
    help_words = _("In trong kế hoạch bên cạnh ngày họp.")
    fields.append(Field("reason", _("Lý do đổi ngày"), optional=True, help=help_words))
    return fields
