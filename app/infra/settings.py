"""What the user chose about the program itself: readable before unlock, not personal.

Every setting is declared here with its kind, default and help; the settings page is
made from this table. A value in the file that no longer fits counts as the default. The
labels are marked for translation where they are shown.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.infra.errors import SettingRefused
from app.infra.files import write_safely
from app.kernel.words import N_

Value = str | int | bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values a setting may have, and what it is called."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Declared:
    """A setting: its kind follows from ``default``; numbers lie in ``least``-``most``.

    A hidden setting remembers something (the window's place) and is on no page.
    """

    key: str
    group: str
    default: Value
    label: str = ""
    help: str = ""
    choices: tuple[Choice, ...] = ()
    least: int = 0
    most: int = 0
    hidden: bool = False

    def accepts(self, value: object) -> bool:
        """Say whether ``value`` is of the right kind and within bounds."""
        if type(value) is not type(self.default):
            return False
        if self.choices:
            return value in {choice.value for choice in self.choices}
        if isinstance(value, int) and not isinstance(value, bool):
            return self.least <= value <= self.most
        return True


_SCREEN = N_("Màn hình")
_SAFETY = N_("Bảo mật")
_BACKUP = N_("Sao lưu")
DECLARED = (
    Declared(
        "screen.theme",
        _SCREEN,
        "system",
        N_("Nền"),
        N_("Theo máy, sáng, tối, hoặc tương phản cao cho mắt yếu."),
        (
            Choice("system", N_("Theo máy")),
            Choice("light", N_("Sáng")),
            Choice("dark", N_("Tối")),
            Choice("contrast", N_("Tương phản cao")),
        ),
    ),
    Declared(
        "screen.text_percent",
        _SCREEN,
        100,
        N_("Cỡ chữ (%)"),
        N_("Từ 100 đến 200. Chữ và khoảng cách cùng to lên."),
        least=100,
        most=200,
    ),
    Declared(
        "screen.dense",
        _SCREEN,
        default=False,
        label=N_("Bảng dày dòng"),
        help=N_("Xem được nhiều dòng hơn trên màn hình nhỏ."),
    ),
    Declared(
        "screen.motion",
        _SCREEN,
        default=True,
        label=N_("Chuyển động"),
        help=N_("Tắt nếu máy chậm hoặc thấy khó chịu."),
    ),
    Declared(
        "screen.language",
        _SCREEN,
        "vi",
        N_("Ngôn ngữ / Language"),
        N_("Đổi từ lần mở sau. Văn bản in ra luôn bằng tiếng Việt."),
        (Choice("vi", "Tiếng Việt"), Choice("en", "English")),
    ),
    Declared(
        "safety.lock_minutes",
        _SAFETY,
        10,
        N_("Tự khóa sau (phút)"),
        N_("Khi không gõ phím, không dùng chuột. Từ 5 đến 60 phút."),
        least=5,
        most=60,
    ),
    Declared(
        "backup.second_place",
        _BACKUP,
        "",
        N_("Nơi sao lưu thứ hai"),
        N_("Thư mục trên USB hoặc ổ khác. Bản sao ở đó cũng được mã hóa."),
    ),
    Declared(
        "backup.second_place_at",
        _BACKUP,
        "",
        hidden=True,
    ),
    Declared("window.geometry", _SCREEN, "", hidden=True),
    Declared("window.page", _SCREEN, "", hidden=True),
)


class Settings:
    """The settings in one file, kept in memory and written at every change."""

    def __init__(self, path: Path, declared: tuple[Declared, ...] = DECLARED) -> None:
        self.declared = declared
        self._path = path
        self._by_key = {setting.key: setting for setting in declared}
        self._values = self._read()

    def value(self, key: str) -> Value:
        """Give the chosen value or the default; an undeclared key is a bug."""
        return self._values.get(key, self._by_key[key].default)

    def text(self, key: str) -> str:
        """Give a setting that is a text."""
        return str(self.value(key))

    def number(self, key: str) -> int:
        """Give a setting that is a number."""
        return int(self.value(key))

    def is_on(self, key: str) -> bool:
        """Give a setting that is on or off."""
        return bool(self.value(key))

    def choose(self, key: str, value: Value) -> None:
        """Keep a value; one that does not fit raises ``SettingRefused``."""
        setting = self._by_key[key]
        if not setting.accepts(value):
            raise SettingRefused(field=key, label=setting.label)
        self._values[key] = value
        self._write()

    def reset(self, key: str) -> None:
        """Go back to the default."""
        if self._values.pop(key, None) is not None:
            self._write()

    def _read(self) -> dict[str, Value]:
        try:
            content = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            # Lost or broken settings are no reason not to start.
            return {}
        if not isinstance(content, Mapping):
            return {}
        return {
            key: value
            for key, value in content.items()
            if key in self._by_key and self._by_key[key].accepts(value)
        }

    def _write(self) -> None:
        text = json.dumps(self._values, ensure_ascii=False, indent=1, sort_keys=True)
        write_safely(self._path, text.encode() + b"\n")
