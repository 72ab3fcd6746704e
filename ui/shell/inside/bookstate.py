"""How the book stands: read after every change, told by footer and navigation."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from app.bootstrap import Office
from app.door.entrance import Entrance
from app.door.standing import Standing, standing
from app.kernel.places import Place
from ui.jobs import Jobs
from ui.shell.inside import standing as words
from ui.shell.inside.years import Years
from ui.shell.window import MainWindow

# What a slot of the footer opens in the settings.
_PAGES = {"backup": "backup", "encryption": "safety", "unit": "unit"}


class BookState(QObject):
    """``log_wanted`` asks for the messages of today, from the slot that says saved."""

    log_wanted = Signal()

    def __init__(
        self,
        office: Office,
        entrance: Entrance,
        jobs: Jobs,
        window: MainWindow,
        years: Years,
    ) -> None:
        super().__init__(window)
        self._office, self._entrance, self._jobs = office, entrance, jobs
        self._window, self._years = window, years
        self._told: Standing | None = None
        # Own methods: a lambda would go on hearing when this is gone.
        jobs.changed.connect(self.refresh)
        jobs.writing.connect(self._show_saving)
        window.footer.pressed.connect(self._press)

    @property
    def names(self) -> tuple[str, str]:
        """The cell and the person; empty until they are read."""
        told = self._told
        return (told.unit, told.person) if told else ("", "")

    def refresh(self, _change: object = None) -> None:
        """Read again how the book stands."""
        self._jobs.read(self, partial(standing, self._office), self._show)

    def _show(self, told: Standing) -> None:
        self._told = told
        window, footer = self._window, self._window.footer
        window.navigation.show_cell(told.unit)
        window.navigation.show_person(told.person, told.role)
        window.navigation.show_counts(told.counts)
        second_at = self._entrance.settings.text("backup.second_place_at")
        now = self._office.clock.now()
        footer.show_slot("backup", words.backup(told, now, second_at))
        footer.show_slot("encryption", words.encryption(told))
        footer.show_slot("rules", words.rules(told))
        footer.show_slot("unit", words.unit(told))
        footer.reflow_again()
        self._years.offer_from(told.first_year)
        self._show_saving()

    def _show_saving(self, _on: object = None) -> None:
        if self._told is not None:
            now, writing = self._office.clock.now(), self._jobs.is_writing
            slot = words.saving(self._told, now, writing=writing)
            self._window.footer.show_slot("saving", slot)

    def _press(self, slot: str) -> None:
        if slot in _PAGES:
            self._window.open(Place("settings", _PAGES[slot]))
        elif slot == "saving":
            self.log_wanted.emit()
