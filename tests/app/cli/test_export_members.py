"""``export-members``: the file, the documented keys, exit codes, nothing half done."""

import errno
import json
import os
import shutil

import openpyxl
import pytest

from app.bootstrap import create_office, open_office
from app.cli.main import run
from app.infra.clock import SystemClock
from app.infra.paths import DataFolder, resources_folder
from app.infra.vault import Kdf

PRACTICE = resources_folder() / "practice" / "danh-sach-dang-vien.xlsx"
QUICK = Kdf(memory_kib=64, time=1, lanes=1)
WORDS = "tám con trâu ăn cỏ non"


@pytest.fixture(scope="module")
def pattern(tmp_path_factory):
    """Make an encrypted book with the practice members once."""
    folder = DataFolder(tmp_path_factory.mktemp("pattern") / "sổ")
    office, _code = create_office(folder, WORDS, SystemClock(), kdf=QUICK)
    service = office.member_import
    opened = service.open_list(PRACTICE)
    service.write(service.preview(opened, service.columns(opened)))
    office.close()
    return folder.root


@pytest.fixture
def book(pattern, tmp_path, monkeypatch):
    """Copy the book, its passphrase at hand."""
    shutil.copytree(pattern, tmp_path / "sổ")
    monkeypatch.setenv("SOCHIBO_PASSPHRASE", WORDS)
    return DataFolder(tmp_path / "sổ")


def _export(book, path, *options):
    data = ["--data", str(book.root), "--json"]
    return run(["export-members", *data, *options, str(path)])


def _json(capsys):
    return json.loads(capsys.readouterr().out)


def _log(book):
    office = open_office(book, WORDS, SystemClock())
    lines = office.member_exports.log()
    office.close()
    return lines


def test_the_national_sheet_comes_back_without_a_difference(book, tmp_path, capsys):
    path = tmp_path / "csdl.xlsx"
    assert _export(book, path, "--as", "national") == 0
    report = _json(capsys)
    assert list(report) == [
        "file",
        "as",
        "format",
        "on",
        "people",
        "fields",
        "in_full",
        "masked",
        "bytes",
    ]
    assert (report["as"], report["format"], report["people"]) == (
        "national",
        "xlsx",
        23,
    )
    assert (report["in_full"], report["masked"]) == (["card_no"], [])
    assert report["bytes"] == path.stat().st_size
    data = ["--data", str(book.root), "--json"]
    assert run(["import-members", str(path), "--dry-run", *data]) == 0
    assert _json(capsys)["counts"] == {
        "new": 0,
        "changed": 0,
        "same": 23,
        "conflict": 0,
        "refused": 0,
    }


@pytest.mark.parametrize(
    ("form", "name"),
    [("book", "so.pdf"), ("book", "so.docx"), ("list", "ds.pdf"), ("list", "ds.csv")],
)
def test_the_suffix_chooses_the_format(book, tmp_path, capsys, form, name):
    path = tmp_path / name
    assert _export(book, path, "--as", form) == 0
    assert _json(capsys)["format"] == path.suffix[1:]
    head = {".pdf": b"%PDF", ".docx": b"PK", ".csv": b"\xef\xbb\xbf"}[path.suffix]
    assert path.read_bytes().startswith(head)


def test_without_a_suffix_or_format_the_form_has_its_usual_one(book, tmp_path, capsys):
    assert _export(book, tmp_path / "so", "--as", "book") == 0
    assert _json(capsys)["format"] == "pdf"


def test_a_format_the_form_has_not_is_wrong_use(book, tmp_path, capsys):
    assert _export(book, tmp_path / "csdl.pdf", "--as", "national") == 2
    assert _json(capsys)["error"]["code"] == "FormatNotOffered"
    assert list(tmp_path.iterdir()) == [book.root]


def test_numbers_are_masked_in_lists_until_asked_for_with_a_reason(
    book, tmp_path, capsys
):
    fields = ["--as", "list", "--fields", "full_name,card_no"]
    path = tmp_path / "ds.xlsx"
    assert _export(book, path, *fields) == 0
    assert _json(capsys)["masked"] == ["card_no"]
    assert not any("031204550101" in str(c.value) for c in _cells(path))
    full = tmp_path / "đủ.xlsx"
    assert _export(book, full, *fields, "--unmask") == 1
    assert _json(capsys)["error"]["code"] == "ExportReasonMissing"
    assert not full.exists()
    reason = ["--unmask", "--reason", "Đảng ủy yêu cầu"]
    assert _export(book, full, *fields, *reason) == 0
    assert _json(capsys)["in_full"] == ["card_no"]
    assert any(c.value == "031204550101" for c in _cells(full))
    newest, older = _log(book)
    assert (newest.file_name, newest.in_full) == ("đủ.xlsx", ("card_no",))
    assert (newest.reason, newest.people) == ("Đảng ủy yêu cầu", 23)
    assert (older.file_name, older.in_full) == ("ds.xlsx", ())


def _cells(path):
    sheet = openpyxl.load_workbook(path).active
    return [cell for row in sheet.iter_rows() for cell in row]


def test_an_existing_file_stays_unless_forced(book, tmp_path, capsys):
    path = tmp_path / "csdl.xlsx"
    path.write_bytes(b"mine")
    assert _export(book, path, "--as", "national") == 1
    assert _json(capsys)["error"]["code"] == "TargetExists"
    assert path.read_bytes() == b"mine"
    assert _export(book, path, "--as", "national", "--force") == 0
    assert path.read_bytes().startswith(b"PK")
    assert len(_log(book)) == 1


def test_a_file_in_the_folder_of_the_book_is_refused(book, tmp_path, capsys):
    before = book.book.read_bytes()
    for path in (book.book, book.root / "ds.xlsx", tmp_path / "sổ" / ".." / "sổ" / "a"):
        options = ["--as", "list", "--format", "xlsx", "--force"]
        assert _export(book, path, *options) == 2
        assert _json(capsys)["error"]["code"] == "InsideTheBook"
    assert book.book.read_bytes()[:64] == before[:64]
    assert _log(book) == []


def test_a_full_disk_is_one_sentence_and_leaves_nothing(
    book, tmp_path, capsys, monkeypatch
):
    path = tmp_path / "csdl.xlsx"
    path.write_bytes(b"old")
    real = os.fsync

    def full(handle):
        if any(one.suffix == ".part" for one in tmp_path.iterdir()):
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(handle)

    monkeypatch.setattr("os.fsync", full)
    assert _export(book, path, "--as", "national", "--force") == 2
    monkeypatch.undo()
    streams = capsys.readouterr()
    assert json.loads(streams.out)["error"]["code"] == "DiskFull"
    assert len(streams.err.strip().splitlines()) == 1
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["csdl.xlsx"]


def test_wrong_words_and_days_are_told_as_json(book, tmp_path, capsys, monkeypatch):
    path = tmp_path / "ds.xlsx"
    for options, code in (
        (["--fields", "full_name,tuổi"], "ListFieldUnknown"),
        (["--fields", "no"], "NoListFields"),
        (["--on", "31/02/2026"], "DayNotUnderstood"),
    ):
        assert _export(book, path, "--as", "list", *options) == 2
        assert _json(capsys)["error"]["code"] == code
    monkeypatch.setenv("SOCHIBO_PASSPHRASE", "sai rồi")
    assert _export(book, path, "--as", "list") == 2
    assert "error" in _json(capsys)
    assert run(["export-members", "--as", "list", "--data", str(tmp_path), "x"]) == 2
    assert not path.exists()


def test_the_roll_of_a_past_day_can_be_asked_for(book, tmp_path, capsys):
    path = tmp_path / "ds.xlsx"
    assert _export(book, path, "--as", "list", "--on", "01/01/1990") == 0
    report = _json(capsys)
    assert report["on"] == "1990-01-01"
    assert 0 < report["people"] < 23


def test_without_json_one_line_names_the_file(book, tmp_path, capsys):
    path = tmp_path / "so.xlsx"
    data = ["--data", str(book.root)]
    assert run(["export-members", "--as", "book", *data, str(path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"Đã ghi 23 người vào {path}: Sổ danh sách đảng viên")
    assert lines[1].endswith("đã ghi vào nhật ký xuất danh sách.")
