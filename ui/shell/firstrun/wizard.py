"""The first run on the screen: side, question, and the bar with the ways on.

The states are in ``flow``, the words in ``view``; here they meet the book.
"""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.door.entrance import Entrance, passphrase_rules
from app.kernel.errors import Problem
from app.kernel.places import Place
from app.kernel.words import _
from ui.jobs import Jobs
from ui.messages import Messages
from ui.shell.firstrun import flow
from ui.shell.firstrun.closing import ClosingPage
from ui.shell.firstrun.flow import FirstRun, Step
from ui.shell.firstrun.frame import WizardFrame
from ui.shell.firstrun.opening import OpeningPage
from ui.shell.firstrun.question import Question
from ui.shell.firstrun.view import view
from ui.shell.lock.newsecret import NewSecret
from ui.widgets.basic.layout import sized
from ui.widgets.overlay.files import ask_folder

if TYPE_CHECKING:
    from app.bootstrap import Office

Body = OpeningPage | Question | NewSecret | ClosingPage


class Wizard(WizardFrame):
    """``created`` carries the new office, ``finished`` the place to open first."""

    created = Signal(object)
    finished = Signal(object)
    elsewhere = Signal(object)
    practice = Signal()

    def __init__(self, entrance: Entrance, jobs: Jobs, messages: Messages) -> None:
        super().__init__()
        self._entrance, self._jobs, self._messages = entrance, jobs, messages
        self._office: Office | None = None
        self._run: FirstRun | None = None
        self._body: Body | None = None
        self._code = ""
        self.forward.connect(self.go_on)
        self.backward.connect(self._go_back)
        self.skip.clicked.connect(self._skip_it)

    def begin(self, office: "Office | None", draft: str) -> None:
        """Start at the first choice, or where an unfinished first run stood."""
        self._office = office
        if office is not None and draft:
            self._run = flow.from_json(draft)
            self._learn_code()
        else:
            self._show()

    def show_progress(self, done: int, total: int) -> None:
        """Tell how far the practice cell is."""
        if isinstance(self._body, OpeningPage):
            words = _("Đang dựng chi bộ tập sự: {done}/{total}")
            self._body.say(words.format(done=done, total=total), "text2")

    def show_problem(self, problem: Problem) -> None:
        """Say what is in the way, at the question it belongs to."""
        self.hold(still=False)
        words = self._messages.sentence(problem)
        step = flow.STEP_OF.get(_FIELDS.get(problem.field or "", problem.field or ""))
        if self._run is not None and step is not None and step is not self._run.step:
            self._run = flow.go_to(self._run, step)
            self._show()
        self.say(words)

    def go_on(self) -> None:
        """Take what stands on the page and go to the next one."""
        self.say("")
        body = self._body
        if not self.go.isEnabled():
            return
        if isinstance(body, OpeningPage):
            self._choose(body.cards.current())
        elif isinstance(body, Question):
            self._answer(body)
        elif isinstance(body, NewSecret):
            if body.check():
                self._create(body.secret)
        else:
            self._finish(Place("home"))

    def _choose(self, what: str) -> None:
        if what == "new":
            self._run = FirstRun()
            self._show()
        elif what == "practice":
            self.go.setEnabled(False)
            self.practice.emit()
        else:
            title = _("Thư mục có sổ chi bộ")
            ask_folder(self, title, self.elsewhere.emit)

    def _answer(self, body: Question) -> None:
        if self._run is None or not body.check():
            return
        answered, troubles = flow.answer(self._run, body.values())
        if troubles:
            body.show_troubles(troubles)
        elif answered is not None:
            self._move(answered)

    def _skip_it(self) -> None:
        if self._run is not None:
            self._move(flow.skip(self._run))

    def _go_back(self) -> None:
        if self._run is None:
            return
        if self._run.step is Step.NAME:
            self._run = None
            self._show()
        elif self._run.can_go_back:
            self._move(flow.back(self._run))

    def _move(self, run: FirstRun) -> None:
        """Stand at another question, and keep that in the book if there is one."""
        self._run = run
        if self._office is not None:
            from app.door import first_run  # noqa: PLC0415  (heavy; loaded when first needed)

            keep = partial(first_run.keep_draft, self._office, flow.to_json(run))
            self._jobs.change(self, keep, failed=self.show_problem)
        if run.step is Step.PASSWORD and self._office is not None:
            self._run = flow.password_set(run)
        self._show()

    def _create(self, passphrase: str) -> None:
        self.hold(still=True)
        make = partial(self._entrance.create, passphrase)
        self._jobs.change(self, make, self._created, self.show_problem)

    def _created(self, made: "tuple[Office, str]") -> None:
        self._office, self._code = made
        self.hold(still=False)
        self.created.emit(self._office)
        if self._run is not None:
            self._move(flow.password_set(self._run))

    def _learn_code(self) -> None:
        from app.door import recovery  # noqa: PLC0415  (heavy; loaded when first needed)

        def take(code: str) -> None:
            self._code = code
            self._show()

        if self._office is not None:
            self._jobs.read(self, partial(recovery.code_of, self._office), take)

    def _save_sheet(self, place: Path) -> None:
        from app.door import recovery  # noqa: PLC0415  (heavy; loaded when first needed)

        name = str(self._run.answers.get("name", "")) if self._run else ""
        today = self._entrance.clock.today()

        def make() -> Path:
            return recovery.save(place, recovery.draw(self._code, name, today))

        self._jobs.render(self, make, self._saved, self.show_problem)

    def _saved(self, place: Path) -> None:
        if isinstance(self._body, ClosingPage):
            self._body.show_saved(place)

    def _choose_place(self, place: Path) -> None:
        self._entrance.settings.choose("backup.second_place", str(place))
        if isinstance(self._body, ClosingPage):
            self._body.show_place(str(place))

    def _import_next(self) -> None:
        self._finish(Place("member_import"))

    def _finish(self, place: Place) -> None:
        body, run, office = self._body, self._run, self._office
        if not isinstance(body, ClosingPage) or run is None or office is None:
            return
        if not body.is_proven():
            return
        from app.door import first_run  # noqa: PLC0415  (heavy; loaded when first needed)

        told = first_run.from_answers(run.answers)
        self.go.setEnabled(False)
        self._jobs.change(
            self,
            partial(first_run.finish, office, told),
            lambda _change: self.finished.emit(place),
            self.show_problem,
        )

    def _show(self) -> None:
        """Show the standing question."""
        self._body = self._make_body()
        run = self._run
        closing = run is not None and run.step is Step.CLOSING
        self.back.setVisible(
            run is not None and (run.can_go_back or run.step is Step.NAME)
        )
        self.skip.setVisible(run is not None and run.can_skip)
        self.go.setText(_("Xong. Mở Việc hôm nay") if closing else _("Tiếp tục"))
        self.show_page(self._body)

    def _make_body(self) -> Body:
        run = self._run
        if run is None:
            self.tell(
                "",
                _("Đồng chí muốn làm gì?"),
                _("Chọn một: bấm phím 1, 2 hoặc 3, rồi Enter."),
            )
            self.side.show_lines(())
            return OpeningPage(self._entrance.unseen)
        told = view(run)
        number = _("Câu {number} trên {of}").format(number=told.number, of=told.of)
        self.tell(number if told.of else "", told.title, told.why)
        self.side.show_lines(told.side)
        if run.step is Step.PASSWORD:
            secret = NewSecret(passphrase_rules())
            secret.entered.connect(self.go_on)
            sized(secret, max_width=560)
            return secret
        if run.step is Step.CLOSING:
            closing = ClosingPage(
                self._code, self._entrance.settings.text("backup.second_place")
            )
            closing.save_wanted.connect(self._save_sheet)
            closing.place_chosen.connect(self._choose_place)
            closing.import_wanted.connect(self._import_next)
            return closing
        question = Question(told, run.step.value, self._today)
        question.entered.connect(self.go_on)
        return question

    def _today(self) -> date:
        return self._entrance.clock.today()


# What the book calls a field, and what the question calls it.
_FIELDS = {"superior_name": "superior", "full_name": "secretary"}
