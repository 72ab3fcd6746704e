"""The entry "Hình thức họp" of the preparation: what the form is, and changing it."""

from functools import partial

from app.features.meetings.model.views import MeetingView
from app.kernel.words import _
from ui.pages.meetings.forms.groups import GroupsDialog
from ui.pages.meetings.forms.online import KEPT, OnlineDialog
from ui.pages.meetings.panels.base import Acts
from ui.pages.meetings.presenter.forms.online import form_word
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.flow import Flow
from ui.widgets.basic.layout import boxed
from ui.widgets.basic.text import text

_FORMS = ("in_person", "online", "mixed", "by_groups")


class FormCard(Card):
    """Says how the meeting is held and offers the other forms."""

    def __init__(self, acts: Acts) -> None:
        super().__init__(_("Hình thức họp"))
        self._acts = acts
        self._view: MeetingView | None = None
        self._now = text("", "strong")
        self._hint = text(
            _("Hình thức khác chỉ ghi được khi đủ điều kiện và có căn cứ."),
            "small",
            "text2",
            wrap=True,
        )
        self.buttons: dict[str, Button] = {}
        line = Flow(8)
        for form in _FORMS:
            button = Button(form_word(form), "small")
            button.setAccessibleDescription(_("Đổi hình thức họp"))
            button.clicked.connect(partial(self._choose, form))
            self.buttons[form] = button
            line.addWidget(button)
        self.add(self._now)
        self.add(self._hint)
        self._offer = boxed(line)
        self.add(self._offer)

    def show_view(self, view: MeetingView) -> None:
        """Show the form of the meeting; other forms only for sessions of the cell."""
        self._view = view
        form = view.meeting.form
        self._now.setText(form_word(form))
        fits = view.kind.roll == "cell" and view.meeting.can_change
        self._offer.setVisible(fits)
        self._hint.setVisible(fits)
        for key, button in self.buttons.items():
            # The conditions of the present form stay within reach.
            button.setVisible(key != form or key != "in_person")
            words = form_word(key)
            same = key == form
            button.setText(_("Xem điều kiện") if same else words)

    def _choose(self, form: str) -> None:
        if form == "in_person":
            act = self._acts.meetings.online.type_as
            self._acts.do(
                partial(act, self._acts.meeting_id, form),
                _("Buổi họp ghi là trực tiếp."),
            )
            return
        self._open(form)

    def reopen(self, name: str) -> None:
        """Open again the conditions of a form."""
        form = name.removeprefix(KEPT)
        if name.startswith(KEPT) and form in self.buttons and form != "in_person":
            self._open(form)

    def _open(self, form: str) -> None:
        if form == "by_groups":
            members = self._view.members if self._view else ()
            GroupsDialog(self, self._acts, members).begin()
            return
        OnlineDialog(self, self._acts, form).begin()
