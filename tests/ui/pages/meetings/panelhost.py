"""A page that holds one panel of a meeting, as the window does."""

from functools import partial

from ui.pages.meetings.panels.base import Acts
from ui.widgets.page import Page


class PanelHost(Page):
    """Reads the meeting and shows it in one panel; reads again when it changed."""

    name = "host"
    watches = frozenset({"meetings"})

    def __init__(self, kind, desk, meeting_id, jobs, messages):
        super().__init__(jobs, messages, title="Buổi họp")
        self._desk, self._meeting_id = desk, meeting_id
        self.places = []
        office = desk.office
        self.acts = Acts(
            meetings=office.meetings,
            clock=desk.clock,
            messages=messages,
            read=self.read,
            change=self.change,
            open_place=self.places.append,
            leave_to=self.places.append,
            meeting_id=meeting_id,
            owner=self,
            scores=office.scores,
        )
        self.panel = kind(self.acts)
        self.body.addWidget(self.panel, 1)

    def reload(self):
        use_case = partial(self._desk.office.meetings.meeting, self._meeting_id)
        self.read(use_case, self.panel.show_view)

    def first_focus(self):
        return self.panel.first_stop()


def hosted(kind, desk, meeting_id, jobs, messages, bot, width=860):
    """Show a panel and wait until it has read everything."""
    host = PanelHost(kind, desk, meeting_id, jobs, messages)
    bot.addWidget(host)
    host.resize(width, 700)
    host.show()
    host.enter()
    settle(host, bot)
    return host


def settle(host, bot):
    """Wait for the store, and for what is laid out after it."""
    bot.waitUntil(lambda: not host.jobs._running)
    bot.wait(10)
    bot.waitUntil(lambda: not host.jobs._running)
