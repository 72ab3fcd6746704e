"""The papers of a meeting: their names, their files, the matter each belongs to."""

from functools import partial
from pathlib import Path

from app.features.meetings.model.entries import NewPaper
from app.features.meetings.model.preparing import PaperFile
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.pages.meetings.keeping.questions import keep_question
from ui.pages.meetings.panels.base import Acts, UseCase, items
from ui.pages.meetings.preparing import presenter
from ui.pages.meetings.preparing.dropzone import DropZone
from ui.pages.meetings.preparing.presenter import Whole
from ui.pages.meetings.preparing.viewing import PDF, PaperDialog, opened
from ui.widgets.basic.button import Button
from ui.widgets.basic.card import Card
from ui.widgets.basic.flow import Flow
from ui.widgets.basic.layout import boxed, column, sized
from ui.widgets.basic.text import text
from ui.widgets.document_view.reading import Opened
from ui.widgets.forms.fields import Field, Option
from ui.widgets.overlay.files import ask_open, ask_save
from ui.widgets.overlay.formdialog import FormDialog
from ui.widgets.table.view import Table

# What is half typed about a paper is kept under these names.
_NAME, _FILE = "prep.paper", "prep.file:"
_KINDS = "*.pdf *.docx *.xlsx *.pptx *.jpg *.jpeg *.png"


class PapersCard(Card):
    """Files are dropped or chosen; a paper may also be noted by its name only."""

    def __init__(self, acts: Acts) -> None:
        super().__init__(_("Tài liệu"))
        self._acts = acts
        self._whole: Whole | None = None
        self.table = Table("papers", list(presenter.paper_columns()))
        self.table.setAccessibleName(_("Tài liệu của buổi họp"))
        self.table.empty = _("Kéo tệp vào đây, hoặc ghi tên văn bản.")
        sized(self.table, min_height=130)
        hint = text(_("Kéo tệp vào bảng để đính kèm."), "small", "text3")
        self.zone = DropZone(boxed(column(self.table, hint, gap=4)))
        self.zone.dropped.connect(self.attach_all)
        self.add(self.zone)
        self._tools: list[Button] = []
        self._lay_out_tools()
        self.table.opened.connect(self._open)
        self.table.current_changed.connect(lambda _row: self._show_tools())

    def show_whole(self, whole: Whole) -> None:
        """Show the papers as they stand."""
        self._whole = whole
        self.table.show_rows(presenter.paper_rows(whole))
        can_change = whole.view.meeting.can_change
        self.zone.setAcceptDrops(can_change)
        for tool in self._tools:
            tool.setVisible(can_change)
        self._show_tools()

    def _show_tools(self) -> None:
        file = self._file()
        for tool in self._for_row:
            can_change = self._whole is not None and self._whole.view.meeting.can_change
            tool.setVisible(can_change and bool(self.table.current_id()))
        self._save.setVisible(file is not None)
        is_pdf = file is not None and file.media_type == PDF
        self.look.setVisible(is_pdf and self._acts.jobs is not None)

    def _file(self) -> PaperFile | None:
        files = self._whole.preparation.files if self._whole is not None else ()
        chosen = self.table.current_id()
        return next((one for one in files if one.paper_id == chosen), None)

    def _open(self, _row: str) -> None:
        self._show_tools()
        if self.look.isHidden():
            self._save_copy()
        else:
            self._look()

    def _look(self) -> None:
        file = self._file()
        if file is None:
            return
        read = partial(self._acts.meetings.papers.content, file.paper_id)
        then = partial(self._show_pages, file.file_name)
        self._acts.read(partial(opened, read), then)

    def _show_pages(self, name: str, pages: Opened) -> None:
        if self._acts.jobs is not None:
            dialog = PaperDialog(self, self._acts.jobs, name, pages)
            dialog.open_it(dialog.paper)

    def attach_all(self, paths: list[Path]) -> None:
        """Attach files: one is asked about, several keep their names."""
        if len(paths) == 1:
            self._ask_about(paths[0])
            return
        for path in paths:
            self._attach(path, NewPaper(title=""))

    def _lay_out_tools(self) -> None:
        tools = Flow(6)
        for words, icon, act in (
            (_("Chọn tệp"), "paperclip", self._choose),
            (_("Ghi tên văn bản"), "plus", self._note_name),
            (_("Gắn tệp vào dòng"), "link", self._give_file),
            (_("Bỏ tài liệu"), "trash-2", self._drop),
        ):
            button = Button(words, "small", icon=icon)
            button.clicked.connect(act)
            self._tools.append(button)
            tools.addWidget(button)
        self._for_row = self._tools[2:]
        self.look = Button(_("Xem"), "small", icon="eye")
        self.look.clicked.connect(self._look)
        tools.addWidget(self.look)
        self._save = Button(_("Lưu một bản"), "small", icon="download")
        self._save.clicked.connect(self._save_copy)
        tools.addWidget(self._save)
        self.add(boxed(tools))

    def _choose(self) -> None:
        kinds = _("Tài liệu ({kinds})").format(kinds=_KINDS)
        ask_open(self, _("Chọn tài liệu"), kinds, self._ask_about)

    def _give_file(self) -> None:
        paper_id = self.table.current_id()
        if paper_id:
            kinds = _("Tài liệu ({kinds})").format(kinds=_KINDS)
            then = partial(self._attach, new=NewPaper(title=""), paper_id=paper_id)
            ask_open(self, _("Chọn tài liệu"), kinds, then)

    def _ask_about(self, path: Path) -> None:
        fields = self._fields()
        words = _("Tệp: {name}").format(name=path.name)
        dialog = self._form(_("Thêm tài liệu"), words, fields, _("Đính kèm"))
        dialog.form.fill({"title": path.stem})
        kept = f"{_FILE}{path}"
        keep_question(self._acts, dialog, kept, dialog.form)

        def submit(told: object) -> None:
            act = self._acts.meetings.papers.attach_file
            use_case = partial(act, self._acts.meeting_id, path, _paper(told))
            words = _("Đã đính kèm “{name}”.").format(name=path.name)
            self._submit(dialog, use_case, words, kept)

        dialog.submitted.connect(submit)
        dialog.open_it()

    def reopen(self, name: str) -> None:
        """Ask again about a paper, if its file is still there."""
        if name == _NAME:
            self._note_name()
        elif name.startswith(_FILE):
            path = Path(name.removeprefix(_FILE))
            self._acts.read(partial(_found, path), self._ask_again)

    def _ask_again(self, path: Path | None) -> None:
        if path is not None:
            self._ask_about(path)

    def _note_name(self) -> None:
        dialog = self._form(_("Ghi tên văn bản"), "", self._fields(), _("Thêm văn bản"))
        keep_question(self._acts, dialog, _NAME, dialog.form)

        def submit(told: object) -> None:
            act = self._acts.meetings.planning.add_paper
            use_case = partial(act, self._acts.meeting_id, _paper(told))
            self._submit(dialog, use_case, _("Đã thêm một văn bản."), _NAME)

        dialog.submitted.connect(submit)
        dialog.open_it()

    def _fields(self) -> list[Field]:
        offered: tuple[Option, ...] = ()
        if self._whole is not None:
            offered = items(self._whole.view)
        return [
            Field("title", _("Tên, số văn bản")),
            Field("issuer", _("Cơ quan ban hành (cấp trên)"), optional=True),
            Field(
                "item_id",
                _("Thuộc nội dung"),
                kind="choice",
                choices=offered,
                optional=True,
            ),
        ]

    def _form(
        self, title: str, sentence: str, fields: list[Field], verb: str
    ) -> FormDialog:
        return FormDialog(self, title, sentence, fields, verb, self._acts.clock.today)

    def _submit(
        self, dialog: FormDialog, use_case: UseCase, words: str, kept: str
    ) -> None:
        def done(change: object) -> None:
            dialog.finish()
            self._acts.messages.toast(words, getattr(change, "command_id", ""))

        def failed(problem: Problem) -> None:
            sentence = self._acts.messages.sentence(problem)
            if not dialog.refuse(problem, sentence):
                dialog.form.show_problem("title", sentence)

        self._acts.submit(kept, use_case, done, failed)

    def _attach(self, path: Path, new: NewPaper, paper_id: str = "") -> None:
        act = self._acts.meetings.papers.attach_file
        words = _("Đã đính kèm “{name}”.").format(name=path.name)
        self._acts.do(partial(act, self._acts.meeting_id, path, new, paper_id), words)

    def _drop(self) -> None:
        paper_id = self.table.current_id()
        if paper_id:
            act = self._acts.meetings.planning.drop_paper
            self._acts.do(partial(act, paper_id), _("Đã bỏ một tài liệu."))

    def _save_copy(self) -> None:
        file = self._file()
        if file is None:
            return
        kinds = _("Tài liệu (*{ending})").format(ending=Path(file.file_name).suffix)
        done = _("Đã lưu một bản ra ngoài; bản đó không được mã hóa.")
        save = self._acts.meetings.papers.save_copy
        tell = self._acts.messages.toast

        def write(path: Path) -> None:
            self._acts.read(
                partial(save, file.paper_id, path), lambda _nothing: tell(done)
            )

        ask_save(self, _("Lưu một bản"), file.file_name, kinds, write)


def _found(path: Path) -> Path | None:
    return path if path.is_file() else None


def _paper(told: object) -> NewPaper:
    values = told if isinstance(told, dict) else {}
    return NewPaper(
        title=str(values.get("title") or ""),
        issuer=str(values.get("issuer") or ""),
        item_id=str(values.get("item_id") or ""),
    )
