"""Every use case of the members can be played from a scenario."""

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
do = "members.field"
at = 2026-01-05T08:00:00
key = "ethnicity"
on = true

[[step]]
do = "members.import"
at = 2026-01-05T08:10:00
file = "danh-sach-dang-vien.xlsx"

[[step]]
do = "members.enrol"
at = 2026-02-02T08:00:00
as = "khach"
name = "Lê Khách"
by = "temporary_in"
on = 2026-02-01
paper_no = "3-GT/ĐU"
[step.values]
official_on = "2001-01-01"

[[step]]
do = "members.correct"
at = 2026-02-03T08:00:00
person = "Y Bih Niê"
reason = "Chuyển nhà"
since = 2026-01-20
[step.values]
residence = "Số 41 ngõ 14"

[[step]]
do = "members.event"
at = 2026-03-02T08:00:00
person = "Phan Văn Tường"
kind = "exempted"
on = 2026-03-01
paper_no = "15-QĐ/ĐU"

[[step]]
do = "members.move"
at = 2026-04-01T08:00:00
people = ["Vũ Ngọc Ánh", "Tống Phước An"]
on = 2026-03-31
paper_no = "20-QĐ/ĐU"
elsewhere = "Chi bộ 6"
tasks_to = "Mai Xuân Ái"
"""


@pytest.fixture
def told(tmp_path):
    source = resources_folder() / "practice" / "danh-sach-dang-vien.xlsx"
    (tmp_path / source.name).write_bytes(source.read_bytes())
    path = tmp_path / "scenario.toml"
    path.write_text(SET_UP + STEPS, encoding="utf-8")
    return read(path)


def test_the_steps_of_members_play_through(told, tmp_path):
    outcome = play(told, tmp_path / "out", WORDS)
    assert [played.sentence for played in outcome if not played.ok] == []
    done = {played.planned.step.name: played.result for played in outcome}
    assert done["members.import"]["new"] == 23
    clock = SettableClock(told.steps[-1].at)
    office = open_office(DataFolder(tmp_path / "out" / "data"), WORDS, clock)
    counts = office.members.counts(date(2026, 3, 2))
    assert (counts.total, counts.exempt, counts.temporary_in) == (23, 1, 1)
    member = next(
        m for m in office.members.roll(date(2026, 3, 2)) if m.name == "Y Bih Niê"
    )
    assert member.values["residence"] == "Số 41 ngõ 14"
    assert member.values["ethnicity"] == "Ê Đê"
    # The new residence counts from 20 January; on the 19th the imported one held.
    before = office.members.card(member.person_id, date(2026, 1, 19)).member
    assert before.values["residence"] != "Số 41 ngõ 14"
    assert office.members.counts(date(2026, 3, 30)).total == 23
    assert office.members.counts(date(2026, 3, 31)).total == 21
    office.close()
