"""The keyboard map of the window (ui-spec.md §7.1), and how it is spoken on F1. No Qt.

Telex and VNI programs rewrite plain letters system-wide and use Ctrl+Shift and Alt+Z as
switches, so nothing here is a plain letter or one of those. On keyboards where F-keys
need Fn, every F-key action has a Ctrl combination too.
"""

from dataclasses import dataclass

from app.kernel.words import N_


@dataclass(frozen=True, slots=True)
class Binding:
    """One act with every key that does it; ``act`` is a method of ``Acts``."""

    act: str
    keys: tuple[str, ...]
    title: str


BINDINGS: tuple[Binding, ...] = (
    Binding("search", ("Ctrl+K",), N_("Tìm kiếm")),
    Binding("help", ("F1", "Ctrl+H"), N_("Trợ giúp cho trang này, bảng phím tắt")),
    Binding("navigation", ("F2", "Ctrl+M"), N_("Mục lục")),
    Binding("next_region", ("F6", "Ctrl+]"), N_("Sang vùng sau của cửa sổ")),
    Binding("last_region", ("Shift+F6", "Ctrl+["), N_("Về vùng trước của cửa sổ")),
    Binding("back", ("Alt+Left",), N_("Về nơi vừa xem")),
    Binding("forward", ("Alt+Right",), N_("Tới nơi vừa rời")),
    Binding("undo", ("Ctrl+Z",), N_("Hoàn tác việc vừa làm")),
    Binding("redo", ("Ctrl+Y",), N_("Làm lại việc vừa hoàn tác")),
    Binding("print_seen", ("Ctrl+P",), N_("In những gì đang thấy")),
    Binding("export_seen", ("Ctrl+E",), N_("Xuất những gì đang thấy")),
    Binding("new_item", ("Ctrl+N",), N_("Thêm mới ở trang này")),
    Binding("lock", ("Ctrl+L",), N_("Khóa màn hình")),
    Binding("larger", ("Ctrl++", "Ctrl+="), N_("Chữ to hơn")),
    Binding("smaller", ("Ctrl+-",), N_("Chữ nhỏ hơn")),
)


def page_keys(number: int) -> str:
    """Give the key of the n-th page: Ctrl+1 … Ctrl+9, Ctrl+0."""
    return f"Ctrl+{number % 10}"


def all_keys(page_shortcuts: tuple[str, ...]) -> list[str]:
    """List every key in use, for the test that none stands twice."""
    own = [key for binding in BINDINGS for key in binding.keys]
    return own + [key for key in page_shortcuts if key]


def spoken(key: str) -> str:
    """Write a key as the key sheet shows it."""
    arrows = {"Left": "←", "Right": "→"}
    if key == "Ctrl++":
        return "Ctrl +"
    return " ".join(arrows.get(part, part) for part in key.split("+"))
