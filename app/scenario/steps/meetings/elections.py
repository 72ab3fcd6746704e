"""Steps of elections: the cell's terms with their basis, the count of candidates."""

from datetime import date
from typing import Literal

from app.features.meetings.model.elections.records import (
    Choice,
    NewElection,
    NewElectionTerms,
)
from app.scenario.model import Fields, Number, Result, Stage, Step
from app.scenario.steps.meetings.table import item_of


class SetTerms(Fields):
    """Record what elects, from a day on; ``share`` is "1/2" or "2/3".

    ``reaching`` says that reaching the share is enough, otherwise more is needed.
    """

    since: date
    share: str
    basis: str
    reaching: bool = False
    base: Literal["members", "present"] = "members"
    secret: bool | None = None
    spare: Number | None = None


class DropTerms(Fields):
    """Take terms back, named by an earlier step, that no vote rests on."""

    terms: str


class Candidate(Fields):
    """A candidate with the votes for him; ``against`` counts in open votes only."""

    person: str
    votes: Number
    against: Number = 0


class Elect(Fields):
    """Record an election as counted."""

    meeting: str
    office: str
    seats: Number
    candidates: tuple[Candidate, ...]
    secret: bool = True
    handed_out: Number = 0
    returned: Number = 0
    invalid: Number = 0
    item: str = ""


def _set_terms(stage: Stage, fields: SetTerms) -> Result:
    numerator, _slash, denominator = fields.share.partition("/")
    new = NewElectionTerms(
        from_on=fields.since,
        numerator=_whole(numerator),
        denominator=_whole(denominator),
        inclusive=fields.reaching,
        base=fields.base,
        secret=fields.secret,
        spare=fields.spare,
        basis=fields.basis,
    )
    return {"id": stage.office.meetings.elections.set_terms(new).record_id}


def _drop_terms(stage: Stage, fields: DropTerms) -> Result:
    desk = stage.office.meetings.elections
    return {"id": desk.drop_terms(stage.ref(fields.terms)).record_id}


def _whole(text: str) -> int:
    # What is no number is no share; the service says so.
    return int(text) if text.strip().isdecimal() else 0


def _elect(stage: Stage, fields: Elect) -> Result:
    meeting_id = stage.ref(fields.meeting)
    new = NewElection(
        office=fields.office,
        seats=fields.seats,
        candidates=tuple(
            Choice(
                person_id=stage.person(one.person),
                votes=one.votes,
                against=one.against,
            )
            for one in fields.candidates
        ),
        secret=fields.secret,
        handed_out=fields.handed_out,
        returned=fields.returned,
        invalid=fields.invalid,
        item_id=item_of(stage, meeting_id, fields.item) if fields.item else "",
    )
    desk = stage.office.meetings.elections
    desk.count(meeting_id, new)
    found = desk.outcome(meeting_id)[-1]
    return {
        "id": meeting_id,
        "elected": list(found.elected),
        "tied": list(found.tied),
        "open_seats": found.open_seats,
    }


ELECTION_STEPS = (
    Step(
        "meetings.set_election_terms",
        "Ghi quy định bầu cử của cấp trên.",
        SetTerms,
        _set_terms,
    ),
    Step(
        "meetings.drop_election_terms",
        "Bỏ quy định bầu cử ghi nhầm.",
        DropTerms,
        _drop_terms,
    ),
    Step("meetings.elect", "Ghi kết quả bầu cử.", Elect, _elect),
)
