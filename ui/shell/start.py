"""Starts the window: theme, hooks, and the lock screen as the first thing painted.

Nothing heavy is imported here or by what this module imports; a test looks. What can go
wrong: the data folder cannot be written; then a sentence says so and nothing starts.
"""

import os
from collections.abc import Sequence

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication

from app.door import entrance as door
from app.door import language, program
from app.kernel.errors import Problem
from ui.shell.crash import CrashHooks, Surroundings
from ui.shell.frame import Frame
from ui.shell.session import Session, start_again
from ui.widgets import theme
from ui.widgets.dress import dress

_SIZE = (1366, 768)


def main(arguments: Sequence[str]) -> int:
    """Run the window until it is closed; return the exit code."""
    app = QApplication(["so-chi-bo", *arguments, "-style", "fusion"])
    app.setProperty(theme.STYLE_IS_SET, "yes")
    entrance = door.approach(os.environ)
    _dress(app, entrance)
    try:
        program.make_folder(entrance.folder.logs)
    except Problem as problem:
        return _refuse(app, door.say(problem))
    hooks = CrashHooks(
        Surroundings(entrance.folder.logs, program.version(), entrance.clock.now)
    )
    frame = Frame(door.passphrase_rules)
    session = Session(app, frame, entrance, hooks)
    session.begin()
    _place(frame, entrance)
    frame.show()
    code = app.exec()
    session.close()
    _remember_place(frame, entrance)
    hooks.close()
    if app.property("reopen"):
        start_again()
    return code


def _dress(app: QApplication, entrance: door.Entrance) -> None:
    settings = entrance.settings
    chosen = settings.text("screen.theme")
    spoken = settings.text("screen.language")
    # Before the first widget: texts are asked for when a widget is built.
    language.speak(spoken)
    dress(
        app,
        program.resources(),
        choice="high_contrast" if chosen == "contrast" else chosen,
        percent=settings.number("screen.text_percent"),
        density="compact" if settings.is_on("screen.dense") else "normal",
        vietnamese=spoken == language.VIETNAMESE,
    )


def _place(frame: Frame, entrance: door.Entrance) -> None:
    """Put the window where it was; the first time it fills the screen."""
    kept = QByteArray.fromBase64(entrance.settings.text("window.geometry").encode())
    if kept.isEmpty() or not frame.restoreGeometry(kept):
        frame.resize(*_SIZE)
        frame.showMaximized()


def _remember_place(frame: Frame, entrance: door.Entrance) -> None:
    told = bytes(frame.saveGeometry().toBase64().data()).decode()
    if entrance.has_book():
        entrance.settings.choose("window.geometry", told)


def _refuse(app: QApplication, sentence: str) -> int:
    """Say why the program cannot start, in a window of its own."""
    from ui.shell.refusal import Refusal  # noqa: PLC0415  (rarely needed)

    window = Refusal(sentence)
    window.show()
    app.exec()
    return 1
