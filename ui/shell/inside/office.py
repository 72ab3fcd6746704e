"""The open office: pages, footer, search, help, undo, and the keys that reach them.

Imported after unlocking only: it pulls in every service.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.bootstrap import Office
from app.door.entrance import Entrance
from app.kernel.errors import Problem
from app.kernel.places import Hit, Place
from app.kernel.words import _
from ui.jobs import Jobs
from ui.messages import Messages
from ui.pages.meetings.page import MeetingsPage
from ui.pages.settings.page import SettingsPage
from ui.shell.acts import Acts
from ui.shell.help.drawer import HelpDrawer
from ui.shell.inside.bookstate import BookState
from ui.shell.inside.choices import open_text_size, open_years
from ui.shell.inside.daylog import open_day_log
from ui.shell.inside.stagekeys import bind_stage
from ui.shell.inside.undo import UndoStack
from ui.shell.inside.years import Years
from ui.shell.pages import PageSpec, lead, pages_of
from ui.shell.search.overlay import SearchOverlay
from ui.shell.search.presenter import Command, Result
from ui.shell.window import MainWindow
from ui.widgets import theme
from ui.widgets.overlay.banner import Banner
from ui.widgets.page import Page
from ui.widgets.stage import Stage


class Inside(QObject):
    """Builds the window of one open book and keeps it up to date."""

    lock_wanted = Signal()
    restore_wanted = Signal(str)
    practice_wanted = Signal()
    practice_left = Signal()
    # Another screen is to be seen: a stage, or the window again.
    turned = Signal(object)

    def __init__(
        self, office: Office, entrance: Entrance, jobs: Jobs, messages: Messages
    ) -> None:
        super().__init__()
        self._office, self._entrance = office, entrance
        self._jobs, self._messages = jobs, messages
        self._stage: Stage | None = None
        # A stage that reads what it is about; it is not seen yet.
        self._coming: Stage | None = None
        # What is seen when the stage is left and no page has been opened before it.
        self._below = Place("home")
        specs = pages_of(entrance)
        self.window = MainWindow(specs, self._build)
        self._years = Years(office.clock.today().year, self.window)
        self._state = BookState(office, entrance, jobs, self.window, self._years)
        self._undo = UndoStack(jobs, messages, office.store.undo, self)
        self._acts = Acts(self.window, [(s.name, s.shortcut) for s in specs])
        self._search = SearchOverlay(self.window, jobs, self._find, _commands(specs))
        self._help = HelpDrawer(
            self.window, specs, can_practise=not entrance.is_practice
        )
        self._connect()
        messages.attach(self.window)
        if entrance.is_practice:
            self._mark_practice()

    @property
    def names(self) -> tuple[str, str]:
        """The cell and the person, for the lock screen of this run."""
        return self._state.names

    def begin(self, place: Place | None = None) -> None:
        """Open the first page and tell how the book stands.

        A meeting that was cut off goes on at once; nothing is built before it.
        """
        if place is None:
            unfinished = self._office.meetings.sitting.unfinished
            self._jobs.read(self, unfinished, self._go_on_with, self._not_known)
        else:
            self._open_first(place)
        self._state.refresh()

    def come_back(self) -> None:
        """Put the focus back on the page after unlocking."""
        if self._stage is not None:
            self._stage.come_back()
            return
        page = self.window.page
        target = page.first_focus() if page is not None else None
        if target is not None:
            target.setFocus()

    def leave(self) -> None:
        """Close what lies over the page, so that nothing shows behind the lock."""
        self._search.hide()
        self._help.hide()
        if self._stage is not None:
            self._stage.rest()

    @property
    def seen(self) -> QWidget:
        """What stands in the frame: the window, or a stage over it."""
        return self._stage or self.window

    @property
    def holds_lock(self) -> bool:
        """Whether locking by itself would disturb what runs."""
        if self._stage is not None:
            return self._stage.holds_lock
        page = self.window.page
        return page is not None and page.holds_lock

    def _open_first(self, place: Place) -> None:
        self.window.open(place)
        self.turned.emit(self.window)
        # The lock screen gives the focus to whatever comes first, when it goes.
        self.come_back()

    def _go_on_with(self, meeting_id: str) -> None:
        if not meeting_id:
            self._open_first(Place("home"))
            return
        self._below = Place("meetings", meeting_id)
        self._begin_stage(lead(self._office, self._jobs, self._messages, meeting_id))

    def _not_known(self, problem: Problem) -> None:
        self._open_first(Place("home"))
        self._messages.error(problem)

    def _begin_stage(self, stage: Stage) -> None:
        """Let a stage read; what was seen before stays until it is ready."""
        if self._coming is not None or self._stage is not None:
            stage.deleteLater()
            return
        self._coming = stage
        stage.ready.connect(self._show_stage)
        stage.left.connect(self._leave_stage)
        stage.open_requested.connect(self._leave_stage_for)
        stage.begin()

    def _show_stage(self) -> None:
        stage, self._coming = self._coming, None
        if stage is None:
            return
        self._stage = stage
        bind_stage(stage, self.lock_wanted.emit, self._undo)
        self._messages.attach(stage)
        if self._entrance.is_practice:
            stage.add_banner(Banner(practice_words(), striped=True))
        self.turned.emit(stage)

    def _leave_stage(self) -> None:
        self._stage = self._coming = None
        self._messages.attach(self.window)
        if self.window.page is None:
            self.window.open(self._below)
        self.turned.emit(self.window)
        self.come_back()

    def _leave_stage_for(self, place: Place) -> None:
        self._leave_stage()
        self.window.open(place)

    def _connect(self) -> None:
        acts, bar, window = self._acts, self.window.top_bar, self.window
        acts.search.connect(self._search.open)
        bar.search.connect(self._search.open)
        self._search.chosen.connect(self._follow)
        acts.help.connect(self._open_help)
        bar.help.connect(self._open_help)
        acts.lock.connect(self.lock_wanted)
        bar.lock.connect(self.lock_wanted)
        window.navigation.person_pressed.connect(self.lock_wanted)
        navigation = window.navigation
        navigation.add_extra(_("Trợ giúp F1"), "circle-question-mark", self._open_help)
        navigation.add_extra(_("Khóa"), "lock", self.lock_wanted.emit)
        acts.undo.connect(self._undo.undo)
        acts.redo.connect(self._undo.redo)
        bar.text_size.connect(self._open_text_size)
        bar.year.connect(self._open_years)
        self._state.log_wanted.connect(self._open_log)
        window.elsewhere.connect(self._leave_window)
        self._help.practice_wanted.connect(self.practice_wanted)

    def _mark_practice(self) -> None:
        band = Banner(practice_words(), _("Rời tập sự"), striped=True)
        band.pressed.connect(self.practice_left)
        self.window.add_banner(band)

    def _leave_window(self, place: Place) -> None:
        """Follow a place that is no page."""
        if place.page == "practice":
            self.practice_wanted.emit()

    def _build(self, spec: PageSpec) -> Page:
        page = spec.build(self._office, self._jobs, self._messages)
        self._years.greet(page)
        if isinstance(page, SettingsPage):
            page.restore_wanted.connect(self.restore_wanted)
        if isinstance(page, MeetingsPage):
            page.stage_wanted.connect(self._begin_stage)
        return page

    def _find(self, typed: str) -> Sequence[Hit]:
        """Search everything; runs on the store's thread."""
        return self._office.search.search(typed)

    def _follow(self, result: Result) -> None:
        acts = {
            "lock": self.lock_wanted.emit,
            "undo": self._undo.undo,
            "text": self._open_text_size,
            "help": self._open_help,
            "log": self._open_log,
        }
        if result.place is not None:
            self.window.open(result.place)
        elif result.act in acts:
            acts[result.act]()

    def _open_log(self) -> None:
        day = self._office.clock.today()
        open_day_log(self.window, self._messages.today(), day)

    def _open_help(self) -> None:
        page = self.window.page
        self._help.open_for(page.name if page is not None else "home")

    def _open_text_size(self) -> None:
        open_text_size(self.window.top_bar.size_button, self._choose_look)

    def _choose_look(self, choice: str | None, percent: int | None) -> None:
        theme.current().change(choice=choice, percent=percent)

    def _open_years(self) -> None:
        open_years(
            self.window.top_bar.year_button,
            self._years.offered,
            self._years.shown,
            self._years.show,
        )


def _commands(specs: Sequence[PageSpec]) -> list[Command]:
    """List what the search finds as things to do."""
    opened = [
        Command(_("Mở {page}").format(page=_(spec.title)), Place(spec.name))
        for spec in specs
        if not spec.hidden or spec.name == "member_import"
    ]
    return [
        *opened,
        Command(_("Xuất danh sách đảng viên"), Place("members", "export")),
        Command(_("Nhật ký xuất danh sách"), Place("members", "export_log")),
        Command(_("Sao lưu ngay"), Place("settings", "backup")),
        Command(_("Đổi mật khẩu"), Place("settings", "safety")),
        Command(_("Khóa màn hình"), act="lock"),
        Command(_("Hoàn tác việc vừa làm"), act="undo"),
        Command(_("Cỡ chữ và nền"), act="text"),
        Command(_("Nhật ký hôm nay"), act="log"),
        Command(_("Trợ giúp, bảng phím tắt"), act="help"),
    ]


def practice_words() -> str:
    """Say that nothing seen here is true."""
    return _("CHI BỘ TẬP SỰ, dữ liệu không có thật")
