"""``import-members``: exit codes, one JSON object with the documented keys."""

import json

import pytest

from app.bootstrap import create_office, open_office
from app.cli.main import run
from app.infra.clock import SystemClock
from app.infra.paths import DataFolder, resources_folder
from app.infra.vault import Kdf
from tests.app.features.member_import.lists import HEAD, table, xlsx

PRACTICE = str(resources_folder() / "practice" / "danh-sach-dang-vien.xlsx")
QUICK = Kdf(memory_kib=64, time=1, lanes=1)
WORDS = "tám con trâu ăn cỏ non"


@pytest.fixture
def book(tmp_path, monkeypatch):
    """Make an encrypted book and put its passphrase into the environment."""
    folder = DataFolder(tmp_path / "sổ")
    office, _code = create_office(folder, WORDS, SystemClock(), kdf=QUICK)
    office.close()
    monkeypatch.setenv("SOCHIBO_PASSPHRASE", WORDS)
    return folder


def _json(capsys):
    return json.loads(capsys.readouterr().out)


def test_without_a_book_the_list_is_only_looked_at(capsys):
    assert run(["import-members", PRACTICE, "--json"]) == 0
    report = _json(capsys)
    assert list(report)[:11] == [
        "file",
        "sheet",
        "sheets",
        "encoding",
        "header_row",
        "header_rows",
        "mapping",
        "rows",
        "skipped",
        "counts",
        "written",
    ]
    assert report["counts"] == {
        "new": 23,
        "changed": 0,
        "same": 0,
        "conflict": 0,
        "refused": 0,
    }
    assert (report["header_row"], report["written"]) == (7, False)
    assert report["mapping"][1] == {
        "column": "B",
        "heading": "Số thẻ đảng viên",
        "field": "card_no",
        "kept": True,
        "label": "Số thẻ đảng viên",
        "how": "alias",
        "could_be": [],
        "encoding": "",
        "encodings": [],
        "reading": "",
        "encoding_named": False,
    }
    row = next(r for r in report["rows"] if r["name"] == "Đinh Thị Loan")
    assert list(row)[:8] == [
        "line",
        "name",
        "result",
        "values",
        "changes",
        "repairs",
        "problems",
        "conflicts",
    ]
    assert row["values"]["card_no"] == "031204550105"
    assert {(r["kind"], r["asks"]) for r in row["repairs"]} == {
        ("padded", True),
        ("name_case", False),
    }


def test_a_dry_run_writes_nothing_and_a_run_writes_once(book, capsys):
    data = ["--data", str(book.root), "--json"]
    assert run(["import-members", PRACTICE, "--dry-run", *data]) == 0
    assert not _json(capsys)["written"]
    assert run(["import-members", PRACTICE, "--accept-repairs", *data]) == 0
    assert _json(capsys)["written"]
    assert run(["import-members", PRACTICE, *data]) == 0
    report = _json(capsys)
    assert report["counts"]["same"] == 23
    assert not report["written"]
    office = open_office(book, WORDS, SystemClock())
    assert office.members.counts(SystemClock().today()).total == 23
    office.close()


def test_a_refused_row_gives_one_and_the_others_are_written(book, tmp_path, capsys):
    path = tmp_path / "ds.xlsx"
    path.write_bytes(xlsx([HEAD, *table()[1:], [4, None, "1970", "1990", None, None]]))
    assert run(["import-members", str(path), "--data", str(book.root), "--json"]) == 1
    report = _json(capsys)
    assert report["counts"]["refused"] == 1
    assert report["written"]
    problem = report["rows"][3]["problems"][0]
    assert problem["code"] == "RowNameMissing"
    assert problem["text"].startswith("Ô họ và tên trống")


def test_an_unreadable_list_gives_two_and_one_sentence(tmp_path, capsys):
    path = tmp_path / "ds.xls"
    path.write_bytes(b"<html><table></table></html>")
    assert run(["import-members", str(path), "--json"]) == 2
    streams = capsys.readouterr()
    error = json.loads(streams.out)
    assert error["error"]["code"] == "HtmlCalledWorkbook"
    assert streams.err.strip() == error["error"]["text"]
    assert run(["import-members", str(tmp_path / "không có.xlsx")]) == 2


def test_another_sheet_can_be_named(tmp_path, capsys):
    path = tmp_path / "ds.xlsx"
    path.write_bytes(xlsx(table(), sheets=[("Cũ", table()[:2], "visible")]))
    assert run(["import-members", str(path), "--sheet", "Cũ", "--json"]) == 0
    assert _json(capsys)["counts"]["new"] == 1
    assert run(["import-members", str(path), "--sheet", "Khác"]) == 2


def test_people_read_lines(capsys):
    assert run(["import-members", PRACTICE]) == 0
    out = capsys.readouterr().out
    assert "Dân tộc → Dân tộc (mục đang tắt, không lấy)" in out
    assert "23 dòng: 23 người mới" in out
    assert out.rstrip().endswith("Chưa ghi gì vào sổ.")


def _padded(tmp_path):
    rows = table()
    rows[1][5] = 1170004321
    path = tmp_path / "ds.xlsx"
    path.write_bytes(xlsx(rows))
    return str(path)


def _cards(book):
    office = open_office(book, WORDS, SystemClock())
    cards = {m.name: m.card_no for m in office.members.roll(SystemClock().today())}
    office.close()
    return cards["Nguyễn Thị Hồng Nhung"]


def test_a_lost_zero_is_put_back_only_after_a_yes(book, tmp_path, capsys):
    told = ["import-members", _padded(tmp_path), "--data", str(book.root), "--json"]
    assert run(told) == 0
    report = _json(capsys)
    repair = report["rows"][0]["repairs"][0]
    assert (repair["old"], repair["new"]) == ("1170004321", "001170004321")
    assert (repair["needs_yes"], repair["accepted"]) == (True, False)
    assert report["waiting_repairs"] == 1
    assert _cards(book) == ""
    assert run([*told, "--accept-repair", "2:card_no"]) == 0
    report = _json(capsys)
    assert report["rows"][0]["result"] == "changed"
    assert report["rows"][0]["repairs"][0]["accepted"]
    assert _cards(book) == "001170004321"


def test_questions_are_answered_on_the_line(book, tmp_path, capsys):
    path = tmp_path / "ds.xlsx"
    path.write_bytes(xlsx(table()))
    data = ["--data", str(book.root), "--json"]
    assert run(["import-members", str(path), *data]) == 0
    capsys.readouterr()
    rows = table()
    rows[1][3] = "02/03/1995"
    path.write_bytes(xlsx(rows))
    assert run(["import-members", str(path), "--all-or-nothing", *data]) == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "OpenConflicts"
    pick = ["--pick", "2:admitted_on=file"]
    assert run(["import-members", str(path), *pick, *data]) == 1
    report = _json(capsys)
    assert report["written"]
    assert report["rows"][0]["act"] == "correct"
    assert run(["import-members", str(path), "--pick", "9:phone=file", *data]) == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "UnknownChoice"


def test_a_column_can_be_given_another_meaning(tmp_path, capsys):
    rows = table(head=[*HEAD[:3], "Ngày kết nạp", *HEAD[4:]])
    path = tmp_path / "ds.xlsx"
    path.write_bytes(xlsx(rows))
    assert run(["import-members", str(path), "--json"]) == 0
    asked = _json(capsys)["mapping"][3]
    assert asked["field"] == "admitted_on"
    assert asked["could_be"] == ["admitted_on", "decision_on"]
    told = ["import-members", str(path), "--json", "--column", "D=decision_on"]
    assert run(told) == 0
    report = _json(capsys)
    assert report["mapping"][3]["how"] == "chosen"
    assert report["mapping"][3]["could_be"] == []
    assert report["rows"][0]["values"]["decision_on"] == "1995-02-03"
    assert run(["import-members", str(path), "--column", "Z=birth", "--json"]) == 2


def test_an_encoding_can_be_named_for_a_column(tmp_path, capsys):
    rows = table()
    rows[1][1] = "Bl¬t"
    for row in rows[2:]:
        row[1] = "Hm¬k"
    path = tmp_path / "cũ.xlsx"
    path.write_bytes(xlsx(rows))
    assert run(["import-members", str(path), "--json"]) == 0
    plain = _json(capsys)["mapping"][1]
    assert (plain["reading"], plain["encoding"]) == ("unicode", "")
    assert plain["encodings"] == ["unicode", "tcvn3", "vni"]
    assert plain["encoding_named"] is False
    run(["import-members", str(path), "--encoding", "B=tcvn3", "--json"])
    named = _json(capsys)
    assert [row["name"] for row in named["rows"]] == ["Blơt", "Hmơk", "Hmơk"]
    assert named["encoding"] == "tcvn3"
    assert named["mapping"][1]["encoding_named"] is True
    assert run(["import-members", str(path), "--encoding", "C=vni", "--json"]) == 2
    error = _json(capsys)["error"]
    assert error["code"] == "EncodingNotPossible"
    assert "C=vni" in error["text"]
