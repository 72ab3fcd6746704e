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
from ui.widgets.basic.text import Label, text
from ui.widgets.forms.fields import Option
from ui.widgets.forms.inputs import ChoiceField


class MappingStep(QFrame):
    """Shows what each column is taken for; ``sheet_chosen`` when another is wanted.

    ``encoding_chosen`` when a column is to be read in another encoding.
    """

    sheet_chosen = Signal(str)
    encoding_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._fields: dict[int, ChoiceField] = {}
        self._samples: dict[int, Label] = {}
        self._notes: dict[int, Label] = {}
        self._encodings: dict[int, str] = {}
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
        self._fields, self._samples, self._notes = {}, {}, {}
        self._encodings = dict(found.encodings)
        views = column_views(found)
        in_doubt = any(view.encodings for view in views)
        self._grid.setHorizontalSpacing(theme.u(16))
        self._grid.setVerticalSpacing(theme.u(6))
        titles = [_("Cột"), _("Tiêu đề trong tệp"), _("Ví dụ"), _("Mục trong sổ")]
        if in_doubt:
            titles.append(_("Bảng mã"))
        for place, words in enumerate(titles):
            self._grid.addWidget(text(words, "small_strong", "text2"), 0, place)
        options = tuple(Option(key, label) for key, label in targets)
        for line, view in enumerate(views, 1):
            self._add(line, view, options)
            if view.encodings:
                self._grid.addWidget(self._encoding(view), line, 4)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 2)

    def targets(self) -> dict[int, str]:
        """Return what the secretary chose, by column."""
        return {column: field.key() for column, field in self._fields.items()}

    def encodings(self) -> dict[int, str]:
        """Return in which encoding somebody said that columns are."""
        return dict(self._encodings)

    def show_samples(self, found: ColumnMap) -> None:
        """Show how the columns read now; what was chosen stands."""
        for view in column_views(found):
            if view.column in self._samples:
                self._samples[view.column].setText(view.samples)
                self._tell(view)

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
        self._notes[view.column] = text("", "small", elide=True)
        heading.addWidget(self._notes[view.column])
        self._grid.addWidget(text(view.letter, "small", "text3"), line, 0)
        self._grid.addLayout(heading, line, 1)
        shown = text(view.samples, "small", "text2", elide=True)
        self._samples[view.column] = shown
        self._grid.addWidget(shown, line, 2)
        self._grid.addWidget(field, line, 3)
        # Only now has the note a parent; shown before, it would be a window.
        self._tell(view)

    def _tell(self, view: ColumnView) -> None:
        """Say under the heading what is to be known of the column."""
        note = self._notes[view.column]
        note.dress(tone=view.tone.value)
        note.setText(view.note)
        note.setVisible(bool(view.note))

    def _encoding(self, view: ColumnView) -> ChoiceField:
        """Offer the encodings a column may be in; the one taken stands there."""
        field = ChoiceField()
        field.offer(tuple(Option(key, words) for key, words in view.encodings))
        field.choose(view.reading)
        field.setAccessibleName(
            _("Bảng mã của cột {letter}, {heading}").format(
                letter=view.letter, heading=view.heading
            )
        )
        sized(field, width=150)

        def named(key: str) -> None:
            self._encodings[view.column] = key
            self.encoding_chosen.emit()

        field.chosen.connect(named)
        return field
