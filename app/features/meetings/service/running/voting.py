"""Votes as counted, with the arithmetic enforced against who was in the room then."""

from dataclasses import dataclass

from app.features.meetings.errors import RollNotOpen
from app.features.meetings.model.entries import NewBallot
from app.features.meetings.model.forms.errors import (
    GroupVoteReserved,
    SecretVoteOnline,
)
from app.features.meetings.model.forms.groups import BY_GROUPS
from app.features.meetings.model.records import Ballot, Meeting, RollLine
from app.features.meetings.model.ruleset import Matter
from app.features.meetings.model.running import Moment, Presence
from app.features.meetings.model.views import Base
from app.features.meetings.rules import elections, roll, votes
from app.features.meetings.service.context import Context, change
from app.features.meetings.service.forms.away import gone_at
from app.features.meetings.service.running import matters
from app.features.meetings.store.elections import ElectionStore
from app.features.meetings.store.rows import moment
from app.infra.store import Command
from app.kernel.changes import Change


@dataclass(frozen=True, slots=True)
class VoteCounting:
    """Records votes, with the arithmetic enforced against the roll."""

    ctx: Context

    def count(
        self, meeting_id: str, new: NewBallot, poll: tuple[str, int | None] = ("", None)
    ) -> Change:
        """Record a vote as counted; ``poll`` joins the candidates of one election."""
        seq = self.ctx.rows.next_seq(Ballot, meeting_id)
        when = self._moment(meeting_id, new)
        values = self._checked(meeting_id, new, when)
        with self.ctx.store.command("meetings.count_vote") as unit:
            row = {"meeting_id": meeting_id, "seq": seq, **values}
            ballot_id = unit.insert("meeting_ballot", row)
            unit.insert("meeting_moment", {"ballot_id": ballot_id, **_written(when)})
            self._elect(unit, meeting_id, ballot_id, new, poll)
        return change(meeting_id, unit)

    def correct(self, ballot_id: str, new: NewBallot) -> Change:
        """Correct a vote."""
        old = self.ctx.rows.part(Ballot, ballot_id)
        known = self._known(old)
        when = self._moment(old.meeting_id, new, known)
        values = self._checked(old.meeting_id, new, when)
        with self.ctx.store.command("meetings.correct_vote") as unit:
            unit.update("meeting_ballot", ballot_id, values)
            if known is None:
                row = {"ballot_id": ballot_id, **_written(when)}
                unit.insert("meeting_moment", row)
            else:
                unit.update("meeting_moment", known.id, _written(when))
            self._elect(unit, old.meeting_id, ballot_id, new)
        return change(old.meeting_id, unit)

    def drop(self, ballot_id: str) -> Change:
        """Take a vote out of the record."""
        old = self.ctx.rows.part(Ballot, ballot_id)
        self.ctx.changeable(old.meeting_id)
        known = self._known(old)
        with self.ctx.store.command("meetings.drop_vote") as unit:
            if known is not None:
                unit.delete("meeting_moment", known.id)
            vote = ElectionStore(self.ctx.store).votes(old.meeting_id).get(ballot_id)
            if vote is not None:
                unit.delete("meeting_election_vote", vote.id)
            unit.delete("meeting_ballot", ballot_id)
        return change(old.meeting_id, unit)

    def base(
        self,
        meeting_id: str,
        matter_id: str,
        about_id: str = "",
        *,
        about_votes: bool = True,
    ) -> Base:
        """Say whose votes would be the whole on a matter, as things stand now.

        ``about_id`` is the member the matter is about; no rule known to us says whether
        he votes on it himself, so the meeting decides (``about_votes``).
        """
        meeting = self.ctx.rows.meeting(meeting_id)
        new = NewBallot(subject="", about_id=about_id, about_votes=about_votes)
        when = self._moment(meeting_id, new)
        matter = matters.to_decide(self.ctx, meeting, matter_id)
        return self._base(meeting, matter, when)

    def _elect(
        self,
        unit: Command,
        meeting_id: str,
        ballot_id: str,
        new: NewBallot,
        poll: tuple[str, int | None] = ("", None),
    ) -> None:
        """Note by which terms a vote elects; a vote that elects nobody has no note."""
        meeting = self.ctx.rows.meeting(meeting_id)
        known = ElectionStore(self.ctx.store).votes(meeting_id).get(ballot_id)
        if matters.office_of(self.ctx, meeting, new.matter) is None:
            if known is not None:
                unit.delete("meeting_election_vote", known.id)
            return
        terms = matters.terms_of(self.ctx, meeting)
        values: dict[str, object] = {
            "terms_id": terms.id,
            "person_id": new.about_id or None,
        }
        if known is not None:
            unit.update("meeting_election_vote", known.id, values)
            return
        values |= {"poll": poll[0], "seats": poll[1]}
        unit.insert(
            "meeting_election_vote",
            {"meeting_id": meeting_id, "ballot_id": ballot_id, **values},
        )

    def _known(self, ballot: Ballot) -> Moment | None:
        found = self.ctx.rows.parts(Moment, ballot.meeting_id)
        return next((one for one in found if one.ballot_id == ballot.id), None)

    def _moment(
        self, meeting_id: str, new: NewBallot, known: Moment | None = None
    ) -> Moment:
        """Say when a vote is taken: as told, now, or of a closed meeting at its end."""
        meeting = self.ctx.rows.meeting(meeting_id)
        at = new.at or (known.at if known else meeting.closed_at or self.ctx.now())
        return Moment(
            id="",
            meeting_id=meeting_id,
            ballot_id="",
            at=at,
            about_id=new.about_id,
            about_votes=new.about_votes,
        )

    def _checked(
        self, meeting_id: str, new: NewBallot, when: Moment
    ) -> dict[str, object]:
        meeting = self.ctx.changeable(meeting_id)
        if meeting.started_at is None:
            raise RollNotOpen
        online = self.ctx.rules.online_rules(meeting.on_day)
        if new.secret and meeting.form in online.no_secret_ballot:
            raise SecretVoteOnline(field="secret")
        if meeting.form == BY_GROUPS:
            raise GroupVoteReserved(field="subject")
        matter = matters.to_decide(self.ctx, meeting, new.matter)
        base = self._base(meeting, matter, when)
        self._check_election(meeting, new, base)
        votes.check(new, base, self.ctx.rules.voting(meeting.on_day), matter=matter)
        papers = new.secret
        return {
            "item_id": new.item_id or None,
            "matter": new.matter,
            "subject": self.ctx.title(new.subject, "subject"),
            "secret": int(papers),
            "handed_out": new.handed_out if papers else 0,
            "returned": new.returned if papers else 0,
            "invalid": new.invalid if papers else 0,
            "in_favour": new.in_favour,
            "against": new.against,
            "other": new.other,
        }

    def _check_election(self, meeting: Meeting, new: NewBallot, base: Base) -> None:
        office = matters.office_of(self.ctx, meeting, new.matter)
        if office is not None:
            elections.check_office(office, base.official)
            terms = matters.terms_of(self.ctx, meeting)
            elections.check_way(office, terms, secret=new.secret)

    def _base(self, meeting: Meeting, matter: Matter, when: Moment) -> Base:
        lines = roll.at_moment(
            self.ctx.rows.parts(RollLine, meeting.id),
            (
                *self.ctx.rows.parts(Presence, meeting.id),
                *gone_at(self.ctx, meeting, when.at),
            ),
            when.at,
        )
        all_vote = self.ctx.kind(meeting).roll == "committee"
        aside = roll.kept_aside(when)
        return roll.voting_base(lines, matter, all_vote=all_vote, aside=aside)


def _written(when: Moment) -> dict[str, object]:
    return {
        "meeting_id": when.meeting_id,
        "at": moment(when.at),
        "about_id": when.about_id or None,
        "about_votes": int(when.about_votes),
    }
