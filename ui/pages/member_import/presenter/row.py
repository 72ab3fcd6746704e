"""What the drawer shows of one row."""

from dataclasses import dataclass

from app.features.member_import.model.decisions import Choices
from app.features.member_import.model.outcome import (
    APART,
    KEEP,
    TAKE,
    Conflict,
    ImportRow,
)
from app.features.member_import.rules import wording
from app.kernel.words import _
from ui.pages.member_import.presenter.values import LOOKS, Label, repaired, shown
from ui.widgets.status import Tone


@dataclass(frozen=True, slots=True)
class RepairView:
    """A repair with its sentence; ``refused`` when the field shall stay empty."""

    field: str
    sentence: str
    asks: bool
    refused: bool


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with its answers (key, words, value) and the one given so far."""

    field: str
    sentence: str
    hint: str
    cards: tuple[tuple[str, str, str], ...]
    picked: str


@dataclass(frozen=True, slots=True)
class RowView:
    """The current row in the drawer."""

    line: int
    title: str
    name: str
    chip: str
    tone: Tone
    icon: str
    changes: tuple[tuple[str, str, str], ...]
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
        title=_("Dòng {line}").format(line=row.line),
        name=row.name or _("(không có họ tên)"),
        chip=wording.result(row.result),
        tone=tone,
        icon=icon,
        changes=tuple(
            (
                label(d.field),
                shown(d.field, d.old, status) or _("(trống)"),
                shown(d.field, d.new, status),
            )
            for d in row.changes
        ),
        questions=tuple(_question(row, c, choices, label) for c in row.conflicts),
        repairs=tuple(
            RepairView(
                r.field,
                repaired(r, label),
                r.asks,
                (row.line, r.field) in choices.refused_repairs,
            )
            for r in row.repairs
        ),
        problems=tuple(problem.text for problem in row.problems),
        values=tuple(
            (label(key), shown(key, value, status))
            for key, value in row.values.items()
            if key not in changed and key not in {"full_name", "status_on"}
        ),
    )


def _question(
    row: ImportRow, conflict: Conflict, choices: Choices, label: Label
) -> QuestionView:
    old, new = (shown(conflict.field, v, label) for v in (conflict.old, conflict.new))
    words = {
        "swapped": {KEEP: (_("Giữ trong sổ"), old), TAKE: (_("Lấy theo tệp"), new)},
        "other_holder": {
            KEEP: (_("Bỏ qua dòng này"), _("Trong sổ: {name}").format(name=old)),
            TAKE: (_("Đúng người này"), _("Sửa tên thành {name}").format(name=new)),
        },
    }.get(
        conflict.kind,
        {
            KEEP: (_("Bỏ qua dòng này"), old),
            TAKE: (_("Cùng một người"), new),
            APART: (_("Là người khác"), ""),
        },
    )
    hints = {
        "swapped": _("Đối chiếu thẻ đảng viên hoặc quyết định rồi chọn."),
        "other_holder": _("Đối chiếu số trên thẻ đảng viên rồi chọn."),
    }
    return QuestionView(
        field=conflict.field,
        sentence=wording.question(conflict, label(conflict.field)),
        hint=hints.get(conflict.kind, _("Xem hai người có phải là một rồi chọn.")),
        cards=tuple((key, *words[key]) for key in conflict.options),
        picked=choices.picks.get((row.line, conflict.field), ""),
    )
