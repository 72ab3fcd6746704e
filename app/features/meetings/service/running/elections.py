"""Elections: the cell's terms with their basis, counting candidates, who is elected."""

from dataclasses import dataclass
from datetime import date

from app.features.meetings.model.elections.errors import (
    ElectionNotHere,
    ElectionTermsBasisMissing,
    ElectionTermsInUse,
    ElectionTermsTaken,
)
from app.features.meetings.model.elections.records import (
    Choice,
    ElectedOffice,
    ElectionOutcome,
    ElectionRules,
    ElectionTerms,
    NewElection,
    NewElectionTerms,
)
from app.features.meetings.model.entries import NewBallot
from app.features.meetings.model.records import Meeting
from app.features.meetings.model.views import VoteResult
from app.features.meetings.rules import elections as rules
from app.features.meetings.service.context import Context, change
from app.features.meetings.service.reading import Reading
from app.features.meetings.service.running import matters
from app.features.meetings.service.running.voting import VoteCounting
from app.features.meetings.store.elections import ElectionStore
from app.infra.errors import MissingRecord
from app.kernel.changes import Change
from app.kernel.dates import short
from app.kernel.text import clean


@dataclass(frozen=True, slots=True)
class ElectionDesk:
    """Keeps the terms of elections and counts them; each candidate is one vote."""

    ctx: Context
    rows: ElectionStore
    votes: VoteCounting
    reading: Reading

    def rules_on(self, on: date) -> ElectionRules:
        """Give the rules of elections in force on a day, and what they leave open."""
        return self.ctx.rules.election_rules(on)

    def terms(self) -> list[ElectionTerms]:
        """List the cell's terms, oldest first."""
        return self.rows.terms()

    def terms_on(self, on: date) -> ElectionTerms | None:
        """Give the cell's terms in force on a day."""
        return self.rows.terms_on(on)

    def set_terms(self, new: NewElectionTerms) -> Change:
        """Record what the superior's rules ask of elections, from a day on."""
        basis = " ".join(self.ctx.text(clean(new.basis), "basis").split())
        if not basis:
            raise ElectionTermsBasisMissing(field="basis")
        rules.check_terms(new)
        if any(one.from_on == new.from_on for one in self.rows.terms()):
            raise ElectionTermsTaken(field="from_on", day=short(new.from_on))
        values = {
            "from_on": new.from_on.isoformat(),
            "numerator": new.numerator,
            "denominator": new.denominator,
            "inclusive": int(new.inclusive),
            "base": new.base,
            "secret": None if new.secret is None else int(new.secret),
            "spare": new.spare,
            "basis": basis,
        }
        with self.ctx.store.command("meetings.set_election_terms") as unit:
            terms_id = unit.insert("meeting_election_terms", values)
        return change(terms_id, unit)

    def drop_terms(self, terms_id: str) -> Change:
        """Take terms back that no vote rests on."""
        if all(one.id != terms_id for one in self.rows.terms()):
            raise MissingRecord(table="meeting_election_terms", record_id=terms_id)
        if self.rows.rests_on(terms_id):
            raise ElectionTermsInUse
        with self.ctx.store.command("meetings.drop_election_terms") as unit:
            unit.delete("meeting_election_terms", terms_id)
        return change(terms_id, unit)

    def count(self, meeting_id: str, new: NewElection) -> Change:
        """Record an election as counted: every candidate's votes in one step."""
        meeting = self.ctx.changeable(meeting_id)
        office = self._office(meeting, new.office)
        base = self.votes.base(meeting_id, new.office)
        case = rules.Counting(
            new=new,
            office=office,
            rules=self.rules_on(meeting.on_day),
            terms=matters.terms_of(self.ctx, meeting),
            base=base,
            names={
                one.person_id: self.ctx.colleagues.name(one.person_id)
                for one in new.candidates
            },
        )
        rules.check(case)
        with self.ctx.store.command("meetings.count_election") as unit:
            poll = self.ctx.store.new_id()
            for one in new.candidates:
                ballot = _ballot(case, one)
                self.votes.count(meeting_id, ballot, poll=(poll, new.seats))
        return change(meeting_id, unit)

    def outcome(self, meeting_id: str) -> tuple[ElectionOutcome, ...]:
        """Say who was elected at a meeting, and who ties for the last seats."""
        record = self.ctx.rows.record(meeting_id)
        found = self.rules_on(record.meeting.on_day)
        votes = self.rows.votes(meeting_id)
        polls = rules.polls(self.reading.results(record), votes, found)
        names = {
            key: self.ctx.colleagues.name(one.person_id) if one.person_id else ""
            for key, one in votes.items()
        }

        def named(results: tuple[VoteResult, ...]) -> tuple[str, ...]:
            return tuple(names[one.ballot.id] or one.ballot.subject for one in results)

        return tuple(
            ElectionOutcome(
                office=poll.office,
                title=office.title if (office := found.office_of(poll.office)) else "",
                seats=poll.seats,
                elected=named(poll.elected),
                tied=named(poll.tied),
            )
            for poll in polls
        )

    def _office(self, meeting: Meeting, office_id: str) -> ElectedOffice:
        kind = self.ctx.kind(meeting)
        office = matters.office_of(self.ctx, meeting, office_id)
        if office is None or kind.id not in office.kinds:
            title = office.title if office else office_id
            raise ElectionNotHere(field="office", office=title, kind=kind.title)
        return office


def _ballot(case: rules.Counting, one: Choice) -> NewBallot:
    new = case.new
    return NewBallot(
        subject=case.office.subject.format(name=case.names[one.person_id]),
        matter=new.office,
        item_id=new.item_id,
        secret=new.secret,
        handed_out=new.handed_out,
        returned=new.returned,
        invalid=new.invalid,
        in_favour=one.votes,
        against=case.against(one),
        about_id=one.person_id,
    )
