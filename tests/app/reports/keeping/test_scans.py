"""Scans of signed papers are filed to the paper whose code they carry."""

import io

import pytest

from app.infra.errors import AttachmentKindRefused, FileTooLarge
from app.reports import drawing
from app.reports.errors import PaperCodeUnknown, PaperCodeUnreadable, ScanKindRefused
from tests.app.features.meetings.office import desk, held

PICTURE = b"\xff\xd8\xff\xe0" + b"anh" * 10


@pytest.fixture
def found(store, clock):
    return desk(store, clock)


@pytest.fixture
def printed(found):
    meeting_id = held(found)
    reports = found.office.reports
    prepared = reports.prepare("minutes", meeting_id)
    reports.note_output(prepared, "print")
    return meeting_id, prepared


def picture(tmp_path, name="ky.jpg"):
    from PIL import Image

    target = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(target, "JPEG")
    path = tmp_path / name
    path.write_bytes(target.getvalue())
    return path


def test_a_typed_code_leads_a_picture_to_its_meeting(found, printed, tmp_path):
    meeting_id, prepared = printed
    scans = found.office.reports.scans
    arrived = scans.look_at(picture(tmp_path), prepared.code.text.lower())
    assert (arrived.paper.kind, arrived.paper.record_id) == ("minutes", meeting_id)
    paper = arrived.paper
    change = scans.file(arrived, paper.kind, paper.record_id, " Tủ 2,  ngăn 1 ")
    (filed,) = scans.of("minutes", meeting_id)
    assert (filed.version, filed.code) == (1, prepared.code.text)
    assert (filed.file_name, filed.kept_where) == ("ky.jpg", "Tủ 2, ngăn 1")
    assert scans.content(filed)[:3] == b"\xff\xd8\xff"
    found.office.store.undo(change.command_id)
    assert scans.of("minutes", meeting_id) == []


def test_the_words_of_a_searchable_scan_are_enough(found, printed, tmp_path):
    meeting_id, prepared = printed
    path = tmp_path / "scan0001.pdf"
    path.write_bytes(drawing.pdf(prepared))
    arrived = found.office.reports.scans.look_at(path)
    assert arrived.paper.record_id == meeting_id
    assert arrived.paper.version == 1


def test_so_is_the_name_of_the_file(found, printed, tmp_path):
    meeting_id, prepared = printed
    path = picture(tmp_path, f"{prepared.code.text} da ky.jpg")
    assert found.office.reports.scans.look_at(path).paper.record_id == meeting_id


def test_without_a_code_the_paper_is_the_users_choice(found, printed, tmp_path):
    meeting_id, _ = printed
    scans = found.office.reports.scans
    arrived = scans.look_at(picture(tmp_path))
    assert arrived.paper is None
    scans.file(arrived, "minutes", meeting_id)
    assert scans.of("minutes", meeting_id)[0].version == 0


def test_a_scan_can_be_taken_out_and_brought_back(found, printed, tmp_path):
    meeting_id, _ = printed
    scans = found.office.reports.scans
    scans.file(scans.look_at(picture(tmp_path)), "minutes", meeting_id)
    change = scans.remove(scans.of("minutes", meeting_id)[0].id)
    assert scans.of("minutes", meeting_id) == []
    found.office.store.undo(change.command_id)
    assert len(scans.of("minutes", meeting_id)) == 1


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.docx", b"PK\x03\x04xxxx", ScanKindRefused),
        ("a.exe", b"MZ", AttachmentKindRefused),
        ("a.pdf", b"khong phai pdf", AttachmentKindRefused),
        ("a.pdf", b"", AttachmentKindRefused),
    ],
)
def test_what_is_no_scan_is_refused(found, tmp_path, name, content, problem):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(problem):
        found.office.reports.scans.look_at(path)


def test_a_damaged_pdf_is_kept_but_tells_nothing(found, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7 damaged")
    assert found.office.reports.scans.look_at(path).paper is None


def test_a_huge_file_is_refused_before_it_is_read(found, tmp_path):
    path = tmp_path / "a.pdf"
    with path.open("wb") as file:
        file.truncate(21 * 2**20)
    with pytest.raises(FileTooLarge):
        found.office.reports.scans.look_at(path)


def test_a_code_typed_wrongly_or_of_nobody_is_refused(found, printed, tmp_path):
    scans = found.office.reports.scans
    with pytest.raises(PaperCodeUnreadable):
        scans.look_at(picture(tmp_path), "BB-1")
    from dataclasses import replace

    other = replace(printed[1].code, paper="000000")
    with pytest.raises(PaperCodeUnknown):
        scans.look_at(picture(tmp_path), other.text)
