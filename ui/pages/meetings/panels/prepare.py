"""Preparing a meeting: details, agenda, papers, who was told, what was posted."""

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.features.meetings.model.records import State
from app.features.meetings.model.views import MeetingView
from app.kernel.words import _
from ui.pages.meetings.dialogs import ReasonDialog
from ui.pages.meetings.forms.card import FormCard
from ui.pages.meetings.keeping.questions import PAGE
from ui.pages.meetings.panels.base import Acts, Panel
from ui.pages.meetings.preparing.agenda import NEW_ITEM, AgendaCard
from ui.pages.meetings.preparing.details import DETAILS, DetailsCard
from ui.pages.meetings.preparing.papers import PapersCard
from ui.pages.meetings.preparing.presenter import Whole
from ui.pages.meetings.preparing.told import POST, TicksCard, ToldCard
from ui.widgets import theme
from ui.widgets.basic.layout import STRETCH, boxed, column, scroll, spaced

_BESIDE = 760
_CANCEL = "prep.cancel"


class PreparePanel(Panel):
    """Two columns of cards; one column where the window is narrow."""

    step = "prepare"

    def __init__(self, acts: Acts) -> None:
        super().__init__(acts, _("Chuẩn bị"))
        self.details = DetailsCard(acts)
        self.agenda = AgendaCard(acts)
        self.ticks = TicksCard(acts)
        self.papers = PapersCard(acts)
        self.told = ToldCard(acts)
        self.form = self.details.form
        self._to_reopen = ""
        self.form_of = FormCard(acts)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        spaced(self._columns, 12)
        left = boxed(column(self.details, self.form_of, self.agenda, STRETCH, gap=12))
        right = boxed(column(self.ticks, self.papers, self.told, STRETCH, gap=12))
        self._columns.addWidget(left, 1)
        self._columns.addWidget(right, 1)
        self.box.addWidget(scroll(boxed(self._columns)), 1)

    def take(self, view: MeetingView) -> None:
        """Show the meeting; how far it is prepared is read after it."""
        self.form_of.show_view(view)
        is_fresh = self.is_fresh
        self.acts.read(
            partial(self._gather, view), partial(self._show_whole, is_fresh=is_fresh)
        )

    def first_stop(self) -> QWidget | None:
        """Start in the form."""
        return self.form

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns beside or under each other."""
        super().resizeEvent(event)
        fits = event.size().width() >= theme.u(_BESIDE)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if fits else way.TopToBottom)

    def cancel(self) -> None:
        """Ask why the meeting is called off."""
        act = self.acts.meetings.planning.cancel
        dialog = ReasonDialog(
            self,
            self.acts,
            _("Hủy buổi họp?"),
            _("Hủy buổi họp"),
            partial(act, self.acts.meeting_id),
        )
        dialog.kept, dialog.opened_at = _CANCEL, PAGE
        dialog.open_form()

    def reopen(self, name: str) -> None:
        """Ask again what was being asked, as soon as the cards are filled."""
        self._to_reopen = name

    def _reopen(self, name: str) -> None:
        meeting = self.view.meeting if self.view is not None else None
        if meeting is None:
            return
        if name == _CANCEL and meeting.state is State.PLANNED:
            self.cancel()
        elif meeting.can_change or name.startswith(POST):
            parts = (self.details, self.agenda, self.ticks, self.papers, self.told)
            for part in (*parts, self.form_of):
                part.reopen(name)

    def _gather(self, view: MeetingView) -> Whole:
        meetings = self.acts.meetings
        meeting = view.meeting
        return Whole(
            view,
            meetings.preparation(meeting.id),
            meetings.told.ways(meeting.on_day),
        )

    def _show_whole(self, whole: Whole, *, is_fresh: bool) -> None:
        if whole.view.meeting.id != self.acts.meeting_id:
            return
        self.is_fresh = is_fresh
        self.drafted = {DETAILS: self.form}
        for card in (self.details, self.agenda, self.ticks, self.papers, self.told):
            card.show_whole(whole)
        self.refill(self.form, self.details.values(whole))
        if is_fresh:
            self._keep_letters()

    def _keep_letters(self) -> None:
        """Put back what was half typed, and keep every key from now on."""
        keeper = self.acts.keeper
        if keeper is None:
            return
        self.agenda.new_title.clear()
        keeper.watch(DETAILS, self.form)
        keeper.watch(NEW_ITEM, self.agenda.new_title)
        name, self._to_reopen = self._to_reopen, ""
        if name:
            self._reopen(name)
