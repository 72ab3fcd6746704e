"""What a screen reader would find missing in a window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QListView,
    QTabBar,
    QWidget,
)


def spoken_name(widget: QWidget) -> str:
    """Return the name a screen reader says for ``widget``."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def audit(root: QWidget) -> list[str]:
    """Name every visible control without a name and every cell without words."""
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisibleTo(root) or not _is_stop(widget):
            continue
        if not spoken_name(widget).strip():
            found.append(f"no name: {_describe(widget)}")
        if isinstance(widget, QAbstractItemView):
            found += _empty_cells(widget)
    return found


def _is_stop(widget: QWidget) -> bool:
    takes_focus = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    # Viewports, scroll areas around content, and inner parts of Qt's own widgets.
    is_inner = widget.objectName().startswith("qt_") or isinstance(widget, QTabBar)
    is_plain_area = type(widget) is QAbstractScrollArea
    has_proxy = widget.focusProxy() is not None
    return takes_focus and not is_inner and not is_plain_area and not has_proxy


def _empty_cells(view: QAbstractItemView) -> list[str]:
    model = view.model()
    if model is None:
        return []
    # A whole row without words is one nobody can hear; single cells may be empty.
    role = Qt.ItemDataRole.AccessibleTextRole
    # A list's model does not answer how many columns it has.
    columns = 1 if isinstance(view, QListView) else model.columnCount()
    return [
        f"row {row} of {_describe(view)} says nothing"
        for row in range(model.rowCount())
        if not any(
            model.index(row, column).data(role) or model.index(row, column).data()
            for column in range(columns)
        )
    ]


def _describe(widget: QWidget) -> str:
    words = getattr(widget, "text", str)()
    owner = widget.parentWidget()
    place = type(owner).__name__ if owner is not None else "window"
    return f"{type(widget).__name__} {widget.objectName()!r} {words!r} in {place}"
