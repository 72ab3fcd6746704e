"""Members leave in every form from a scenario, each with its line in the log."""

from app.infra.paths import resources_folder
from app.scenario.player import play
from app.scenario.reader import read
from tests.app.scenario.test_player import SET_UP

STEPS = """
[[step]]
do = "members.import"
at = 2026-01-05T08:10:00
file = "danh-sach-dang-vien.xlsx"

[[step]]
do = "exports.members"
at = 2026-02-02T08:00:00
form = "national"

[[step]]
do = "exports.members"
at = 2026-02-02T08:05:00
form = "book"
format = "pdf"
name = "so.pdf"

[[step]]
do = "exports.members"
at = 2026-02-02T08:10:00
form = "list"
format = "csv"
fields = ["full_name", "card_no"]
people = ["Y Bih Niê", "Trần Văn Hòa"]
unmask = true
reason = "Đảng ủy yêu cầu"
name = "hai người.csv"

[[step]]
do = "exports.log"
at = 2026-02-03T08:00:00
"""


def test_the_steps_of_exports_play_through(tmp_path):
    source = resources_folder() / "practice" / "danh-sach-dang-vien.xlsx"
    (tmp_path / source.name).write_bytes(source.read_bytes())
    path = tmp_path / "scenario.toml"
    path.write_text(SET_UP + STEPS, encoding="utf-8")
    outcome = play(read(path), tmp_path / "out", "mật khẩu dài lắm")
    assert [played.sentence for played in outcome if not played.ok] == []
    national, book, two, log = (played.result for played in outcome[-4:])
    assert national == {
        "file": "csdl-dang-vien-2026-02-02.xlsx",
        "people": 23,
        "in_full": ["card_no"],
    }
    assert book["people"] == 23
    assert two == {"file": "hai người.csv", "people": 2, "in_full": ["card_no"]}
    assert log == {"lists": 3, "in_full": 3, "newest": "hai người.csv"}
    folder = tmp_path / "out" / "documents"
    assert (folder / "so.pdf").read_bytes().startswith(b"%PDF")
    text = (folder / "hai người.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines() == [
        '"Họ và tên","Số thẻ đảng viên"',
        '"Y Bih Niê","031204550109"',
        '"Trần Văn Hòa","031204550101"',
    ]
