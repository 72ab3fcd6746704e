"""What the drawer shows of one row."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.features.member_import.model.decisions import Choices
from app.features.member_import.model.outcome import (
    APART,
    BOTH,
    KEEP,
    NTH,
    TAKE,
    WHO,
    Candidate,
    Conflict,
    ImportRow,
)
from app.features.member_import.model.reading import file_line
from app.features.member_import.rules import wording
from app.kernel.words import N_, _
from ui.pages.member_import.presenter.values import LOOKS, Label, repaired, shown
from ui.widgets.status import Tone

_WHY = {
    "card_no": N_("trùng số thẻ"),
    "national_id": N_("trùng số định danh"),
    "birth": N_("trùng họ tên và ngày sinh"),
    "admission": N_("trùng họ tên và ngày vào Đảng"),
    "name": N_("trùng họ tên"),
    "form": N_("đúng mã phiếu"),
}


@dataclass(frozen=True, slots=True)
class RepairView:
    """A repair with its sentence; ``taken`` says whether it is written now."""

    field: str
    sentence: str
    asks: bool
    taken: bool
    refusing: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with its answers (key, words, value) and the one given so far."""

    field: str
    sentence: str
    hint: str
    cards: tuple[tuple[str, str, str], ...]
    picked: str
    sides: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A field that would change, what may be chosen (key, words), the choice now."""

    field: str
    label: str
    old: str
    new: str
    choices: tuple[tuple[str, str], ...]
    picked: str
    is_answered: bool


@dataclass(frozen=True, slots=True)
class RowView:
    """The current row in the drawer."""

    line: int
    title: str
    name: str
    chip: str
    tone: Tone
    icon: str
    changes: tuple[ChangeView, ...]
    questions: tuple[QuestionView, ...]
    repairs: tuple[RepairView, ...]
    problems: tuple[str, ...]
    values: tuple[tuple[str, str], ...]


def row_view(row: ImportRow, choices: Choices, label: Label, status: Label) -> RowView:
    """Show everything about one row in the drawer."""
    icon, tone = LOOKS[row.result][1], LOOKS[row.result][3]
    changed = {change.field for change in row.changes}
    return RowView(
        line=row.line,
        title=_("Dòng {line}").format(line=file_line(row.line)),
        name=row.name or _("(không có họ tên)"),
        chip=wording.result(row.result),
        tone=tone,
        icon=icon,
        changes=tuple(_changes(row, choices, label, status)),
        questions=tuple(_question(row, c, choices, label) for c in row.conflicts),
        repairs=tuple(_repairs(row, choices, label)),
        problems=tuple(problem.text for problem in row.problems),
        values=tuple(
            (label(key), shown(key, value, status))
            for key, value in row.values.items()
            if key not in changed and key not in {"full_name", "status_on"}
        ),
    )


def _changes(
    row: ImportRow, choices: Choices, label: Label, status: Label
) -> list[ChangeView]:
    """Offer a choice for every field that no question is about already."""
    asked = {conflict.field for conflict in row.conflicts}
    words = {KEEP: _("Giữ sổ"), TAKE: _("Lấy tệp"), BOTH: _("Cả hai")}
    views = []
    for change in row.changes:
        keys = [KEEP, TAKE, *([BOTH] if change.joins else [])]
        place = (row.line, change.field)
        views.append(
            ChangeView(
                field=change.field,
                label=label(change.field),
                old=shown(change.field, change.old, status) or _("(trống)"),
                new=shown(change.field, change.new, status),
                choices=()
                if change.field in asked
                else tuple((key, words[key]) for key in keys),
                picked=choices.picks.get(place, TAKE),
                is_answered=place in choices.picks,
            )
        )
    return views


def _repairs(row: ImportRow, choices: Choices, label: Label) -> list[RepairView]:
    return [
        RepairView(
            repair.field,
            repaired(repair, label),
            repair.asks,
            choices.takes(row.line, repair),
            _("Giữ như tệp") if repair.instead else _("Để trống"),
        )
        for repair in row.repairs
        # Marks put together again are the same letters; there is nothing to refuse.
        if repair.kind != "composed"
    ]


def _question(
    row: ImportRow, conflict: Conflict, choices: Choices, label: Label
) -> QuestionView:
    if conflict.kind in WHO:
        words = _who(row, conflict)
    elif conflict.kind == "deletion":
        words = {
            KEEP: (_("Bỏ qua dòng này"), ""),
            TAKE: (_("Lấy các mục khác"), ""),
        }
    else:
        old, new = (
            shown(conflict.field, v, label) for v in (conflict.old, conflict.new)
        )
        words = {KEEP: (_("Giữ trong sổ"), old), TAKE: (_("Lấy theo tệp"), new)}
    hints = {
        "swapped": _("Đối chiếu thẻ đảng viên hoặc quyết định rồi chọn."),
        "other_holder": _("Người khác thì ghi mới, số trùng để trống."),
        "two_holders": _("Người khác thì ghi mới, số trùng để trống."),
        "deletion": _("Nếu đúng, ghi biến động ở trang Đảng viên."),
    }
    return QuestionView(
        field=conflict.field,
        sentence=wording.question(conflict, label(conflict.field)),
        hint=hints.get(conflict.kind, _("Xem hai người có phải là một rồi chọn.")),
        cards=tuple((key, *words[key]) for key in conflict.options),
        picked=choices.picks.get((row.line, conflict.field), ""),
        sides=_sides(row) if conflict.kind in WHO else (),
    )


def _who(row: ImportRow, conflict: Conflict) -> dict[str, tuple[str, str]]:
    """Word the answers to whom a row means."""
    words = {
        KEEP: (_("Bỏ qua dòng này"), ""),
        APART: (_("Đây là người khác"), ""),
    }
    several = len(row.candidates) > 1
    for place in range(1, len(row.candidates) + 1):
        key = TAKE if place == 1 else f"{NTH}{place}"
        told = _("Cùng người thứ {number}").format(number=place)
        words[key] = (told if several else _("Cùng người này"), "")
    return {key: words[key] for key in conflict.options}


def _sides(row: ImportRow) -> tuple[tuple[str, str], ...]:
    """Show the row and its candidates side by side, one below the other."""
    several = len(row.candidates) > 1
    sides = [(_("Trong tệp"), _told(row.name, row.values, []))]
    for number, candidate in enumerate(row.candidates, 1):
        title = _("Trong sổ, người thứ {number}").format(number=number)
        sides.append((title if several else _("Trong sổ"), _candidate(candidate)))
    return tuple(sides)


def _candidate(candidate: Candidate) -> str:
    more = [_(_WHY[candidate.why])]
    if not candidate.member:
        more.insert(0, _("chưa là đảng viên của chi bộ"))
    if candidate.changes:
        count = len(candidate.changes)
        more.append(_("{count} mục khác sổ").format(count=count))
    return _told(candidate.name, candidate.values, more)


def _told(name: str, values: Mapping[str, str], more: list[str]) -> str:
    birth, card = values.get("birth", ""), values.get("card_no", "")
    born = shown("birth", birth, str) or _("chưa rõ")
    parts = [name, _("sinh {day}").format(day=born)]
    if card:
        parts.append(_("thẻ …{end}").format(end=card[-4:]))
    return ", ".join([*parts, *more])
