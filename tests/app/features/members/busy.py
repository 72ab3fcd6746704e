"""A cell of five whose secretary has everything in hand that a leaving ends."""

from datetime import date

from app.features.development.model.candidate import NewCandidate
from app.features.members.model import Happening
from app.features.tasks.model import NewTask
from app.people.groups.model import Seat

ON = date(2026, 11, 1)
TOLD = Happening("moved_out", ON, "9-QĐ/ĐU", elsewhere="Chi bộ 6")


def five(office, enrol):
    """Enrol five official members; An is secretary, leads a group, has work in hand."""
    names = ("Lê An", "Lê Bình", "Lê Chi", "Lê Dung", "Lê Em")
    people = [enrol(name) for name in names]
    an = people[0]
    office.people.appoint(an, "secretary", date(2024, 1, 1), "1-QĐ")
    group = office.groups.form("Tổ 1", date(2024, 1, 1)).record_id
    office.groups.seat(group, an, "Lê An", Seat.LEADER, date(2024, 1, 1))
    office.tasks.assign(
        NewTask(title="Rà soát hộ", owner_id=an, due_on=date(2026, 12, 1))
    )
    office.development.introduce(
        NewCandidate("Phạm Mới", introduced_on=date(2026, 5, 1), helper_id=an)
    )
    return people
