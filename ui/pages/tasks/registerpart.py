"""Nghị quyết, văn bản đi: the register with its gaps, one paper in the drawer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from app.features.papers.model.views import PaperView, RegisterRow
from app.features.papers.service.papers import Papers
from app.kernel.places import Place
from app.kernel.words import _
from app.reports.registers.filtering import ALL
from ui.pages.tasks.part import Part, PartWords
from ui.pages.tasks.presenter.register import (
    PaperCard,
    card,
    columns,
    register_view,
    row_id,
)
from ui.pages.tasks.registeracts import RegisterActs
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import STRETCH, boxed, column, row, separator
from ui.widgets.basic.text import text
from ui.widgets.overlay.popover import Popover
from ui.widgets.page import Page
from ui.widgets.status import Tone

_UNEXPLAINED = "gaps"


@dataclass(frozen=True, slots=True)
class _Read:
    rows: Sequence[RegisterRow]


class RegisterPart(Part):
    """The second tab."""

    def __init__(self, page: Page, papers: Papers, today: Callable[[], date]) -> None:
        words = PartWords(
            name="papers",
            spoken=_("Sổ nghị quyết, văn bản đi"),
            noun=_("dòng"),
            empty=_(
                "Chưa có văn bản nào trong năm này. "
                "Nghị quyết ban hành từ biểu quyết của kỳ họp sẽ hiện ở đây."
            ),
            drawer=_("Văn bản"),
            choose=_("Chọn một văn bản."),
        )
        super().__init__(page, today, words, list(columns()))
        self._papers = papers
        self.acts = RegisterActs(page, papers, today)
        self._rows: Sequence[RegisterRow] = ()

    def reload(self) -> None:
        """Read the register of the year again."""
        self.page.read(partial(self._gather, self.year), self._take)

    def show_seen(self) -> None:
        """Show the lines of the chosen tile."""
        view = register_view(self._rows, self.tiles.current())
        self.show_list(view.tiles, view.rows)
        if view.unexplained:
            self.page.notices.show_notice(
                _UNEXPLAINED,
                Tone.WARN,
                _("Có {count} số bỏ trống chưa ghi lý do.").format(
                    count=view.unexplained
                ),
            )
        else:
            self.page.notices.clear(_UNEXPLAINED)

    def offer_new(self, anchor: Button) -> None:
        """Offer the ways a paper comes into the register."""
        lines = column(gap=4)
        inside = boxed(lines)
        inside.setAccessibleName(_("Ban hành, soạn văn bản"))
        menu = Popover(inside, anchor)
        for words, icon, act in (
            (_("Từ quyết định của kỳ họp"), "scroll-text", self.acts.from_decision),
            (_("Văn bản khác"), "file-plus", self.acts.issue_new),
            (_("Soạn dự thảo, chưa lấy số"), "pencil-line", self.acts.draft),
            (_("Ghi văn bản cũ đã có số"), "history", self.acts.record_old),
        ):
            button = Button(words, "ghost", icon=icon)
            button.clicked.connect(menu.close)
            button.clicked.connect(lambda _on=False, act=act: act(self.year))
            lines.addWidget(button)
        menu.open_below()

    def printed(self) -> Place:
        """Name the register of what is seen."""
        chosen = self.tiles.current()
        if chosen == "resolved":
            return self.paper("register_resolutions", "")
        return self.paper("register_outgoing", chosen or ALL)

    def ask_card(self, row_id: str) -> None:
        """Show the paper of a row, or the gap it is."""
        kind, _sep, rest = row_id.partition(":")
        if kind == "gap":
            self._show_gap(row_id)
        elif kind == "minutes":
            self._show_minutes(rest)
        elif row_id and kind != "section":
            self.page.read(partial(self._papers.paper, row_id), self._show_card)
        else:
            self.show_nothing()

    def _gather(self, year: int) -> _Read:
        return _Read(self._papers.register(year))

    def _take(self, read: _Read) -> None:
        self._rows = read.rows
        self.show_seen()

    def _line(self, key: str) -> RegisterRow | None:
        return next((one for one in self._rows if row_id(one) == key), None)

    def _show_gap(self, key: str) -> None:
        gap = self._line(key)
        if gap is None:
            return
        title = _("Số {number} bỏ trống").format(number=gap.number_text)
        body = column(text(title, "h2", wrap=True), gap=10)
        words = gap.void_reason or _("Chưa ghi lý do vì sao không có văn bản này.")
        body.addWidget(text(words, wrap=True))
        acts = []
        if gap.form != "BB":
            act = partial(self.acts.explain, gap)
            verb = _("Sửa lý do") if gap.void_reason else _("Ghi lý do")
            acts = [self.button(verb, act, main=not gap.void_reason)]
        self.drawer.show_content(boxed(body), acts)

    def _show_minutes(self, meeting_id: str) -> None:
        line = self._line(f"minutes:{meeting_id}")
        if line is None:
            return
        body = column(text(line.title, "h2", wrap=True), gap=10)
        body.addWidget(
            text(_("Biên bản {number}").format(number=line.number_text), wrap=True)
        )
        place = Place("meetings", meeting_id)
        paper = Place("preview", f"minutes:{meeting_id}")
        acts = [
            self.button(_("Xem biên bản"), partial(self._go, paper), main=True),
            self.button(_("Mở buổi họp"), partial(self._go, place)),
        ]
        self.drawer.show_content(boxed(body), acts)

    def _show_card(self, view: PaperView) -> None:
        if view.paper.id != self.table.current_id():
            return
        shown = card(view)
        body = self.head(shown.title, shown.state, shown.status, shown.facts)
        if shown.text:
            body.addWidget(separator())
            body.addWidget(text(shown.text, "small", wrap=True))
        if shown.meeting_id:
            link = Button(shown.meeting or _("Mở buổi họp"), "link", icon="users-round")
            link.clicked.connect(partial(self._go, Place("meetings", shown.meeting_id)))
            body.addLayout(row(link, STRETCH))
        self.drawer.show_content(boxed(body), self._acts_of(view, shown))

    def _acts_of(self, view: PaperView, shown: PaperCard) -> list[Button]:
        acts = self.acts
        offered: list[tuple[str, Callable[[], object]]] = []
        if shown.is_draft:
            offered += [
                (_("Ban hành"), partial(acts.issue, view)),
                (_("Sửa"), partial(acts.correct, view)),
                (_("Bỏ dự thảo"), partial(acts.drop, view)),
            ]
        if shown.meeting_id and view.paper.form == "NQ":
            place = Place("preview", f"resolution:{shown.meeting_id}")
            offered.append((_("Xem bản in"), partial(self._go, place)))
        offered.append((_("Đính tệp"), partial(acts.attach, view)))
        if shown.has_file:
            offered.append((_("Lưu một bản"), partial(acts.save_copy, view)))
        if shown.is_issued:
            offered.append((_("Thu hồi"), partial(acts.withdraw, view)))
        if shown.is_issued and view.copied:
            offered.append((_("Bỏ, ghi lại"), partial(acts.take_out_old, view)))
        elif shown.is_issued:
            void = partial(acts.void_number, view)
            offered.append((_("Hủy số, ghi lý do"), void))
        words = _("Bỏ hạn chế") if view.paper.restricted else _("Đưa vào diện hạn chế")
        offered.append((words, partial(acts.restrict, view)))
        return [
            self.button(said, act, main=at == 0 and shown.is_draft)
            for at, (said, act) in enumerate(offered)
        ]

    def _go(self, place: Place) -> None:
        self.page.open_requested.emit(place)
