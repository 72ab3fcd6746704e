"""Which editor belongs to which kind of field."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt

from ui.widgets.forms.editing import choosing, editors
from ui.widgets.forms.fields import Field


def editor_for(field: Field, today: Callable[[], date]) -> editors.Editor:
    """Make the editor of a declaration."""
    if field.kind in {"date", "partial"}:
        return editors.DateEditor(field, today)
    makers: dict[str, Callable[[Field], editors.Editor]] = {
        "text": editors.TextEditor,
        "long": editors.LongEditor,
        "number": editors.NumberEditor,
        "choice": choosing.ChoiceEditor,
        "person": choosing.PersonEditor,
        "password": editors.PasswordEditor,
        "switch": choosing.SwitchEditor,
        "masked": editors.MaskedEditor,
    }
    made = makers[field.kind](field)
    if field.kind == "number":
        made.inner.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
    return made
