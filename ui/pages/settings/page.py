"""Cài đặt: a list of sections at the left, the chosen one at the right."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QWidget,
)

from app.door import program
from app.door.housekeeping import Housekeeping
from app.kernel.clock import Clock
from app.kernel.words import _
from app.people.service import People
from ui.jobs import Jobs
from ui.messages import Messages
from ui.pages.settings import presenter
from ui.pages.settings.about import AboutSection
from ui.pages.settings.backup import BackupSection
from ui.pages.settings.fields import FieldsSection
from ui.pages.settings.organisation.section import OrganisationSection
from ui.pages.settings.rules.elections import ElectionsSection
from ui.pages.settings.rules.scoring import ScoringSection, SuperiorRules
from ui.pages.settings.rules.wordings import WordingsSection
from ui.pages.settings.safety import SafetySection
from ui.pages.settings.screen import DeclaredSection
from ui.pages.settings.unit import UnitSection
from ui.widgets import theme
from ui.widgets.basic.layout import scroll, sized, spaced
from ui.widgets.icons import icon
from ui.widgets.page import Page

_KEY = int(Qt.ItemDataRole.UserRole)
# Sections that show what the book holds, and read it again.
_READING = (
    UnitSection,
    OrganisationSection,
    FieldsSection,
    ScoringSection,
    ElectionsSection,
    WordingsSection,
    BackupSection,
)


class SettingsPage(Page):
    """Every change is kept at once; only what works is here."""

    restore_wanted = Signal(str)

    name = "settings"
    watches = frozenset(
        {"people", "unit", "members", "session_score", "meetings", "reports"}
    )

    def __init__(
        self,
        people: People,
        keeping: Housekeeping,
        clock: Clock,
        jobs: Jobs,
        messages: Messages,
        rules: SuperiorRules | None = None,
    ) -> None:
        super().__init__(jobs, messages, title=_("Cài đặt"))
        self._rules = rules
        self._people, self._keeping, self._clock = people, keeping, clock
        self._built: dict[str, QWidget] = {}
        self._areas: dict[str, QWidget] = {}
        self._list = QListWidget()
        self._list.setObjectName("options")
        self._list.setAccessibleName(_("Các mục cài đặt"))
        # A long name ends in …, it never moves the list sideways.
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sized(self._list, width=240)
        for key, title, _sign in self._offered():
            item = QListWidgetItem(_(title))
            item.setData(_KEY, key)
            self._list.addItem(item)
        self._place = QStackedWidget()
        columns = QHBoxLayout()
        spaced(columns, 24)
        columns.addWidget(self._list)
        columns.addWidget(self._place, 1)
        self.body.addLayout(columns, 1)
        self._list.currentRowChanged.connect(lambda _row: self._show())
        theme.current().changed.connect(self._draw_icons)
        self._draw_icons()
        self._list.setCurrentRow(0)

    def reload(self) -> None:
        """Read again what the shown section tells."""
        section = self._built.get(self._current())
        if isinstance(section, _READING):
            self.read(section.read, section.show_state)

    def show_record(self, record_id: str) -> None:
        """Turn to a section by its key."""
        for row in range(self._list.count()):
            if self._list.item(row).data(_KEY) == record_id:
                self._list.setCurrentRow(row)

    def first_focus(self) -> QWidget:
        """Start on the list of sections."""
        return self._list

    def _offered(self) -> list[tuple[str, str, str]]:
        """List the sections; a book in memory has no passphrase and no copies."""
        missing = set() if self._keeping.has_file else {"safety", "backup"}
        if self._rules is None:
            missing |= {"scoring", "elections"}
        if self._rules is None or self._rules.templates is None:
            missing |= {"wordings"}
        return [one for one in presenter.SECTIONS if one[0] not in missing]

    def _current(self) -> str:
        row = max(self._list.currentRow(), 0)
        return str(self._list.item(row).data(_KEY))

    def _show(self) -> None:
        key = self._current()
        if key not in self._built:
            self._built[key] = self._makers()[key]()
            self._areas[key] = scroll(self._built[key])
            self._place.addWidget(self._areas[key])
        self._place.setCurrentWidget(self._areas[key])
        self.reload()

    def _makers(self) -> Mapping[str, Callable[[], QWidget]]:
        today = self._clock.today
        makers: dict[str, Callable[[], QWidget]] = {
            "unit": lambda: UnitSection(self, self._people, self._keeping, self._clock),
            "organisation": lambda: OrganisationSection(
                self, self._people, self._keeping, self._clock
            ),
            "fields": lambda: FieldsSection(self, self._keeping.members),
            "screen": lambda: DeclaredSection(self._keeping, "screen.", today),
            "safety": lambda: SafetySection(self, self._keeping, self._people, today),
            "backup": self._make_backup,
            "about": lambda: AboutSection(
                program.version(), self._keeping.folder, self._keeping.licences()
            ),
        }
        rules = self._rules
        if rules is not None:
            makers["scoring"] = lambda: ScoringSection(self, rules, self._clock)
            makers["elections"] = lambda: ElectionsSection(
                self, rules.elections, self._clock
            )
        if rules is not None and rules.templates is not None:
            templates = rules.templates
            makers["wordings"] = lambda: WordingsSection(self, templates)
        return makers

    def _make_backup(self) -> BackupSection:
        section = BackupSection(self, self._keeping, self._clock.now)
        section.restore_wanted.connect(self.restore_wanted)
        return section

    def _draw_icons(self) -> None:
        signs = {key: sign for key, _title, sign in presenter.SECTIONS}
        for row in range(self._list.count()):
            item = self._list.item(row)
            sign = signs[str(item.data(_KEY))]
            item.setIcon(icon(sign, "text2", 18, space=6))
        self._list.setIconSize(QSize(theme.u(24), theme.u(18)))
