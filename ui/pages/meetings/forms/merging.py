"""What merging sheets would come to, and where somebody on two sheets counts."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from app.features.meetings.model.forms.groups import (
    Double,
    Preview,
    SheetDraft,
)
from app.kernel.changes import Change
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.pages.meetings.panels.base import Acts
from ui.pages.meetings.presenter.forms.groups import preview_words
from ui.pages.meetings.presenter.words import mark_word
from ui.widgets.basic.layout import scroll, sized
from ui.widgets.basic.text import text
from ui.widgets.forms.builder import FormBuilder
from ui.widgets.forms.fields import Field, Option
from ui.widgets.overlay.dialog import Answer, Dialog


class MergeDialog(Dialog):
    """Shows the sums; asks once for everybody who stands on two sheets."""

    def __init__(
        self,
        owner: QWidget,
        acts: Acts,
        drafts: Sequence[SheetDraft],
        preview: Preview,
        kept: str = "merge",
    ) -> None:
        """``kept`` names what was kept half typed of what is merged."""
        super().__init__(owner, _("Nhận tờ của tổ đảng"))
        sized(self, min_width=560, max_width=680)
        self._acts, self._drafts, self._kept = acts, tuple(drafts), kept
        for line in preview_words(preview):
            self.body.addWidget(text(line, wrap=True))
        self.form = self._ask(preview.doubles)
        self.problem = text("", "small", "bad", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.offer(
            [
                Answer("later", _("Để sau"), safe=True),
                Answer("do", _("Nhận vào biên bản"), main=True),
            ]
        )
        main = self.buttons["do"]
        main.clicked.disconnect()
        main.clicked.connect(self.submit)

    def _ask(self, doubles: Sequence[Double]) -> FormBuilder | None:
        if not doubles:
            return None
        words = _("Có người ghi trong hai tờ; chọn tính ở tổ nào.")
        self.body.addWidget(text(words, "strong", wrap=True))
        fields = [
            Field(
                double.person_id,
                double.name,
                kind="choice",
                choices=tuple(
                    Option(key, name, mark_word(mark))
                    for key, name, mark in double.groups
                ),
            )
            for double in doubles
        ]
        form = FormBuilder(fields, self._acts.clock.today, with_basis=False)
        area = scroll(form)
        sized(area, min_height=min(90 * len(fields), 320))
        self.body.addWidget(area, 1)
        if self._acts.keeper is not None:
            self._acts.keeper.watch(f"{self._kept}.counted", form)
        return form

    def submit(self) -> None:
        """Merge in one step."""
        chosen: dict[str, str] = {}
        if self.form is not None:
            if not self.form.check():
                return
            chosen = {key: str(value) for key, value in self.form.values().items()}
        act = self._acts.meetings.group_sheets.merge
        use_case = partial(act, self._acts.meeting_id, self._drafts, chosen)
        self._acts.submit(self._kept, use_case, self._done, self._failed)

    def _done(self, change: Change) -> None:
        self._acts.messages.toast(_("Đã nhận tờ của tổ đảng."), change.command_id)
        self.give("do")

    def _failed(self, problem: Problem) -> None:
        self.problem.setText(self._acts.messages.sentence(problem))
        self.problem.show()
