"""The questions of the page: a member's record, and what happened to a member. No Qt.

Fields come from ``data/members``, so a switched-off field is never asked.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from app.features.members.model import (
    Asked,
    Counts,
    Event,
    EventSpec,
    FieldSpec,
    Happening,
    Member,
    StatusTable,
)
from app.features.members.rules.readmission import rule_on
from app.kernel.dates import PartialDate
from app.kernel.words import N_, _
from ui.widgets.forms.fields import Field, Kind, Option, Value

_GROUPS = {
    "identity": N_("Lý lịch"),
    "party": N_("Đảng tịch"),
    "work": N_("Công tác"),
    "study": N_("Học tập"),
    "contact": N_("Liên hệ"),
    "cell": N_("Sinh hoạt và hồ sơ"),
}
_KINDS: Mapping[str, Kind] = {"date": "partial", "gender": "choice"}
_LONG = frozenset({"note", "awards", "discipline"})
FIRST = "joined"
# Event kinds by which somebody comes onto the roll.
_ARRIVALS = frozenset({"joined", "moved_in", "temporary_in"})


def record_fields(specs: Iterable[FieldSpec]) -> list[Field]:
    """Declare the form of a record, in groups."""
    fields: list[Field] = []
    group = ""
    for spec in specs:
        if not spec.on:
            continue
        kind: Kind = "long" if spec.key in _LONG else _KINDS.get(spec.kind, "text")
        fields.append(
            Field(
                key=spec.key,
                label=spec.label,
                kind=kind,
                help=spec.help,
                optional=spec.key != "full_name",
                choices=_genders() if spec.kind == "gender" else (),
                group=_(_GROUPS[spec.group]) if spec.group != group else "",
            )
        )
        group = spec.group
    return fields


def _genders() -> tuple[Option, ...]:
    return Option("male", _("Nam")), Option("female", _("Nữ"))


def arrival_fields(events: Iterable[EventSpec]) -> list[Field]:
    """Declare how a new member comes onto the roll."""
    choices = tuple(Option(e.key, e.label) for e in events if e.key in _ARRIVALS)
    return [
        Field(
            "joined_by",
            _("Có tên trong danh sách do"),
            "choice",
            help=_("“Vào danh sách chi bộ” dùng cho người đã ở chi bộ từ trước."),
            choices=choices,
            group=_("Vào danh sách"),
        ),
        Field(
            "joined_on",
            _("Từ ngày"),
            "date",
            help=_("Để trống khi đã ở chi bộ từ trước khi lập sổ."),
            optional=True,
        ),
        Field(
            "joined_paper",
            _("Số văn bản"),
            help=_("Số giấy giới thiệu hoặc quyết định."),
            optional=True,
        ),
    ]


def event_fields(
    possible: Sequence[EventSpec], *, is_correction: bool = False
) -> list[Field]:
    """Declare the form of an event; its kind says which lines are shown."""
    # Only the first event of a member may lie before the book, without a day.
    is_first = bool(possible) and all(e.key == FIRST for e in possible)
    fields = [
        Field(
            "kind",
            _("Biến động"),
            "choice",
            choices=tuple(Option(e.key, e.label) for e in possible),
        ),
        Field("on", _("Ngày"), "date", optional=is_first),
        Field("until", _("Đến hết ngày"), "date", optional=True),
        Field(
            "counts_from",
            _("Ngày chính thức (tính từ ngày hết dự bị)"),
            "date",
            help=_("Để trống thì lấy ngày quyết định."),
            optional=True,
        ),
        Field("paper_no", _("Số văn bản"), optional=True),
        Field("paper_on", _("Ngày văn bản"), "date", optional=True),
        Field("consent_no", _("Số văn bản đồng ý"), optional=True),
        Field("cleared_on", _("Ngày được xóa án tích, nếu có"), "date", optional=True),
        Field("elsewhere", _("Nơi đến hoặc nơi đi"), optional=True),
        Field("note", _("Ghi chú"), optional=True),
    ]
    if is_correction:
        fields.append(Field("reason", _("Vì sao sửa"), optional=True))
    return fields


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of the event form as a kind of event asks it."""

    key: str
    is_shown: bool
    is_required: bool
    label: str


def shown_lines(
    kind: str, possible: Iterable[EventSpec], table: StatusTable
) -> list[LineView]:
    """Say which lines of the event form a kind of event asks, and which it needs."""
    spec = next((one for one in possible if one.key == kind), None)
    asks = spec.asks if spec else ()
    needed = spec.required if spec else frozenset()
    labels = {
        "paper_no": spec.paper if spec else "",
        "elsewhere": spec.place if spec else "",
        "consent_no": _consent(table),
    }
    shown = {"paper_no", "paper_on"} if spec else set()
    keys = ("paper_no", "paper_on", *get_args(Asked))
    return [
        LineView(key, key in shown or key in asks, key in needed, labels.get(key, ""))
        for key in keys
    ]


def _consent(table: StatusTable) -> str:
    rules = sorted(table.readmission, key=lambda rule: rule.valid_from)
    words = _("Số văn bản {consent}")
    return words.format(consent=rules[-1].consent) if rules else ""


def event_values(event: Event) -> dict[str, Value]:
    """Give a recorded event as the form shows it."""
    return {
        "kind": event.kind,
        "on": event.on,
        "until": event.until,
        "counts_from": event.counts_from,
        "paper_no": event.paper_no,
        "paper_on": event.paper_on,
        "elsewhere": event.elsewhere,
        "note": event.note,
        "cleared_on": event.cleared_on,
        "consent_no": event.consent_no,
    }


def record_values(member: Member, specs: Iterable[FieldSpec]) -> dict[str, Value]:
    """Give the stored values as the form shows them."""
    stored = {**member.values, "full_name": member.name, "gender": member.gender}
    return {
        spec.key: _shown(spec, stored.get(spec.key, "")) for spec in specs if spec.on
    }


def draft_values(draft: Mapping[str, str], fields: Iterable[Field]) -> dict[str, Value]:
    """Give a kept draft as the form shows it; what is switched off is left out."""
    found: dict[str, Value] = {}
    for field in fields:
        text = draft.get(field.key, "")
        if text and field.kind in {"partial", "date"}:
            found[field.key] = PartialDate.from_iso(text)
        elif text:
            found[field.key] = text
    return found


def _shown(spec: FieldSpec, value: str) -> Value:
    if spec.kind == "date":
        return PartialDate.from_iso(value) if value else None
    return value


def as_text(value: object) -> str:
    """Give a form's value as the service takes it."""
    if isinstance(value, PartialDate):
        return value.iso()
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def new_member(values: Mapping[str, Value]) -> tuple[dict[str, str], Happening]:
    """Part a filled form into the fields and the way of joining."""
    told = {key: as_text(value) for key, value in values.items()}
    kind = told.pop("joined_by") or "joined"
    on, paper = told.pop("joined_on"), told.pop("joined_paper")
    day = date.fromisoformat(on) if on else None
    filled = {key: value for key, value in told.items() if value}
    return filled, Happening(kind, day, paper)


def happening(values: Mapping[str, Value]) -> Happening | None:
    """Give the event of a filled form; None while kind or day are missing."""
    on = values["on"]
    kind = as_text(values["kind"])
    if not kind or (not isinstance(on, date) and kind != FIRST):
        return None
    return Happening(
        kind=kind,
        on=_day(on),
        paper_no=as_text(values["paper_no"]),
        paper_on=_day(values["paper_on"]),
        elsewhere=as_text(values["elsewhere"]),
        note=as_text(values["note"]),
        until=_day(values["until"]),
        counts_from=_day(values["counts_from"]),
        cleared_on=_day(values["cleared_on"]),
        consent_no=as_text(values["consent_no"]),
    )


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None


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


def rule_note(told: Happening, table: StatusTable) -> str:
    """Remind of what the rule asks beside the days, where an event renews."""
    specs = {spec.key: spec for spec in table.event}
    if told.on is None or not specs[told.kind].renews:
        return ""
    rule = rule_on(table, told.on)
    return rule.excluded if rule is not None else ""
