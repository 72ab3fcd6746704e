"""Turns declared settings, the cell and its copies into fields and words. No Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.door.housekeeping import Copies, Copy, Setting
from app.kernel.dates import short
from app.kernel.words import N_, _
from app.people.model import Kind, Officer, Term, Unit
from ui.widgets.forms.fields import Field, Option, Value

# What each setting needs beyond its declaration; a key that is not here is not shown,
# because nothing in this release follows it.
SHOWN = (
    "screen.theme",
    "screen.text_percent",
    "screen.dense",
    "screen.language",
    "safety.lock_minutes",
)
SECTIONS = (
    ("unit", N_("Chi bộ"), "building-2"),
    ("organisation", N_("Tổ chức và nhiệm kỳ"), "network"),
    ("fields", N_("Trường hồ sơ đảng viên"), "contact-round"),
    ("scoring", N_("Bộ chấm sinh hoạt"), "list-checks"),
    ("elections", N_("Bầu cử"), "vote"),
    ("wordings", N_("Mẫu văn bản"), "file-text"),
    ("screen", N_("Màn hình"), "monitor"),
    ("safety", N_("Bảo mật"), "shield-check"),
    ("backup", N_("Sao lưu"), "hard-drive"),
    ("about", N_("Giới thiệu, giấy phép"), "info"),
)
_REASONS = {
    "session": N_("Sau buổi làm việc"),
    "asked": N_("Bấm Sao lưu ngay"),
    "before-migration": N_("Trước khi nâng bản phần mềm"),
    "before-restore": N_("Trước khi khôi phục"),
    "before-import": N_("Trước khi nhập danh sách"),
}
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class CopyView:
    """One copy as a line: when, why, what it holds."""

    id: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class BackupView:
    """The copies in words; ``is_old`` asks for a warning shape."""

    last_good: str
    is_old: bool
    second: str
    copies: tuple[CopyView, ...]


def setting_fields(
    settings: Iterable[Setting], prefix: str, sizes: Sequence[int] = ()
) -> list[Field]:
    """Declare the form of one section from the declared settings.

    ``sizes`` are the text sizes of the theme: a number with steps becomes a choice.
    """
    return [
        _field(one, sizes)
        for one in settings
        if one.key in SHOWN and one.key.startswith(prefix)
    ]


def shown_value(setting: Setting) -> Value:
    """Give a setting's value the way its field holds it."""
    if setting.key == "screen.text_percent":
        return str(setting.value)
    return setting.value


def kept_value(setting: Setting, value: Value) -> str | int | bool | None:
    """Turn a field's value into what is kept; None when it cannot be."""
    if isinstance(setting.default, bool):
        return bool(value)
    if isinstance(setting.default, int):
        text = str(value)
        return int(text) if text.isdigit() else None
    return str(value)


def _field(setting: Setting, sizes: Sequence[int]) -> Field:
    label, told = _(setting.label), _(setting.help)
    if setting.key == "screen.text_percent":
        options = tuple(Option(str(n), f"{n} %") for n in sizes)
        return Field(setting.key, _("Cỡ chữ"), "choice", told, choices=options)
    if setting.choices:
        options = tuple(Option(key, _(words)) for key, words in setting.choices)
        return Field(setting.key, label, "choice", told, choices=options)
    if isinstance(setting.default, bool):
        return Field(setting.key, label, "switch", told)
    if isinstance(setting.default, int):
        return Field(
            setting.key,
            label,
            "number",
            told,
            smallest=setting.least,
            largest=setting.most,
        )
    return Field(setting.key, label, "text", told)


def unit_fields(kinds: Iterable[Kind]) -> list[Field]:
    """Declare the form of the cell's own facts."""
    options = tuple(Option(kind.key, kind.label, kind.hint) for kind in kinds)
    yes_no = (Option("yes", _("Có")), Option("no", _("Không")))
    return [
        Field(
            "name",
            _("Tên chi bộ"),
            help=_(
                "Ghi đúng như trên con dấu. Ở đây chỉ sửa chữ viết sai; đổi tên từ một "
                "ngày thì ghi ở mục Tổ chức và nhiệm kỳ, văn bản cũ giữ tên cũ."
            ),
            longest=200,
        ),
        Field(
            "superior_name",
            _("Đảng bộ cấp trên"),
            help=_("Đứng ở góc trái mọi văn bản và trong gói gửi."),
            optional=True,
            longest=200,
        ),
        Field(
            "place",
            _("Địa danh ghi trên văn bản"),
            help=_("Đứng trước ngày tháng ở góc phải, ví dụ “An Bình”."),
            optional=True,
            longest=100,
        ),
        Field(
            "code",
            _("Mã chi bộ"),
            help=_("Chữ, số, gạch nối. Có trong tên tệp của gói gửi."),
            optional=True,
        ),
        Field("kind", _("Loại chi bộ"), "choice", choices=options),
        Field("has_groups", _("Có tổ đảng"), "choice", choices=yes_no),
    ]


def unit_values(unit: Unit) -> dict[str, Value]:
    """Give the values of the cell's form."""
    return {
        "name": unit.name,
        "superior_name": unit.superior_name,
        "place": unit.place,
        "code": unit.code,
        "kind": unit.kind,
        "has_groups": "yes" if unit.has_groups else "no",
    }


def unit_change(key: str, value: Value) -> dict[str, object]:
    """Turn an edited field into what the book keeps."""
    return {key: value == "yes"} if key == "has_groups" else {key: str(value or "")}


def term_text(term: Term | None) -> str:
    """Say the term that runs now."""
    if term is None:
        return _("Chưa ghi nhiệm kỳ hiện nay.")
    return _("Nhiệm kỳ {label}: từ {first} đến {last}.").format(
        label=term.label, first=short(term.from_on), last=short(term.to_on)
    )


def officer_lines(officers: Iterable[Officer]) -> list[tuple[str, str]]:
    """Say who holds which post since when, as title and detail."""
    return [
        (
            officer.name,
            _("{role}, từ {day}").format(
                role=officer.role_label, day=short(officer.from_on)
            ),
        )
        for officer in officers
    ]


def backups(told: Copies, now: datetime, remind_days: int) -> BackupView:
    """Say how old the copies are and where they lie."""
    newest = told.copies[0] if told.copies else None
    if newest is None:
        last, old = _("Chưa có bản sao nào. Bấm Sao lưu ngay."), True
    else:
        days = (now.date() - newest.at.date()).days
        last = _("Bản tốt gần nhất: {when}.").format(when=_when(newest.at, now.date()))
        old = days > remind_days
    return BackupView(last, old, _second(told), tuple(map(_copy, told.copies)))


def _second(told: Copies) -> str:
    if not told.second_place:
        return _("Chưa chọn nơi thứ hai. Nên có một USB cất riêng.")
    if not told.second_at:
        words = _("“{place}”, chưa chép lần nào.")
        return words.format(place=told.second_place)
    at = datetime.fromisoformat(told.second_at)
    words = _("“{place}”, chép lần cuối {day} lúc {time}.")
    return words.format(
        place=told.second_place, day=short(at.date()), time=f"{at:%H:%M}"
    )


def _copy(copy: Copy) -> CopyView:
    counts = ", ".join(f"{number} {word}" for word, number in copy.counts.items())
    size = f"{copy.size / _MEGABYTE:.1f} MB".replace(".", ",")
    reason = _(_REASONS[copy.reason]) if copy.reason in _REASONS else copy.reason
    return CopyView(
        copy.id,
        f"{short(copy.at.date())} {copy.at:%H:%M}",
        " · ".join(part for part in (reason, counts, size) if part),
    )


def _when(at: datetime, today: date) -> str:
    time = f"{at:%H:%M}"
    if at.date() == today:
        return _("hôm nay {time}").format(time=time)
    return _("{day} lúc {time}").format(day=short(at.date()), time=time)
