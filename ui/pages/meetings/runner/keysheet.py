"""The key sheet of the meeting at the table (F1)."""

from PySide6.QtWidgets import QWidget

from app.kernel.words import _
from ui.widgets.basic.keycap import key_line
from ui.widgets.basic.layout import boxed, column, scroll, sized
from ui.widgets.basic.text import text
from ui.widgets.overlay.dialog import Answer, Dialog


def show_keys(owner: QWidget) -> Dialog:
    """Show every key that acts at the table."""
    dialog = Dialog(owner, _("Bảng phím khi điều hành buổi họp"))
    lines = column(gap=6)
    for title, keys in _keys():
        lines.addWidget(text(title, "small_strong"))
        for key, words in keys:
            lines.addWidget(boxed(key_line(key, words)))
    area = scroll(boxed(lines))
    sized(area, min_height=300, min_width=380)
    dialog.body.addWidget(area)
    dialog.offer([Answer("close", _("Đóng"), safe=True)])
    dialog.open_it()
    return dialog


def _keys() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    return (
        (
            _("Ở mọi bước"),
            (
                ("F10", _("Khai mạc, sang bước sau (hoặc Ctrl Enter)")),
                ("Alt ←", _("Về bước trước")),
                ("F7", _("Ghi người phát biểu (hoặc Ctrl B)")),
                ("F11", _("Giao nhiệm vụ mới (hoặc Ctrl N)")),
                ("F8", _("Hoàn tác việc vừa làm (hoặc Ctrl Z)")),
                ("Ctrl L", _("Khóa màn hình")),
                ("Esc", _("Thoát, họp tiếp sau")),
            ),
        ),
        (
            _("Điểm danh"),
            (
                ("1 2 3 4", _("Có mặt, vắng có lý do, vắng không lý do, miễn")),
                ("0", _("Bỏ chọn")),
                ("/", _("Gõ số thứ tự rồi Enter để tới người đó")),
                ("Enter", _("Ghi lại lý do của người đang chọn")),
            ),
        ),
        (
            _("Nhiệm vụ tháng trước"),
            (("1 2 3", _("Xong, chưa xong, chuyển tiếp")),),
        ),
        (
            _("Đọc lại biên bản"),
            (
                (_("Phím cách"), _("Cuộn một trang")),
                ("Enter", _("Sửa tại chỗ")),
                ("F9", _("Tới chỗ còn thiếu")),
            ),
        ),
    )
