"""Step "Thảo luận": who says what, on which matter, in which tone."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.features.meetings.model.entries import NewOpinion
from app.features.meetings.model.records import Opinion, State, Tone
from app.features.meetings.model.views import MeetingView
from app.kernel.changes import Change
from app.kernel.words import _
from ui.pages.meetings.panels.base import Acts, Panel, items, reoffer
from ui.pages.meetings.panels.wideform import WideForm
from ui.pages.meetings.presenter.speakers import (
    numbered_people,
    silent_words,
    spoken_names,
)
from ui.pages.meetings.presenter.words import tone_word
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.layout import STRETCH, boxed, column, row, scroll, sized
from ui.widgets.basic.text import text
from ui.widgets.forms.fields import Field, Option, Value
from ui.widgets.status import Status
from ui.widgets.table.columns import Cell, Column, Row
from ui.widgets.table.view import Table

_KEPT, _EDITING = "opinion", "opinion.editing"
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
        self.form = WideForm(opinion_fields(), acts.clock.today)
        self.save = Button(_("Ghi ý kiến"), icon="message-square-text")
        self.fresh = Button(_("Ý kiến mới"), "ghost")
        self.drop = Button(_("Bỏ ý kiến đang chọn"), "small")
        self.table = Table(
            "opinions",
            [
                Column("no", _("TT"), kind="number", width=44),
                Column("at", _("Lúc"), width=64, second=True),
                Column("speaker", _("Người phát biểu"), stretch=True),
                Column("tone", _("Loại"), width=110),
                Column("restricted", _("Hạn chế"), kind="chip", width=110),
            ],
        )
        self.table.empty = _("Chưa có ý kiến nào.")
        self._count = text("", "small", "text2", elide=True)
        self._silent = text("", "small", "text2", wrap=True)
        self._talk = text("", "small_strong", "accent")
        self._talk.hide()
        self._editing = ""
        self.drafted = {_KEPT: self.form}
        self._card = Card(_("Ghi ý kiến"))
        self._card.add(self._talk)
        self._card.add(self.form)
        self._card.add(boxed(row(self.save, self.fresh, STRETCH)))
        sized(self.table, min_height=220)
        tools = boxed(row(self._count, STRETCH, self.drop))
        inside = column(self._card, tools, self._silent, self.table, STRETCH, gap=10)
        self.box.addWidget(scroll(boxed(inside)), 1)
        self.save.clicked.connect(self._save)
        self.form.edited.connect(self._follow)
        self.fresh.clicked.connect(self._begin)
        self.drop.clicked.connect(self._drop)
        self.table.opened.connect(self._edit)

    def take(self, view: MeetingView) -> None:
        """Show the opinions so far and who has not spoken."""
        if self.is_fresh:
            self._forget()
        reoffer(self.form, "person_id", numbered_people(view))
        reoffer(self.form, "item_id", items(view))
        spoke, present = spoken_names(view)
        self._count.setText(
            _(
                "Đã phát biểu {spoke}/{present} đồng chí có mặt, {count} lượt ý kiến"
            ).format(spoke=spoke, present=present, count=len(view.record.opinions))
        )
        self._silent.setText(silent_words(view))
        self._silent.setVisible(bool(self._silent.text()))
        self._card.setVisible(view.meeting.can_change)
        self.drop.setVisible(view.meeting.can_change and bool(view.record.opinions))
        self.table.show_rows(
            [_row(n, one) for n, one in enumerate(view.record.opinions, start=1)]
        )

    def first_stop(self) -> QWidget | None:
        """Start at the name of the speaker."""
        return self.form if self._card.isVisibleTo(self) else self.table

    def begin_speaker(self) -> None:
        """Ask who speaks now (F7); what is half typed stays."""
        told = self.form.values()
        if told["text"] and not (told["person_id"] or told["speaker"]):
            self.form.focus("person_id")
            return
        self.leave()
        self._begin()

    def show_talk(self, words: str) -> None:
        """Show who speaks and how long, every second; empty when nobody does."""
        self._talk.setText(words)
        self._talk.setVisible(bool(words))

    def resume(self) -> None:
        """Return to the opinion that was being corrected."""
        kept = self.acts.noted(_EDITING)
        if kept is not None and kept.text:
            self._edit(kept.text)

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
        self.acts.note(_EDITING, opinion_id)
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
        failed = partial(self.acts.complain, self.form)
        self.acts.submit(_KEPT, use_case, self._saved, failed)

    def _follow(self, key: str, value: Value) -> None:
        """Start the speaker's clock when a name is chosen."""
        is_running = self.view is not None and self.view.meeting.state is State.RUNNING
        if is_running and key in {"person_id", "speaker"} and value:
            act = self.acts.meetings.sitting.speak
            self.acts.change(partial(act, self.acts.meeting_id, str(value)))

    def _saved(self, _change: Change) -> None:
        if self.view is not None and self.view.meeting.state is State.RUNNING:
            act = self.acts.meetings.sitting.fall_silent
            self.acts.change(partial(act, self.acts.meeting_id))
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
            "at": Cell(f"{one.said_at:%H:%M}" if one.said_at else ""),
            "speaker": Cell(one.speaker, detail=words),
            "tone": Cell(tone_word(one.tone)),
            "restricted": Cell(
                _("Hạn chế") if is_closed else "",
                status=Status.INFO if is_closed else None,
            ),
        },
    )


def opinion_fields() -> list[list[Field]]:
    """Declare the questions about an opinion, in rows."""
    tones = tuple(
        Option(tone.value, tone_word(tone)) for tone in Tone if tone is not Tone.NONE
    )
    general, plain = _("Thảo luận chung"), tone_word(Tone.NONE)
    closed = _("Chỉ in ở phụ lục hạn chế")
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
