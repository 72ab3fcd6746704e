"""The second step: headings at the left, our fields at the right, samples between."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from app.features.member_import.model.header import ColumnMap
from app.kernel.words import _
from ui.pages.member_import.presenter.columns import ColumnView, column_views
from ui.widgets import theme
from ui.widgets.basic.layout import (
    STRETCH,
    boxed,
    clear,
    column,
    row,
    scroll,
    sized,
    spaced,
)
from ui.widgets.basic.text import text
from ui.widgets.forms.fields import Option
from ui.widgets.forms.inputs import ChoiceField


class MappingStep(QFrame):
    """Shows what each column is taken for; ``sheet_chosen`` when another is wanted."""

    sheet_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._fields: dict[int, ChoiceField] = {}
        self._sheet = ChoiceField()
        self._sheet.setAccessibleName(_("Trang của tệp"))
        self._sheet.chosen.connect(self.sheet_chosen)
        label = text(_("Trang của tệp"), "small_strong")
        label.setBuddy(self._sheet)
        self._hidden = text(_("Trang này bị ẩn trong tệp."), "small", "warn")
        self._sheets = boxed(
            row(label, self._sheet, self._hidden, STRETCH, margins=(16, 10, 16, 0))
        )
        self._grid = QGridLayout()
        layout = QVBoxLayout(self)
        spaced(layout, 0, (1, 1, 1, 1))
        inside = QWidget()
        outer = QVBoxLayout(inside)
        spaced(outer, 0, (16, 12, 16, 12))
        outer.addLayout(self._grid)
        outer.addStretch(1)
        layout.addWidget(self._sheets)
        layout.addWidget(scroll(inside), 1)

    def show_map(self, found: ColumnMap, targets: Sequence[tuple[str, str]]) -> None:
        """Show the columns of one sheet."""
        sheets = [s for s in found.sheets if s.usable]
        self._sheet.offer(
            tuple(
                Option(
                    s.name, _("{name} (ẩn)").format(name=s.name) if s.hidden else s.name
                )
                for s in sheets
            )
        )
        self._sheet.choose(found.sheet)
        self._sheets.setVisible(len(sheets) > 1 or found.hidden)
        self._hidden.setVisible(found.hidden)
        clear(self._grid)
        self._fields = {}
        self._grid.setHorizontalSpacing(theme.u(16))
        self._grid.setVerticalSpacing(theme.u(6))
        for place, words in enumerate(
            (_("Cột"), _("Tiêu đề trong tệp"), _("Ví dụ"), _("Mục trong sổ"))
        ):
            self._grid.addWidget(text(words, "small_strong", "text2"), 0, place)
        options = tuple(Option(key, label) for key, label in targets)
        for line, view in enumerate(column_views(found), 1):
            self._add(line, view, options)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 2)

    def targets(self) -> dict[int, str]:
        """Return what the secretary chose, by column."""
        return {column: field.key() for column, field in self._fields.items()}

    def first_field(self) -> QWidget | None:
        """Name the first choice."""
        return next(iter(self._fields.values()), None)

    def _add(self, line: int, view: ColumnView, options: tuple[Option, ...]) -> None:
        field = ChoiceField()
        field.offer(options, empty=_("Không lấy"))
        field.choose(view.target)
        field.setAccessibleName(
            _("Mục trong sổ cho cột {letter}, {heading}").format(
                letter=view.letter, heading=view.heading
            )
        )
        sized(field, width=240)
        self._fields[view.column] = field
        heading = column(text(view.heading, "strong", elide=True), gap=0)
        if view.note:
            heading.addWidget(text(view.note, "small", view.tone.value, elide=True))
        self._grid.addWidget(text(view.letter, "small", "text3"), line, 0)
        self._grid.addLayout(heading, line, 1)
        self._grid.addWidget(text(view.samples, "small", "text2", elide=True), line, 2)
        self._grid.addWidget(field, line, 3)
