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
    assert list(report) == [
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
    }
    row = next(r for r in report["rows"] if r["name"] == "Đinh Thị Loan")
    assert list(row) == [
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
    assert run(["import-members", PRACTICE, *data]) == 0
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
