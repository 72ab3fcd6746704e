"""The way of a secretary through the whole window, act by act."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget

from app.kernel.places import Place
from tests.bench.smoothness.crawl import Crawl, key, type_letters
from ui.pages.meetings.runner.window import RunnerWindow
from ui.shell.inside.office import Inside
from ui.shell.session import Session
from ui.widgets import theme

PAGES = (
    "home",
    "meetings",
    "tasks",
    "checklist",
    "members",
    "member_import",
    "development",
    "package",
    "bin",
    "settings",
)
SETTINGS = ("fields", "backup", "safety", "rules")


class Tour:
    """Visits everything; ``acts`` are the steps of one walk."""

    def __init__(self, session: Session, passphrase: str, rows: Path) -> None:
        self._session, self._passphrase, self._rows = session, passphrase, rows

    def acts(self, parts: str) -> Iterator[str]:
        """Unlock, look at everything once, then press everything."""
        yield "-"
        self._session._unlock(self._passphrase)
        yield "unlock to the filled home page"
        for part in parts.split(","):
            yield from getattr(self, part)()

    @property
    def inside(self) -> Inside:
        """The open book."""
        inside = self._session._inside
        assert inside is not None
        return inside

    def pages(self) -> Iterator[str]:
        """Open every page for the first time, and once more."""
        window = self.inside.window
        for name in PAGES:
            window.open(Place(name))
            yield f"{name}: first opening"
        for name in PAGES:
            window.open(Place(name))
            yield f"{name}: second opening"
        for section in SETTINGS:
            window.open(Place("settings", section))
            yield f"settings: {section}"

    def members(self) -> Iterator[str]:
        """Open records, every part of them, and type into the form."""
        window = self.inside.window
        window.open(Place("members"))
        yield "-"
        page = window.pages["members"]
        for number, row in enumerate(page.table.seen()[:3]):
            page.table.select(row.id)
            yield f"members: row {number + 1} chosen"
            page.table.opened.emit(row.id)
            yield f"members: record {number + 1} opened"
            yield from self._parts(page, number + 1)
            key(page, Qt.Key.Key_Escape)
            yield f"members: record {number + 1} left"
        page.new_item()
        yield "members: form of a new member"
        yield from self._letters(page, "members: new member")
        key(page, Qt.Key.Key_Escape)
        yield "members: form of a new member left"

    def _parts(self, page, number: int) -> Iterator[str]:
        shown = page.findChildren(QListWidget)
        parts = next(one for one in shown if one.isVisible())
        for row in range(parts.count()):
            parts.setCurrentRow(row)
            words = parts.item(row).text()
            yield f"members: record {number}, {words}"
            if row == 0 and number == 1:
                yield from self._letters(page, "members: record")

    @staticmethod
    def _letters(page, name: str) -> Iterator[str]:
        lines = [f for f in page.findChildren(QLineEdit) if f.isVisible()]
        for line in lines[:4]:
            line.setFocus()
            type_letters(line, "an")
            yield f"{name}, letters in {line.accessibleName()}"
        area = page.findChildren(QLineEdit)
        if area:
            key(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
            yield f"{name}, Tab"

    def importing(self) -> Iterator[str]:
        """Read a list of 5,000 rows to its preview and look around in it."""
        window = self.inside.window
        window.open(Place("member_import"))
        yield "-"
        page = window.pages["member_import"]
        page.open_file(self._rows)
        yield "import: 5,000 rows to the preview"
        table, tiles = page._looking._table, page._looking._tiles
        for tile in ("new", "same", "all"):
            tiles.choose(tile)
            tiles.chosen.emit(tile)
            yield f"import: tile {tile}"
        bar = table.grid.verticalScrollBar()
        for step in range(3):
            bar.setValue(bar.maximum() * (step + 1) // 3)
            yield "import: scrolled"
        for _step in range(3):
            key(table.grid, Qt.Key.Key_Up)
            yield "import: another row"
        key(table.grid, Qt.Key.Key_Space)
        yield "import: mark of a row"
        table.filter("nguyen")
        yield "import: filter"
        page._cancel.click()
        yield "import: given up"

    def meeting(self) -> Iterator[str]:
        """Lead a meeting through its steps, leave it and go on."""
        window, inside = self.inside.window, self.inside
        found = inside._office.meetings
        today = inside._office.clock.today()
        held = found.of_year(today.year)
        meeting_id = next(one.id for one in held if one.on_day == today)
        window.open(Place("meetings", meeting_id))
        yield "meeting: its page"
        page = window.pages["meetings"]
        page.run(meeting_id)
        yield "meeting: the window to lead it"
        stage = inside._stage
        assert isinstance(stage, RunnerWindow)
        stage.go_on()
        yield "meeting: opened"
        stage.acts.change(partial(found.conducting.mark_rest_present, meeting_id))
        yield "meeting: the rest is present"
        for step in stage._steps:
            stage.go_to(step.id)
            yield f"meeting: step {step.panel}"
            lines = [f for f in stage.findChildren(QLineEdit) if f.isVisible()]
            for line in lines[:2]:
                line.setFocus()
                type_letters(line, "an")
                yield f"meeting: letters in step {step.panel}"
        yield from self._beside(stage)
        stage._leave_now()
        yield "meeting: left"
        page.run(meeting_id)
        yield "meeting: led again"
        inside._stage._leave_now()
        yield "meeting: left again"

    def _beside(self, stage: RunnerWindow) -> Iterator[str]:
        """Go back, and do what can be done in every step."""
        for step in stage._steps[:4]:
            stage.go_to(step.id)
            yield f"meeting: step {step.panel} again"
        stage.speak()
        yield "meeting: who speaks (F7)"
        yield from self._close("meeting: who speaks")
        stage.give_task()
        yield "meeting: a task (F11)"
        yield from self._close("meeting: a task")
        stage.pause()
        yield "meeting: pause"
        stage.pause()
        yield "meeting: goes on"
        stage.leave()
        yield "meeting: asked before leaving"
        yield from self._close("meeting: leaving")

    def _close(self, name: str) -> Iterator[str]:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            dialog.reject()
            yield f"{name} closed"

    def shell(self) -> Iterator[str]:
        """Search, help, text sizes, themes, lock and unlock."""
        inside, window = self.inside, self.inside.window
        window.open(Place("home"))
        yield "-"
        inside._search.open()
        yield "search: opened"
        for letter in "hoa":
            type_letters(inside._search._field, letter)
            yield f"search: letter {letter}"
        inside._search.close_and_return()
        yield "-"
        inside._open_help()
        yield "help: opened"
        inside._help.hide()
        yield "-"
        inside._open_text_size()
        yield "text size: asked"
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        yield "-"
        theme.current().change(percent=125)
        yield "text size: 125 %"
        theme.current().change(percent=100)
        yield "text size: 100 %"
        self._session.lock()
        yield "lock"
        self._session._unlock(self._passphrase)
        yield "unlock again"

    def documents(self) -> Iterator[str]:
        """Look at documents of every kind."""
        window = self.inside.window
        held = self.inside._office.meetings
        year = self.inside._office.clock.today().year
        meeting = held.of_year(year)[0].id
        for name in (f"minutes:{meeting}", "member_list:", f"badge_list:{year}"):
            window.open(Place("preview", name))
            yield f"preview: {name.split(':')[0]}"

    def everything(self) -> Iterator[str]:
        """Press every button of every page."""
        crawl = Crawl(self.inside, lambda words: words)
        for name in PAGES:
            yield from crawl.page(name)
        for section in SETTINGS:
            yield from crawl.page("settings", section)
