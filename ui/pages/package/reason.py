"""Asks for the reason that travels with something worth knowing."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtWidgets import QWidget

from app.kernel.words import _
from app.package.model import Check
from ui.widgets.forms.fields import Field, Value
from ui.widgets.overlay.formdialog import FormDialog

_SHORTEST = 10


def ask_reason(
    owner: QWidget,
    check: Check,
    given: str,
    today: Callable[[], date],
    then: Callable[[str], None],
) -> None:
    """Ask for a reason of at least ten characters; ``then`` gets it."""
    field = Field(
        "reason",
        _("Lý do gửi kèm"),
        kind="long",
        help=_("Đảng ủy đọc được câu này khi mở gói."),
        check=_long_enough,
        longest=300,
    )
    dialog = FormDialog(
        owner, check.title, check.detail, [field], _("Ghi lý do"), today
    )
    dialog.form.fill({"reason": given})

    def save(values: Mapping[str, Value]) -> None:
        dialog.finish()
        then(str(values["reason"] or ""))

    dialog.submitted.connect(save)
    dialog.open_it()


def _long_enough(value: Value) -> str | None:
    if len(str(value or "").strip()) >= _SHORTEST:
        return None
    return _("Ghi lý do từ {count} ký tự trở lên.").format(count=_SHORTEST)
