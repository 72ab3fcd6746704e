"""Undo and redo of whole acts (Ctrl+Z, Ctrl+Y, F8 in a toast)."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from app.kernel.changes import Change
from app.kernel.words import _
from ui.jobs import Jobs
from ui.messages import Messages

_STEPS = 50


class UndoStack(QObject):
    """Remembers what was changed since unlocking, newest last.

    ``take_back`` undoes one command in the store and returns the id of the command
    that did so: undoing that one is the redo.
    """

    def __init__(
        self,
        jobs: Jobs,
        messages: Messages,
        take_back: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._messages, self._take_back = jobs, messages, take_back
        self._done: list[Change] = []
        self._undone: list[Change] = []
        self._is_own = False
        jobs.changed.connect(self._remember)
        messages.undo_requested.connect(self.undo_command)

    def undo(self) -> None:
        """Take the newest act back."""
        if self._done:
            self._run(self._done.pop(), self._undone, _("Đã hoàn tác."))

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._undone:
            self._run(self._undone.pop(), self._done, _("Đã làm lại."))

    def undo_command(self, command_id: str) -> None:
        """Take back the act a toast offered."""
        found = next((c for c in self._done if c.command_id == command_id), None)
        change = found or Change(frozenset(), command_id=command_id)
        self._done = [c for c in self._done if c.command_id != command_id]
        self._run(change, self._undone, _("Đã hoàn tác."))

    def _run(self, change: Change, onto: list[Change], words: str) -> None:
        self._jobs.change(
            self,
            partial(self._act, change),
            partial(self._told, onto, words),
        )

    def _act(self, change: Change) -> Change:
        return replace(change, command_id=self._take_back(change.command_id))

    def _told(self, onto: list[Change], words: str, change: Change) -> None:
        # The signal ``changed`` follows at once; it must not count as a new act.
        self._is_own = True
        onto.append(change)
        self._messages.toast(words)

    def _remember(self, change: Change) -> None:
        if self._is_own:
            self._is_own = False
        elif change.command_id:
            self._done = [*self._done, change][-_STEPS:]
            self._undone.clear()
