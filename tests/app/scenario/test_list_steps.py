"""A list taken over in a scenario, with the answers somebody would give."""

from app.bootstrap import open_office
from app.infra.paths import DataFolder
from app.kernel.clock import SettableClock
from app.scenario.player import play
from app.scenario.reader import read
from tests.app.features.member_import.lists import HEAD, table, xlsx
from tests.app.scenario import cell

STEP = """
[[step]]
do = "members.import"
at = 2026-01-02T09:0{minute}:00
file = "{file}"
"""


WORDS = "tám con trâu ăn cỏ non"


def _cards(tmp_path, *steps):
    """Play the steps; give the results and the members by name."""
    rows = table(head=[*HEAD[:3], "Ngày kết nạp", *HEAD[4:]])
    rows[1][5] = 1170004321
    (tmp_path / "ds.xlsx").write_bytes(xlsx(rows))
    path = tmp_path / "scenario.toml"
    path.write_text(cell.HEAD + "".join(steps), encoding="utf-8")
    told = read(path)
    outcome = play(told, tmp_path / "out", WORDS)
    assert [played.sentence for played in outcome if not played.ok] == []
    clock = SettableClock(told.steps[-1].at)
    office = open_office(DataFolder(tmp_path / "out" / "data"), WORDS, clock)
    members = {m.name: m for m in office.members.roll(clock.today())}
    office.close()
    return [played.result for played in outcome][1:], members


def test_a_list_is_taken_over_with_answers(tmp_path):
    step = STEP.format(minute=1, file="ds.xlsx")
    answers = 'columns = { D = "decision_on" }\nleft_out = [3]\n'
    results, members = _cards(tmp_path, step + answers)
    assert (results[0]["new"], results[0]["written"]) == (3, 2)
    assert set(members) == {"Nguyễn Thị Hồng Nhung", "Lê Hữu Phước"}
    one = members["Nguyễn Thị Hồng Nhung"]
    assert one.values["decision_on"] == "1995-02-03"
    assert one.card_no == "001170004321"


def test_a_repair_can_be_left_unanswered(tmp_path):
    step = STEP.format(minute=1, file="ds.xlsx")
    _results, members = _cards(tmp_path, step + "accept_repairs = false\n")
    assert members["Nguyễn Thị Hồng Nhung"].card_no == ""
