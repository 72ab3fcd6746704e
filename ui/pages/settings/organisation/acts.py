"""The dialogs of the section: a new term with its officers, posts, names, moves."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from app.features.members.model import Member
from app.features.members.service.members import Members
from app.kernel.changes import Change
from app.kernel.errors import Problem
from app.kernel.places import Place
from app.kernel.words import _
from app.people.service import People
from ui.pages.settings.organisation import presenter
from ui.pages.settings.organisation.movedialog import MoveDialog, day_of
from ui.pages.settings.organisation.presenter import OrganisationState
from ui.widgets.forms.fields import Field, Value
from ui.widgets.overlay.formdialog import FormDialog
from ui.widgets.page import Page
from ui.widgets.table.view import Table

Values = dict[str, Value]
Act = Callable[[Values], Callable[[], Change]]


class Acts:
    """Each asks in a dialog that stays until the act is written."""

    def __init__(
        self, page: Page, people: People, members: Members, today: Callable[[], date]
    ) -> None:
        self._page, self._people, self._members = page, people, members
        self._today = today
        self.state: OrganisationState | None = None

    def new_term(self) -> FormDialog:
        """Begin a term together with those elected for it."""
        rules = self._people.post_rules
        fields = presenter.new_term_fields(rules, self._roll())
        sentence = _(
            "Chi ủy nhiệm kỳ trước thôi giữ chức vụ từ ngày hôm trước. Người được bầu "
            "lại cũng ghi ở đây."
        )
        dialog = self._dialog(
            _("Nhiệm kỳ mới"), fields, _("Bắt đầu nhiệm kỳ"), sentence
        )

        def act(values: Values) -> Callable[[], Change]:
            return partial(
                self._people.change_term,
                day_of(values["from_on"], self._today()),
                day_of(values["to_on"], self._today()),
                presenter.elected(values),
            )

        self._run(dialog, act, _("Đã ghi nhiệm kỳ mới."))
        return dialog

    def correct_term(self, term_id: str) -> None:
        """Put the days of a term right, or extend it."""
        terms = self.state.terms if self.state else ()
        term = next((one for one in terms if one.id == term_id), None)
        if term is None:
            return
        fields = [
            Field("from_on", _("Từ ngày"), "date"),
            Field("to_on", _("Đến ngày"), "date"),
        ]
        title = _("Nhiệm kỳ {label}").format(label=term.label)
        dialog = self._dialog(title, fields, _("Lưu sửa đổi"))
        dialog.form.fill({"from_on": term.from_on, "to_on": term.to_on})

        def act(values: Values) -> Callable[[], Change]:
            return partial(
                self._people.correct_term,
                term_id,
                day_of(values["from_on"], term.from_on),
                day_of(values["to_on"], term.to_on),
            )

        self._run(dialog, act, _("Đã sửa ngày nhiệm kỳ."))

    def appoint(self) -> FormDialog:
        """Give somebody a post from a day on."""
        fields = presenter.post_fields(self._people.post_rules, self._roll())
        dialog = self._dialog(_("Ghi chức vụ"), fields, _("Ghi chức vụ"))

        def act(values: Values) -> Callable[[], Change]:
            last = values["to_on"]
            return partial(
                self._people.appoint,
                str(values["person"] or ""),
                str(values["role"] or ""),
                day_of(values["from_on"], self._today()),
                str(values["decision_no"] or ""),
                last if isinstance(last, date) else None,
            )

        self._run(dialog, act, _("Đã ghi chức vụ."))
        return dialog

    def correct_post(self, post_id: str) -> None:
        """Put days and decision of a post right; a last day ends it."""
        officers = self.state.officers if self.state else ()
        post = next((one for one in officers if one.post_id == post_id), None)
        if post is None:
            return
        title = f"{post.role_label}: {post.name}"
        dialog = self._dialog(title, presenter.post_days(), _("Lưu sửa đổi"))
        dialog.form.fill(
            {
                "from_on": post.from_on,
                "to_on": post.to_on,
                "decision_no": post.decision_no,
            }
        )

        def act(values: Values) -> Callable[[], Change]:
            last = values["to_on"]
            return partial(
                self._people.correct_post,
                post_id,
                day_of(values["from_on"], post.from_on),
                last if isinstance(last, date) else None,
                str(values["decision_no"] or ""),
            )

        self._run(dialog, act, _("Đã sửa chức vụ."))

    def rename(self) -> FormDialog:
        """Give the cell or its superior other names from a day on."""
        fields = presenter.naming_fields()
        dialog = self._dialog(_("Đổi tên từ một ngày"), fields, _("Ghi tên mới"))
        namings = self.state.namings if self.state else ()
        if namings:
            values = presenter.naming_values(namings[-1], self._today())
            dialog.form.fill({**values, "decision_no": ""})

        def act(values: Values) -> Callable[[], Change]:
            names = ("name", "superior_name", "superior_short")
            return partial(
                self._people.rename,
                day_of(values["from_on"], self._today()),
                str(values["decision_no"] or ""),
                **presenter.texts(values, *names),
            )

        self._run(dialog, act, _("Đã ghi tên mới."))
        return dialog

    def correct_naming(self, naming_id: str) -> None:
        """Put one set of names right."""
        namings = self.state.namings if self.state else ()
        naming = next((one for one in namings if one.id == naming_id), None)
        if naming is None:
            return
        fields = presenter.naming_fields()
        dialog = self._dialog(_("Sửa lần đổi tên"), fields, _("Lưu sửa đổi"))
        dialog.form.fill(presenter.naming_values(naming, naming.from_on))

        def act(values: Values) -> Callable[[], Change]:
            names = ("name", "superior_name", "superior_short")
            return partial(
                self._people.correct_naming,
                naming_id,
                day_of(values["from_on"], naming.from_on),
                str(values["decision_no"] or ""),
                **presenter.texts(values, *names),
            )

        self._run(dialog, act, _("Đã sửa lần đổi tên."))

    def move_many(self) -> tuple[FormDialog, Table]:
        """Move several members away by one decision, then offer the list of the day."""
        dialog = MoveDialog(self._page, self._members, self._roll(), self._today)

        def act(values: Values) -> Callable[[], Change]:
            return partial(self._members.moves.move, *dialog.told(values))

        def after(values: Values) -> None:
            day = day_of(values["on"], self._today()).isoformat()
            self._page.open_requested.emit(Place("preview", f"hand_over:{day}"))

        self._run(dialog, act, _("Đã ghi chuyển đi."), after)
        return dialog, dialog.table

    def _roll(self) -> Sequence[Member]:
        return self.state.members if self.state else ()

    def _dialog(
        self, title: str, fields: Sequence[Field], verb: str, sentence: str = ""
    ) -> FormDialog:
        return FormDialog(self._page, title, sentence, fields, verb, self._today)

    def _run(
        self,
        dialog: FormDialog,
        act: Act,
        done: str,
        after: Callable[[Values], None] | None = None,
    ) -> None:
        page = self._page
        told: list[Values] = []

        def write(values: Values) -> None:
            told[:] = [values]
            page.change(act(values), finish, refuse)

        def finish(change: Change) -> None:
            dialog.finish()
            page.messages.toast(done, change.command_id)
            if after is not None:
                after(told[0])

        def refuse(problem: Problem) -> None:
            sentence = page.messages.sentence(problem)
            if not dialog.refuse(problem, sentence):
                page.messages.error(problem, page)

        dialog.submitted.connect(write)
        dialog.open_it()
