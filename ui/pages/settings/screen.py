"""A section made from declared settings: every change counts at once."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from app.door.housekeeping import Housekeeping, Setting
from app.kernel.words import _
from ui.pages.settings import presenter
from ui.widgets import theme
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import STRETCH, column, row
from ui.widgets.forms.builder import FormBuilder
from ui.widgets.forms.fields import Value

_CHOICES = {"contrast": "high_contrast"}
Kept = str | int | bool


class DeclaredSection(QWidget):
    """The settings whose key begins with ``prefix``."""

    def __init__(
        self, keeping: Housekeeping, prefix: str, today: Callable[[], date]
    ) -> None:
        super().__init__()
        self._keeping = keeping
        self._settings = {
            one.key: one for one in keeping.settings() if one.key.startswith(prefix)
        }
        sizes = theme.current().metrics.text_sizes
        fields = presenter.setting_fields(self._settings.values(), prefix, sizes)
        self._keys = [field.key for field in fields]
        self._form = FormBuilder(fields, today, self)
        self._form.edited.connect(self._edit)
        again = Button(_("Đưa về mặc định"), "link", icon="rotate-ccw")
        again.clicked.connect(self._reset)
        self.setLayout(column(self._form, row(again, STRETCH), STRETCH, gap=12))
        theme.current().changed.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """Show the values as they are kept; the text size may change elsewhere."""
        self._settings = {one.key: one for one in self._keeping.settings()}
        values = {k: presenter.shown_value(self._settings[k]) for k in self._keys}
        if "screen.text_percent" in values:
            values["screen.text_percent"] = str(theme.current().percent)
        self._form.fill(values)

    def _edit(self, key: str, value: Value) -> None:
        kept = presenter.kept_value(self._settings[key], value)
        if kept is not None:
            self._choose(self._settings[key], kept)

    def _reset(self) -> None:
        for key in self._keys:
            self._choose(self._settings[key], self._settings[key].default)
        self.show_state()

    def _choose(self, setting: Setting, value: Kept) -> None:
        self._keeping.choose(setting.key, value)
        look = theme.current()
        if setting.key == "screen.theme":
            look.change(choice=_CHOICES.get(str(value), str(value)))
        elif setting.key == "screen.text_percent":
            look.change(percent=int(value))
        elif setting.key == "screen.dense":
            look.change(density="compact" if value else "normal")
