"""No record with a mark of secrecy is ever stored, whichever feature writes it."""

import pytest

from app.bootstrap import build
from app.features.development.model.candidate import NewCandidate
from app.kernel.errors import SecretMark


def test_a_marked_text_stops_the_whole_command(store, clock):
    office = build(store, clock)
    new = NewCandidate("Cao Minh Quân", clock.today(), note="Kèm tài liệu mật số 5")
    with pytest.raises(SecretMark) as refused:
        office.development.introduce(new)
    assert refused.value.field == "note"
    assert office.people.everybody() == []


def test_a_correction_is_guarded_too_and_a_name_is_only_a_name(store, clock):
    office = build(store, clock)
    person = office.people.register("NGUYỄN THỊ MẬT")
    with pytest.raises(SecretMark):
        office.people.correct(person, note="TỐI MẬT")
    office.people.correct(person, note="Giữ bí mật nhà nước, hay nuôi ong lấy mật")
    assert office.people.person(person).note.startswith("Giữ bí mật")
