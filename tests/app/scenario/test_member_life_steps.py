"""Events put right, a life, loans, the bin and the organisation, from a scenario."""

from datetime import date

import pytest

from app.bootstrap import open_office
from app.infra.paths import DataFolder, resources_folder
from app.kernel.clock import SettableClock
from app.scenario.player import play
from app.scenario.reader import read
from tests.app.scenario.test_player import SET_UP

WORDS = "mật khẩu dài lắm"
STEPS = """
[[step]]
do = "members.import"
at = 2026-01-05T08:10:00
file = "danh-sach-dang-vien.xlsx"

[[step]]
do = "cell.appoint"
at = 2026-01-05T09:00:00
as = "bi-thu"
person = "Trần Văn Hòa"
role = "secretary"
from_on = 2025-07-01

[[step]]
do = "cell.correct_post"
at = 2026-01-05T09:10:00
post = "bi-thu"
from_on = 2025-06-15
decision_no = "12-QĐ/ĐU"

[[step]]
do = "cell.rename"
at = 2026-02-01T08:00:00
from_on = 2026-02-01
name = "Chi bộ 5A"

[[step]]
do = "cell.correct_naming"
at = 2026-02-02T08:00:00
was_from = 2026-02-01
from_on = 2026-01-20
name = "Chi bộ Tổ dân phố 5A"
decision_no = "3-QĐ"

[[step]]
do = "members.event"
at = 2026-03-02T08:00:00
person = "Phan Văn Tường"
kind = "suspended"
on = 2026-03-01
until = 2026-05-31
paper_no = "15-QĐ/ĐU"
file = "quyet-dinh.pdf"

[[step]]
do = "members.correct_event"
at = 2026-03-03T08:00:00
person = "Phan Văn Tường"
kind = "suspended"
was_on = 2026-03-01
on = 2026-02-20
until = 2026-04-30
paper_no = "15-QĐ/ĐU"
reason = "Ghi nhầm ngày"

[[step]]
do = "members.event_for_all"
at = 2026-06-01T08:00:00
people = ["Y Bih Niê", "Mai Xuân Ái"]
kind = "moved_out"
on = 2026-06-01
paper_no = "20-QĐ"
elsewhere = "Chi bộ 6"

[[step]]
do = "members.withdraw_event"
at = 2026-06-02T08:00:00
person = "Y Bih Niê"
kind = "moved_out"
on = 2026-06-01
reason = "Ở lại"

[[step]]
do = "members.restore"
at = 2026-06-03T08:00:00

[[step]]
do = "members.life_switch"
at = 2026-06-04T08:00:00
key = "discipline"
on = true

[[step]]
do = "members.life"
at = 2026-06-04T08:10:00
as = "khien-trach"
person = "Trần Văn Hòa"
kind = "discipline"
on = "2001-03"
title = "Khiển trách"

[[step]]
do = "members.life_remove"
at = 2026-06-04T08:20:00
line = "khien-trach"

[[step]]
do = "members.life"
at = 2026-06-04T08:30:00
person = "Trần Văn Hòa"
kind = "badge"
on = "2020-02-03"
years = 30

[[step]]
do = "members.lend"
at = 2026-06-05T08:00:00
as = "phieu"
person = "Trần Văn Hòa"
lent_to = "Đảng ủy phường"
since = 2026-06-05
due = 2026-06-20

[[step]]
do = "members.take_back"
at = 2026-06-15T08:00:00
loan = "phieu"
on = 2026-06-15

[[step]]
do = "cell.change_term"
at = 2026-07-01T08:00:00
from_on = 2026-07-01
to_on = 2031-06-30
[[step.elected]]
person = "Phan Văn Tường"
role = "secretary"
decision_no = "30-QĐ"
"""


@pytest.fixture
def told(tmp_path):
    source = resources_folder() / "practice" / "danh-sach-dang-vien.xlsx"
    (tmp_path / source.name).write_bytes(source.read_bytes())
    pdf = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
    (tmp_path / "quyet-dinh.pdf").write_bytes(pdf)
    path = tmp_path / "scenario.toml"
    path.write_text(SET_UP + STEPS, encoding="utf-8")
    return read(path)


def test_the_steps_of_a_life_and_of_the_organisation_play_through(told, tmp_path):
    outcome = play(told, tmp_path / "out", WORDS)
    assert [played.sentence for played in outcome if not played.ok] == []
    done = {played.planned.step.name: played.result for played in outcome}
    assert done["members.restore"]["name"] == "Y Bih Niê"
    clock = SettableClock(told.steps[-1].at)
    office = open_office(DataFolder(tmp_path / "out" / "data"), WORDS, clock)
    suspended = [
        office.members.counts(day).suspended
        for day in (date(2026, 2, 19), date(2026, 2, 20), date(2026, 5, 1))
    ]
    assert suspended == [0, 1, 0]
    assert office.members.counts(date(2026, 6, 1)).total == 21
    assert office.people.unit(date(2026, 1, 20)).name == "Chi bộ Tổ dân phố 5A"
    before = office.people.officer("secretary", date(2026, 6, 30))
    assert (before.name, before.decision_no) == ("Trần Văn Hòa", "12-QĐ/ĐU")
    after = office.people.officer("secretary", date(2026, 7, 1))
    assert after.name == "Phan Văn Tường"
    person = before.person_id
    assert [line.kind for line in office.members.life.of(person)] == ["badge"]
    assert office.members.loans.of(person)[0].returned_on == date(2026, 6, 15)
    office.close()
