"""The service other parts of the program hold: both registers in one place."""

from datetime import date, timedelta

from app.features.papers.model.records import PaperState
from app.features.papers.model.ruleset import Form, PaperBook
from app.features.papers.model.views import (
    Decision,
    HeldMeeting,
    IncomingView,
    PaperView,
    RegisterRow,
    SignerOnDay,
)
from app.features.papers.service.context import Context, PaperColleagues
from app.features.papers.service.files import PaperFiles
from app.features.papers.service.incoming import IncomingDesk
from app.features.papers.service.numbering import Numbering
from app.features.papers.service.origins import Origins
from app.features.papers.service.outgoing import Outgoing
from app.features.papers.service.register import Register
from app.features.papers.store.rows import PaperStore
from app.infra.attachments import Attachments
from app.infra.store import Store
from app.kernel.facts import Fact
from app.kernel.places import Duty, Place
from app.kernel.words import _


class Papers:
    """The papers of a cell.

    The acts stand in two desks: ``outgoing`` (draft, issue, withdraw, void a number)
    and ``incoming`` (enter, make known, give the duty); ``files`` keeps what is
    attached. What follows here is read.
    """

    def __init__(
        self,
        store: Store,
        attachments: Attachments,
        book: PaperBook,
        colleagues: PaperColleagues,
    ) -> None:
        ctx = Context(store, PaperStore(store), book, colleagues, attachments)
        numbering, origins = Numbering(ctx), Origins(ctx)
        self._ctx = ctx
        self._origins = origins
        self._register = Register(ctx, origins)
        self.outgoing = Outgoing(ctx, numbering, origins)
        self.incoming = IncomingDesk(ctx, self._register)
        self.files = PaperFiles(attachments)

    def paper(self, paper_id: str) -> PaperView:
        """Read one outgoing paper: number, title, text, signer, origin."""
        return self._register.paper(paper_id)

    def register(self, year: int | None = None, form: str = "") -> list[RegisterRow]:
        """List outgoing papers, minutes and gaps; see ``Register.rows``."""
        return self._register.rows(year, form)

    def received(self, year: int | None = None) -> list[IncomingView]:
        """List the incoming papers of a year in the order of arrival."""
        return self.incoming.of_year(year)

    def of_meeting(self, meeting_id: str) -> list[PaperView]:
        """List the outgoing papers that come from a meeting."""
        found = self._ctx.rows.of_meeting(meeting_id)
        return [self._register.paper(one.id) for one in found]

    def decisions(self, year: int) -> list[Decision]:
        """List what the meetings of a year decided, newest first."""
        return self._origins.decisions(year)

    def decided_at(self, meeting_id: str) -> list[Decision]:
        """List what one meeting decided; nothing while it is not held."""
        return self._origins.decided_at(meeting_id)

    def meetings(self, year: int) -> list[HeldMeeting]:
        """List the meetings a paper may be made known at."""
        return list(self._ctx.colleagues.meetings(year))

    def signers(self, day: date) -> list[SignerOnDay]:
        """List who may sign on a day."""
        return list(self._ctx.colleagues.officers(day))

    def forms(self, day: date) -> tuple[Form, ...]:
        """List the types of paper a cell issues under the rules of a day."""
        return tuple(
            form
            for form in self._ctx.book.on(day).form
            if form.issuable and form.numbered_by == "register"
        )

    def kinds(self) -> tuple[Form, ...]:
        """List every type of paper, for what comes in."""
        return self._ctx.book.sets[-1].form

    def whereabouts(self, record_id: str) -> tuple[str, int] | None:
        """Say which register a record stands in ("outgoing", "incoming") and its year.

        A draft without a day belongs to the running year; None for anything else.
        """
        rows = self._ctx.rows
        paper = next((one for one in rows.papers() if one.id == record_id), None)
        if paper is not None:
            return "outgoing", (paper.on_day or self._ctx.today()).year
        incoming = (one for one in rows.all_incoming() if one.id == record_id)
        return next((("incoming", one.year) for one in incoming), None)

    def facts(self, year: int) -> list[Fact]:
        """Give the year's figures; see data/rules/papers/FACTS.md."""
        issued = [
            one
            for one in self._ctx.rows.papers()
            if one.state is not PaperState.DRAFT
            and one.on_day is not None
            and one.on_day.year == year
        ]
        resolutions = [one for one in issued if one.form == "NQ"]
        arrived = [one for one in self.received(year) if not one.paper.void_reason]
        to_spread = [one for one in arrived if one.paper.needs_spreading]
        known = [one for one in to_spread if one.is_known]
        silent = tuple(_named(one) for one in to_spread if one not in known)
        dutiful = [one for one in arrived if one.paper.task_id or one.paper.deadline]
        done = [one for one in dutiful if one.task_done]
        undone = tuple(_named(one) for one in dutiful if one not in done)
        return [
            Fact("papers.issued", len(issued)),
            Fact("papers.resolutions", len(resolutions)),
            Fact("papers.received", len(arrived)),
            Fact("papers.made_known", len(known), len(to_spread), silent),
            Fact("papers.duties_done", len(done), len(dutiful), undone),
        ]

    def duties(self, on: date) -> list[Duty]:
        """Tell which incoming papers wait to be made known or answered."""
        return [
            duty
            for one in self.received()
            if not one.paper.void_reason and one.paper.received_on <= on
            for duty in self._of(one, on)
        ]

    def _of(self, one: IncomingView, on: date) -> list[Duty]:
        rules = self._ctx.book.on(on)
        paper, found = one.paper, []
        place = Place("tasks", paper.id)
        due = paper.received_on + timedelta(days=rules.spread_within_days)
        warn = timedelta(days=rules.spread_warn_days)
        if not one.is_known and due - warn <= on:
            reason = _("Văn bản của {issuer} chưa phổ biến tại kỳ họp nào.").format(
                issuer=paper.issuer
            )
            act = _("Ghi kỳ họp")
            found.append(Duty(paper.subject, reason, due, act, place))
        # With a task the task itself reminds; see ``Tasks.duties``.
        if paper.deadline and not paper.task_id:
            warn = timedelta(days=rules.deadline_warn_days)
            if paper.deadline - warn <= on:
                reason = _("{issuer} yêu cầu có kết quả.").format(issuer=paper.issuer)
                act = _("Giao việc")
                found.append(Duty(paper.subject, reason, paper.deadline, act, place))
        return found


def _named(one: IncomingView) -> str:
    paper = one.paper
    return f"{paper.number or paper.issuer}: {paper.subject}"
