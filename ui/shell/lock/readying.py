"""Loads the inside of the program while the lock screen waits for the passphrase.

Typing a passphrase takes seconds and loading takes one, so the first page then appears
at once. The services are loaded on the store's thread; the screens on this one, a few
at a time, so that no key waits.
"""

from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from ui.jobs import Jobs
from ui.widgets import theme

SERVICES = "app.bootstrap"
# Leaves first, so that each step is short; what is missing here is loaded later.
SCREENS = (
    "ui.widgets.page",
    "ui.widgets.forms.datefield",
    "ui.widgets.forms.builder",
    "ui.widgets.table.model",
    "ui.widgets.table.view",
    "ui.pages.home.page",
    "ui.pages.members.exporting.desk",
    "ui.pages.members.rollpart",
    "ui.pages.members.life.personpart",
    "ui.pages.members.page",
    "ui.pages.member_import.page",
    "ui.pages.meetings.panels.base",
    "ui.pages.meetings.forms.card",
    "ui.pages.meetings.preparing.agenda",
    "ui.pages.meetings.preparing.papers",
    "ui.pages.meetings.panels.prepare",
    "ui.pages.meetings.panels.start.roll",
    "ui.pages.meetings.panels.talk.discussion",
    "ui.pages.meetings.panels.decide.vote",
    "ui.pages.meetings.panels.score",
    "ui.pages.meetings.runner.panels",
    "ui.pages.meetings.runner.window",
    "ui.pages.meetings.page",
    "ui.pages.tasks.page",
    "ui.pages.checklist.page",
    "ui.pages.development.page",
    "ui.pages.package.page",
    "ui.pages.bin.page",
    "ui.pages.preview.page",
    "ui.pages.settings.page",
    "ui.shell.pages",
    "ui.shell.inside.office",
)


class Readying(QObject):
    """Loads everything once; ``begin`` is called when the lock screen is shown."""

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._left = list(SCREENS)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._load_services)

    def begin(self) -> None:
        """Start when the screen has been painted."""
        self._timer.start(theme.current().time("readying"))

    def _load_services(self) -> None:
        self._jobs.read(self, lambda: import_module(SERVICES).__name__, self._go_on)

    def _go_on(self, _name: str = "") -> None:
        if self._left:
            import_module(self._left.pop(0))
            QTimer.singleShot(0, self, self._go_on)
