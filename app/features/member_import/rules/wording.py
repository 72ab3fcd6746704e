"""Says in words what was repaired and what a question is about. Pure."""

from app.features.member_import.model.outcome import (
    CHANGED,
    CONFLICT,
    NEW,
    REFUSED,
    SAME,
    Conflict,
)
from app.features.member_import.model.reading import Repair
from app.kernel.words import N_, _

_RESULTS = {
    NEW: N_("Người mới"),
    CHANGED: N_("Thay đổi"),
    SAME: N_("Giống hệt"),
    CONFLICT: N_("Cần chọn"),
    REFUSED: N_("Lỗi"),
}
_REPAIRS = {
    "padded": N_("thêm số 0 đã mất, {before} thành {after}"),
    "number": N_("ô là số, đã đọc thành chữ số {after}"),
    "serial": N_("số ngày của bảng tính {before} là {after}"),
    "year_serial": N_("ô kiểu ngày chứa năm, {before} vốn là năm {after}"),
    "run": N_("{before} đọc là {after}"),
    "two_digit_year": N_("năm hai chữ số, {before} đọc là {after}"),
    "month_first": N_("tháng đứng trước ngày, {before} đọc là {after}"),
    "unknown_part": N_("{before} chỉ biết {after}"),
    "composed": N_("dấu tách rời đã ghép lại thành {after}"),
    "name_case": N_("chữ hoa toàn bộ, {before} thành {after}"),
    "first_of_many": N_("có nhiều số, lấy {after}"),
}
_QUESTIONS = {
    "swapped": N_("{label} có thể bị đảo ngày và tháng."),
    "same_person": N_(
        "Có thể là cùng một người: trùng họ tên và ngày sinh, khác {label}."
    ),
    "other_holder": N_("{label} này trong sổ là của đồng chí {old}."),
    "unsure": N_("Trùng họ tên với người trong sổ, chưa đủ ngày sinh để phân biệt."),
    "two_holders": N_("Số thẻ là của đồng chí {old}, số định danh là của {new}."),
    "deletion": N_("Tệp đề nghị xóa đồng chí này. Phần mềm không xóa ai."),
}


def result(name: str) -> str:
    """Word the result of a row."""
    return _(_RESULTS[name])


def remark(done: Repair) -> str:
    """Word a repair without naming its field."""
    return _(_REPAIRS[done.kind]).format(before=done.before, after=done.after)


def repair(done: Repair, label: str) -> str:
    """Word a repair; ``label`` is the field's."""
    return _("{label}: {remark}").format(label=label, remark=remark(done))


def question(conflict: Conflict, label: str) -> str:
    """Word what a conflict asks."""
    return _(_QUESTIONS[conflict.kind]).format(
        label=label, old=conflict.old, new=conflict.new
    )
