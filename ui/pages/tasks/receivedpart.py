"""Văn bản cấp trên: the register of what came in, one paper in the drawer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from app.features.papers.model.entries import NewDuty, NewIncoming
from app.features.papers.model.ruleset import Form
from app.features.papers.model.views import HeldMeeting, IncomingView
from app.features.papers.service.papers import Papers
from app.kernel.changes import Change
from app.kernel.places import Place
from app.kernel.words import _
from ui.pages.tasks import fields
from ui.pages.tasks.asking import ActForm, Told, day_of, words_of
from ui.pages.tasks.part import Part, PartWords
from ui.pages.tasks.presenter.received import (
    ReceivedCard,
    card,
    columns,
    received_view,
)
from ui.pages.tasks.registeracts import file_kinds
from ui.widgets.basic.button import Button
from ui.widgets.basic.layout import STRETCH, boxed, row, separator
from ui.widgets.basic.text import text
from ui.widgets.forms.fields import Option
from ui.widgets.overlay.files import ask_open, ask_save
from ui.widgets.page import Page


@dataclass(frozen=True, slots=True)
class _Read:
    papers: Sequence[IncomingView]
    meetings: Sequence[HeldMeeting]
    people: Sequence[Option]
    kinds: Sequence[Form]


class ReceivedPart(Part):
    """The third tab."""

    def __init__(
        self,
        page: Page,
        papers: Papers,
        people: Callable[[], Sequence[Option]],
        today: Callable[[], date],
    ) -> None:
        words = PartWords(
            name="received",
            spoken=_("Sổ văn bản đến"),
            noun=_("văn bản"),
            empty=_(
                "Chưa ghi văn bản nào của cấp trên trong năm này. "
                "Ghi văn bản để nhớ phổ biến ở kỳ họp và giao người làm."
            ),
            drawer=_("Văn bản cấp trên"),
            choose=_("Chọn một văn bản."),
        )
        super().__init__(page, today, words, list(columns()))
        self._papers, self._people = papers, people
        self._read: _Read | None = None

    def reload(self) -> None:
        """Read the register of the year again."""
        self.page.read(partial(self._gather, self.year), self._take)

    def show_seen(self) -> None:
        """Show the papers of the chosen tile."""
        if self._read is not None:
            view = received_view(self._read.papers, self.tiles.current())
            self.show_list(view.tiles, view.rows)

    def new_paper(self) -> None:
        """Ask for a paper that came in."""
        if self._read is None:
            return
        words = _("Ghi văn bản đến")
        asked = fields.incoming_fields(self._read.kinds)
        form = ActForm(self.page, words, asked, _("Ghi vào sổ"), self.today)
        form.run(
            lambda told: self._papers.incoming.enter(_new(told)),
            {"received_on": self.today(), "needs_spreading": True},
        )

    def printed(self) -> Place:
        """Name the register of what is seen."""
        return self.paper("register_incoming", self.tiles.current())

    def ask_card(self, row_id: str) -> None:
        """Read the paper of a row."""
        if row_id:
            read = partial(self._papers.incoming.paper, row_id)
            self.page.read(read, self._show_card)
        else:
            self.show_nothing()

    def _gather(self, year: int) -> _Read:
        papers = self._papers
        around = sorted({year, year + 1, self.today().year})
        meetings = [one for y in around for one in papers.meetings(y)]
        return _Read(papers.received(year), meetings, self._people(), papers.kinds())

    def _take(self, read: _Read) -> None:
        self._read = read
        self.show_seen()

    def _show_card(self, one: IncomingView) -> None:
        if one.paper.id != self.table.current_id():
            return
        shown = card(one)
        body = self.head(shown.title, shown.state, shown.status, shown.facts)
        if shown.note:
            body.addWidget(separator())
            body.addWidget(text(shown.note, "small", wrap=True))
        for words, place in (
            (_("Mở buổi họp"), Place("meetings", shown.meeting_id)),
            (_("Mở nhiệm vụ"), Place("tasks", shown.task_id)),
        ):
            if place.record_id:
                link = Button(words, "link", icon="link")
                link.clicked.connect(partial(self.page.open_requested.emit, place))
                body.addLayout(row(link, STRETCH))
        self.drawer.show_content(boxed(body), self._acts_of(one, shown))

    def _acts_of(self, one: IncomingView, shown: ReceivedCard) -> list[Button]:
        offered: list[tuple[str, Callable[[], object]]] = []
        if shown.is_alive:
            offered.append((_("Ghi kỳ họp phổ biến"), partial(self._make_known, one)))
            if not shown.task_id:
                offered.append((_("Giao việc"), partial(self._give_duty, one)))
            if shown.meeting_id or one.paper.known_note:
                offered.append((_("Chưa phổ biến"), partial(self._not_known, one)))
            offered += [
                (_("Sửa"), partial(self._correct, one)),
                (_("Đính tệp"), partial(self._attach, one)),
                (_("Gạch bỏ, ghi lý do"), partial(self._strike, one)),
            ]
        if shown.has_file:
            offered.append((_("Lưu một bản"), partial(self._save_copy, one)))
        return [
            self.button(said, act, main=at == 0 and not shown.is_known)
            for at, (said, act) in enumerate(offered)
        ]

    def _make_known(self, one: IncomingView) -> None:
        meetings = self._read.meetings if self._read is not None else ()
        known = [m for m in meetings if m.on_day >= one.paper.received_on]

        def run(told: Told) -> Change:
            return self._papers.incoming.make_known(
                one.paper.id,
                words_of(told["meeting_id"]),
                words_of(told["note"]),
                day_of(told["on"]),
            )

        words = _("Ghi kỳ họp phổ biến")
        form = ActForm(
            self.page, words, fields.known_fields(known), _("Ghi"), self.today
        )
        form.run(run)

    def _not_known(self, one: IncomingView) -> None:
        self._run(partial(self._papers.incoming.not_yet_known, one.paper.id))

    def _give_duty(self, one: IncomingView) -> None:
        people = self._read.people if self._read is not None else ()

        def run(told: Told) -> Change:
            duty = NewDuty(
                title=words_of(told["title"]),
                owner_id=words_of(told["owner_id"]),
                owner_text=words_of(told["owner_text"]),
                starts_on=day_of(told["starts_on"]),
                due_on=day_of(told["due_on"]),
                product=words_of(told["product"]),
            )
            return self._papers.incoming.give_duty(one.paper.id, duty)

        words = _("Giao việc")
        form = ActForm(self.page, words, fields.duty_fields(people), words, self.today)
        title = "" if one.paper.restricted else one.paper.subject
        form.run(run, {"title": title, "due_on": one.paper.deadline})

    def _correct(self, one: IncomingView) -> None:
        kinds = self._read.kinds if self._read is not None else ()
        asked = fields.incoming_fields(kinds)
        words = _("Sửa văn bản đến")
        form = ActForm(self.page, words, asked, _("Lưu"), self.today)
        form.run(
            lambda told: self._papers.incoming.correct(one.paper.id, _new(told)),
            fields.incoming_told(one),
        )

    def _strike(self, one: IncomingView) -> None:
        def run(told: Told) -> Change:
            return self._papers.incoming.strike(one.paper.id, words_of(told["reason"]))

        words = _("Gạch bỏ dòng ghi nhầm")
        form = ActForm(
            self.page, words, fields.reason_fields(), _("Gạch bỏ"), self.today
        )
        form.run(run)

    def _attach(self, one: IncomingView) -> None:
        papers = self._papers

        def keep(path: Path) -> None:
            desk, paper_id = papers.incoming, one.paper.id
            self._run(lambda: desk.keep_file(paper_id, papers.files.stored(path)))

        ask_open(self.page, _("Chọn tệp văn bản"), file_kinds(papers), keep)

    def _save_copy(self, one: IncomingView) -> None:
        page, file = self.page, one.paper.file

        def write(path: Path) -> None:
            page.read(
                lambda: self._papers.files.save_copy(file, path),
                lambda _none: page.messages.toast(_("Đã lưu một bản.")),
            )

        ask_save(page, _("Lưu một bản"), file.name, file_kinds(self._papers), write)

    def _run(self, act: Callable[[], Change]) -> None:
        page = self.page
        page.change(
            act, lambda change: page.messages.toast(_("Đã ghi."), change.command_id)
        )


def _new(told: Told) -> NewIncoming:
    return NewIncoming(
        issuer=words_of(told["issuer"]),
        number=words_of(told["number"]),
        on_day=day_of(told["on_day"]),
        received_on=day_of(told["received_on"]),
        subject=words_of(told["subject"]),
        form=words_of(told["form"]),
        deadline=day_of(told["deadline"]),
        note=words_of(told["note"]),
        needs_spreading=bool(told["needs_spreading"]),
        restricted=bool(told["restricted"]),
    )
