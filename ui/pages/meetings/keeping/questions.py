"""Questions of the page that keep their letters, and are open again when cut off."""

from ui.pages.meetings.keeping.fieldstate import Source
from ui.pages.meetings.panels.base import Acts
from ui.widgets.overlay.dialog import Dialog

# Under this name it is kept which question of the page is open.
PAGE = "page"


def beside(name: str, number: int) -> str:
    """Name a further form of a question; it is saved by acts of its own."""
    return f"{name}/{number}" if number else name


def keep_question(acts: Acts, dialog: Dialog, name: str, *sources: Source) -> None:
    """Keep every key of a question's fields; call it when they are filled.

    "Để sau" leaves what was typed for the next time the question is opened.
    """
    if acts.keeper is None or not name:
        return
    for number, source in enumerate(sources):
        acts.keeper.watch(beside(name, number), source)
    acts.note(PAGE, name)
    dialog.answered.connect(lambda _answer: acts.rest(PAGE))
