"""Label, lending slip and hand-over list; papers keep the names of their day."""

import shutil
import subprocess
from datetime import date

import pytest

from app.bootstrap import build
from app.features.members.model import Happening
from app.features.members.service.loans import NewLoan
from app.people.model import NewOfficer, UnitAnswers
from app.reports.errors import UnknownReport

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler")


@pytest.fixture
def office(store, clock):
    opened = build(store, clock)
    opened.people.set_up_unit(
        UnitAnswers(
            name="Chi bộ Thôn Đông",
            superior_name="Đảng bộ xã Hải Lăng",
            place="Hải Lăng",
            term_from=date(2025, 1, 1),
            term_to=date(2027, 6, 30),
        )
    )
    return opened


def _enrol(office, name, **fields):
    old = {"admitted_on": "1998-02-03", "official_on": "1999-02-03"}
    return office.members.enrol({**old, "full_name": name, **fields}).record_id


def _words(office, kind, record_id, tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(office.reports.make(kind, record_id).pdf)
    done = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True
    )
    return done.stdout.decode()


def test_a_label_says_where_the_file_is_and_no_personal_number(office, tmp_path):
    person = _enrol(
        office,
        "Y Bih Niê",
        card_no="031204550101",
        paper_cabinet="2",
        paper_box="5",
        phone="0912345678",
    )
    words = _words(office, "member_label", person, tmp_path)
    assert words.count("Y Bih Niê") == 4
    assert "Tủ: 2" in words
    assert "Hộp: 5" in words
    assert "Cặp: …" in words
    assert "031204550101" not in words
    assert "0912345678" not in words


def test_a_slip_names_the_borrower_and_leaves_the_return_open(office, tmp_path):
    person = _enrol(office, "Lê An", paper_cabinet="2")
    slip = office.members.loans.lend(
        person, NewLoan("Đảng ủy xã", date(2026, 11, 2), date(2026, 11, 16))
    ).record_id
    words = _words(office, "member_loan", slip, tmp_path)
    for said in ("PHIẾU MƯỢN HỒ SƠ", "Lê An", "Đảng ủy xã", "02/11/2026", "16/11/2026"):
        assert said in words
    assert "CHI BỘ THÔN ĐÔNG" in words


def test_a_hand_over_lists_who_moved_on_that_day_only(office, tmp_path):
    people = [_enrol(office, f"Lê {name}") for name in ("An", "Bình", "Chi")]
    told = Happening("moved_out", date(2026, 5, 4), "9-QĐ", elsewhere="Chi bộ 6")
    office.members.happenings.record_for_all(people[:2], told)
    other = Happening("moved_out", date(2026, 5, 5), "10-QĐ", elsewhere="Huế")
    office.members.record_event(people[2], other)
    words = _words(office, "hand_over", "2026-05-04", tmp_path)
    assert "Danh sách có 2 đồng chí." in words
    assert "Chi bộ 6" in words
    assert "Lê Chi" not in words
    with pytest.raises(UnknownReport):
        office.reports.make("hand_over", "hôm qua")


def test_papers_show_who_and_what_held_on_their_day(office, tmp_path):
    old, new = _enrol(office, "Trần Văn Hòa"), _enrol(office, "Đặng Thị Ánh")
    office.people.appoint(old, "secretary", date(2025, 1, 1), "1-QĐ")
    office.people.rename(
        date(2026, 7, 1),
        "12-QĐ",
        name="Chi bộ Tổ dân phố 5",
        superior_name="Đảng bộ phường An Bình",
    )
    office.people.change_term(
        date(2026, 9, 1), date(2030, 8, 31), [NewOfficer(new, "secretary", "20-QĐ")]
    )
    march = _words(office, "member_list", "2026-03-15", tmp_path)
    assert "CHI BỘ THÔN ĐÔNG" in march
    assert "ĐẢNG BỘ XÃ HẢI LĂNG" in march
    assert march.rstrip().endswith("Trần Văn Hòa") or "Trần Văn Hòa" in march
    november = _words(office, "member_list", "2026-11-15", tmp_path)
    assert "CHI BỘ TỔ DÂN PHỐ 5" in november
    assert "ĐẢNG BỘ PHƯỜNG AN BÌNH" in november
    assert "THÔN ĐÔNG" not in november
    assert office.people.officer("secretary", date(2026, 8, 31)).name == "Trần Văn Hòa"
    assert office.people.officer("secretary", date(2026, 9, 1)).name == "Đặng Thị Ánh"
