"""Asking for a file or a folder, without stopping the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.kernel.words import _
from ui.widgets import theme

Then = Callable[[Path], object]


def ask_open(owner: QWidget, title: str, kinds: str, then: Then) -> None:
    """Ask for one existing file; ``kinds`` like "Excel (*.xlsx *.xls)"."""
    dialog = _dialog(owner, title, "open")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kinds)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Chọn"))
    _show(dialog, then)


def ask_open_many(
    owner: QWidget, title: str, kinds: str, then: Callable[[list[Path]], object]
) -> None:
    """Ask for one existing file or several."""
    dialog = _dialog(owner, title, "open")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilter(kinds)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Chọn"))

    def take(names: list[str]) -> None:
        paths = [Path(name) for name in names]
        theme.current().remember("last_folder", str(paths[0].parent))
        then(paths)

    dialog.filesSelected.connect(take)
    dialog.open()


def ask_save(owner: QWidget, title: str, name: str, kinds: str, then: Then) -> None:
    """Ask where to save; the dialog itself asks before it replaces a file."""
    dialog = _dialog(owner, title, "save")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilter(kinds)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.selectFile(name)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Lưu"))
    _show(dialog, then)


def ask_folder(owner: QWidget, title: str, then: Then) -> None:
    """Ask for a folder."""
    dialog = _dialog(owner, title, "folder")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Chọn thư mục"))
    _show(dialog, then)


def _dialog(owner: QWidget, title: str, purpose: str) -> QFileDialog:
    dialog = QFileDialog(owner.window(), title)
    dialog.setObjectName(f"file_dialog_{purpose}")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setLabelText(QFileDialog.DialogLabel.Reject, _("Thôi"))
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, _("Xem trong"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileName, _("Tên tệp"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, _("Loại tệp"))
    last = theme.current().recall("last_folder")
    known = isinstance(last, str) and Path(last).is_dir()
    dialog.setDirectory(str(last) if known else _documents())
    return dialog


def _documents() -> str:
    """Name the folder people keep their papers in, not the program's own."""
    place = QStandardPaths.StandardLocation
    found = (
        QStandardPaths.writableLocation(kind)
        for kind in (place.DocumentsLocation, place.HomeLocation)
    )
    return next((folder for folder in found if Path(folder).is_dir()), "")


def _show(dialog: QFileDialog, then: Then) -> None:
    def take(name: str) -> None:
        path = Path(name)
        folder = path if path.is_dir() else path.parent
        theme.current().remember("last_folder", str(folder))
        then(path)

    dialog.fileSelected.connect(take)
    dialog.open()
