"""The list of pages: what stands in the navigation, in its order.

A new page adds one build function and one line. A test compares this list with the
folders of ``ui/pages``. Pages without a group title (``hidden``) are reached from other
pages only. This module is imported after unlocking: it pulls in every service.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from app.bootstrap import Office
from app.door import entrance as door
from app.door.housekeeping import Housekeeping
from app.kernel.words import N_
from app.wiring.life import around
from ui.jobs import Jobs
from ui.messages import Messages
from ui.pages.bin.page import BinPage
from ui.pages.checklist.page import ChecklistPage
from ui.pages.development.page import DevelopmentPage
from ui.pages.home.page import HomePage
from ui.pages.meetings.page import MeetingsPage
from ui.pages.meetings.runner.frame import Table
from ui.pages.meetings.runner.window import RunnerWindow
from ui.pages.meetings.scoring.chooser import chooser
from ui.pages.member_import.page import MemberImportPage
from ui.pages.members.page import MembersPage
from ui.pages.package.page import PackagePage
from ui.pages.preview.page import PreviewPage
from ui.pages.settings.page import SettingsPage
from ui.pages.settings.rules.scoring import SuperiorRules
from ui.pages.tasks.page import Registers, TasksPage
from ui.widgets.forms.fields import Option
from ui.widgets.page import Page
from ui.widgets.stage import Stage

WORK = N_("CÔNG VIỆC")
PEOPLE = N_("CON NGƯỜI")
SENDING = N_("GỬI VÀ LƯU")


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page: its name in a ``Place``, how it is shown, and how it is built.

    ``title`` and ``group`` are marked for translation and spoken by the navigation.
    """

    name: str
    title: str
    icon: str
    build: Callable[[Office, Jobs, Messages], Page]
    group: str = ""
    shortcut: str = ""
    hidden: bool = False


def _home(office: Office, jobs: Jobs, messages: Messages) -> Page:
    return HomePage(office.today, office.people, office.clock, jobs, messages)


def _preview(office: Office, jobs: Jobs, messages: Messages) -> Page:
    return PreviewPage(office.reports, jobs, messages)


def _checklist(office: Office, jobs: Jobs, messages: Messages) -> Page:
    return ChecklistPage(office.checklist, office.clock, jobs, messages)


def _members(office: Office, jobs: Jobs, messages: Messages) -> Page:
    near = around(
        office.meetings, office.tasks, office.people, office.development, office.clock
    )
    exports = office.member_exports
    return MembersPage(office.members, exports, office.clock, jobs, messages, near)


def _member_import(office: Office, jobs: Jobs, messages: Messages) -> Page:
    statuses = office.members.table
    service, forms = office.member_import, office.member_forms
    return MemberImportPage(service, forms, statuses, jobs, messages)


def _meetings(office: Office, jobs: Jobs, messages: Messages) -> Page:
    return MeetingsPage(
        office.meetings,
        office.clock,
        jobs,
        messages,
        office.scores,
        office.reports.prepare,
    )


def lead(office: Office, jobs: Jobs, messages: Messages, meeting_id: str) -> Stage:
    """Build the window in which a meeting is led, without its page."""
    meetings, prepare = office.meetings, office.reports.prepare
    table = Table(meetings, office.clock, jobs, messages, prepare, office.scores)
    return RunnerWindow(table, meeting_id)


def _tasks(office: Office, jobs: Jobs, messages: Messages) -> Page:
    def people() -> list[Option]:
        members = office.members.roll(office.clock.today())
        return [Option(one.person_id, one.name, one.post) for one in members]

    registers = Registers(office.tasks, office.papers, people)
    return TasksPage(registers, office.clock, jobs, messages)


def _package(office: Office, jobs: Jobs, messages: Messages) -> Page:
    return PackagePage(office.package, office.clock, jobs, messages)


def _bin(office: Office, jobs: Jobs, messages: Messages) -> Page:
    return BinPage(office.bin, jobs, messages)


def _settings(office: Office, jobs: Jobs, messages: Messages) -> Page:
    place = door.at(office.book.folder) if office.book else door.approach(os.environ)
    return build_settings(place, office, jobs, messages)


def build_settings(
    place: door.Entrance, office: Office, jobs: Jobs, messages: Messages
) -> SettingsPage:
    """Build the settings over the settings file this run has read."""
    keeping = Housekeeping(office, place)
    rules = SuperiorRules(
        office.scores,
        office.meetings.elections,
        chooser(office.meetings, office.scores, office.clock),
        office.reports.templates,
    )
    return SettingsPage(office.people, keeping, office.clock, jobs, messages, rules)


def pages_of(place: door.Entrance) -> tuple[PageSpec, ...]:
    """Return the list for one run, whose settings are kept in one place.

    The practice cell sends nothing: a package of fictional data looks like a real one.
    """
    build = partial(build_settings, place)
    return tuple(
        replace(spec, build=build) if spec.name == "settings" else spec
        for spec in PAGES
        if not (place.is_practice and spec.name == "package")
    )


def _development(office: Office, jobs: Jobs, messages: Messages) -> Page:
    return DevelopmentPage(office.development, office.clock, jobs, messages)


PAGES: tuple[PageSpec, ...] = (
    PageSpec("home", N_("Việc hôm nay"), "sun", _home, shortcut="Ctrl+1"),
    PageSpec("meetings", N_("Sinh hoạt"), "users-round", _meetings, WORK, "Ctrl+2"),
    PageSpec(
        "tasks", N_("Nhiệm vụ, nghị quyết"), "list-checks", _tasks, WORK, "Ctrl+3"
    ),
    PageSpec("checklist", N_("Bốn tốt"), "badge-check", _checklist, WORK, "Ctrl+4"),
    PageSpec("members", N_("Đảng viên"), "contact-round", _members, PEOPLE, "Ctrl+5"),
    PageSpec(
        "member_import",
        N_("Nhập danh sách đảng viên"),
        "file-spreadsheet",
        _member_import,
        hidden=True,
    ),
    PageSpec(
        "development",
        N_("Phát triển đảng viên"),
        "sprout",
        _development,
        PEOPLE,
        "Ctrl+6",
    ),
    PageSpec(
        "package",
        N_("Báo cáo, gói gửi"),
        "package-check",
        _package,
        SENDING,
        "Ctrl+0",
    ),
    PageSpec("bin", N_("Thùng rác"), "trash-2", _bin, SENDING),
    PageSpec("settings", N_("Cài đặt"), "settings", _settings, SENDING, "Ctrl+,"),
    PageSpec("preview", N_("Xem trước văn bản"), "file-text", _preview, hidden=True),
)
