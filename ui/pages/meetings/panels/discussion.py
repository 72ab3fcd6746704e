"""Step "Thảo luận": who says what, on which matter, in which tone."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.features.meetings.model.entries import NewOpinion
from app.features.meetings.model.records import Opinion, Tone
from app.features.meetings.model.views import MeetingView
from app.kernel.changes import Change
from app.kernel.words import _
from ui.pages.meetings.panels.base import Acts, Panel, items, people, reoffer
from ui.pages.meetings.panels.wideform import WideForm
from ui.pages.meetings.presenter.desk import spoken_names
from ui.pages.meetings.presenter.words import tone_word
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.layout import STRETCH, boxed, column, row, scroll, sized
from ui.widgets.basic.text import text
from ui.widgets.forms.fields import Field, Option, Value
from ui.widgets.status import Status
from ui.widgets.table.columns import Cell, Column, Row
from ui.widgets.table.view import Table

_EMPTY: dict[str, Value] = {
    "person_id": "",
    "speaker": "",
    "text": "",
    "tone": "",
    "restricted": False,
}


class DiscussionPanel(Panel):
    """A form for the next opinion, and the opinions so far."""

    step = "discussion"

    def __init__(self, acts: Acts) -> None:
        super().__init__(acts, _("Thảo luận"))
        self.form = WideForm(_fields(), acts.clock.today)
        self.save = Button(_("Ghi ý kiến"), icon="message-square-text")
        self.fresh = Button(_("Ý kiến mới"), "ghost")
        self.drop = Button(_("Bỏ ý kiến đang chọn"), "small")
        self.table = Table(
            "opinions",
            [
                Column("no", _("TT"), kind="number", width=44),
                Column("speaker", _("Người phát biểu"), stretch=True),
                Column("tone", _("Loại"), width=110),
                Column("restricted", _("Hạn chế"), kind="chip", width=110),
            ],
        )
        self.table.empty = _("Chưa có ý kiến nào.")
        self._count = text("", "small", "text2", elide=True)
        self._editing = ""
        self._card = Card(_("Ghi ý kiến"))
        self._card.add(self.form)
        self._card.add(boxed(row(self.save, self.fresh, STRETCH)))
        sized(self.table, min_height=220)
        tools = boxed(row(self._count, STRETCH, self.drop))
        inside = column(self._card, tools, self.table, STRETCH, gap=10)
        self.box.addWidget(scroll(boxed(inside)), 1)
        self.save.clicked.connect(self._save)
        self.fresh.clicked.connect(self._begin)
        self.drop.clicked.connect(self._drop)
        self.table.opened.connect(self._edit)

    def take(self, view: MeetingView) -> None:
        """Show the opinions so far and who has not spoken."""
        if self.is_fresh:
            self._forget()
        reoffer(self.form, "person_id", people(view))
        reoffer(self.form, "item_id", items(view))
        spoke, present = spoken_names(view)
        self._count.setText(
            _(
                "Đã phát biểu {spoke}/{present} đồng chí có mặt, {count} lượt ý kiến"
            ).format(spoke=spoke, present=present, count=len(view.record.opinions))
        )
        self._card.setVisible(view.meeting.can_change)
        self.drop.setVisible(view.meeting.can_change and bool(view.record.opinions))
        self.table.show_rows(
            [_row(n, one) for n, one in enumerate(view.record.opinions, start=1)]
        )

    def first_stop(self) -> QWidget | None:
        """Start at the name of the speaker."""
        return self.form if self._card.isVisibleTo(self) else self.table

    def begin_speaker(self) -> None:
        """Ask who speaks now (F7)."""
        self._begin()

    def leave(self) -> None:
        """Save an opinion that is complete; what is not stays in the form."""
        told = self.form.values()
        if told["text"] and (told["person_id"] or told["speaker"]):
            self._save()

    def _begin(self) -> None:
        self._forget()
        self.form.focus("person_id")

    def _forget(self) -> None:
        self._editing = ""
        self.save.setText(_("Ghi ý kiến"))
        self.form.fill(_EMPTY)

    def _edit(self, opinion_id: str) -> None:
        found = self._opinion(opinion_id)
        if found is None or self.view is None or not self.view.meeting.can_change:
            return
        self._editing = opinion_id
        self.save.setText(_("Ghi lại"))
        self.form.fill(
            {
                "person_id": found.person_id,
                "speaker": "" if found.person_id else found.speaker,
                "item_id": found.item_id,
                "text": found.text,
                "tone": found.tone.value,
                "restricted": found.restricted,
            }
        )
        self.form.focus("text")

    def _save(self) -> None:
        told = self.form.values()
        new = NewOpinion(
            text=str(told["text"] or ""),
            person_id=str(told["person_id"] or ""),
            speaker=str(told["speaker"] or ""),
            item_id=str(told["item_id"] or ""),
            tone=Tone(str(told["tone"] or "")),
            restricted=bool(told["restricted"]),
        )
        floor = self.acts.meetings.floor
        use_case = (
            partial(floor.correct_opinion, self._editing, new)
            if self._editing
            else partial(floor.note_opinion, self.acts.meeting_id, new)
        )
        self.acts.change(use_case, self._saved, partial(self.acts.complain, self.form))

    def _saved(self, _change: Change) -> None:
        self._forget()
        if self.isVisible():
            self.form.focus("person_id")

    def _drop(self) -> None:
        opinion_id = self.table.current_id()
        if opinion_id:
            act = self.acts.meetings.floor.drop_opinion
            self.acts.do(partial(act, opinion_id), _("Đã bỏ một ý kiến."))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _opinion(self, opinion_id: str) -> Opinion | None:
        found = self.view.record.opinions if self.view is not None else ()
        return next((one for one in found if one.id == opinion_id), None)


def _row(number: int, one: Opinion) -> Row:
    words = " ".join(one.text.split())
    is_closed = one.restricted
    return Row(
        one.id,
        {
            "no": Cell(str(number), sort=number),
            "speaker": Cell(one.speaker, detail=words),
            "tone": Cell(tone_word(one.tone)),
            "restricted": Cell(
                _("Hạn chế") if is_closed else "",
                status=Status.INFO if is_closed else None,
            ),
        },
    )


def _fields() -> list[list[Field]]:
    tones = tuple(
        Option(tone.value, tone_word(tone)) for tone in Tone if tone is not Tone.NONE
    )
    general, plain = _("Thảo luận chung"), tone_word(Tone.NONE)
    closed = _("Không đưa vào bản trích và tìm kiếm")
    return [
        [
            Field("person_id", _("Người phát biểu"), kind="person", width=250),
            Field("speaker", _("Hoặc tên khách mời"), width=250),
        ],
        [
            Field(
                "item_id",
                _("Về nội dung"),
                kind="choice",
                width=250,
                placeholder=general,
            ),
            Field(
                "tone",
                _("Loại ý kiến"),
                kind="choice",
                width=250,
                choices=tones,
                placeholder=plain,
            ),
        ],
        [Field("text", _("Nội dung phát biểu"), kind="long")],
        [Field("restricted", _("Hạn chế"), kind="switch", placeholder=closed)],
    ]
