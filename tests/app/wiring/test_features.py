"""What features hand each other."""

from datetime import date, datetime

from app.bootstrap import build
from app.features.development.model.candidate import Happening, NewCandidate
from app.kernel.clock import VIETNAM


def test_an_admitted_candidate_stands_on_the_roll_and_undo_takes_both_back(
    store, clock
):
    office = build(store, clock)
    clock.set(datetime(2026, 11, 23, 8, 0, tzinfo=VIETNAM))
    candidate = office.development.introduce(
        NewCandidate(
            full_name="Cao Minh Quân", introduced_on=date(2026, 9, 1), start_stage="P12"
        )
    ).record_id
    told = Happening(stage="P13", on=date(2026, 11, 20), paper_no="12-QĐ/ĐU")
    change = office.development.record_step(candidate, told)
    assert "members" in change.kinds
    (member,) = office.members.roll(date(2026, 11, 23))
    assert (member.name, member.standing) == ("Cao Minh Quân", "probationary")
    assert office.members.roll(date(2026, 11, 19)) == []
    store.undo(change.command_id)
    assert office.members.roll(date(2026, 11, 23)) == []
