"""The same value is drawn once; another one is drawn anew, with the same bytes."""

import pytest

from app.reports import drawing
from app.reports.keeping import lately as module
from app.reports.keeping.lately import Lately
from tests.app.features.meetings.office import desk, held


@pytest.fixture
def found(store, clock):
    return desk(store, clock)


@pytest.fixture
def asked(monkeypatch):
    """Every PDF that is really drawn, by the title of its document."""
    titles = []

    def counted(prepared, **options):
        titles.append(prepared.title)
        return drawing.pdf(prepared, **options)

    class Counted:
        pdf = staticmethod(counted)
        docx = staticmethod(drawing.docx)
        xlsx = staticmethod(drawing.xlsx)

    monkeypatch.setattr(module, "drawing", Counted)
    return titles


def test_what_was_printed_is_not_drawn_again_for_the_package(found, asked):
    meeting_id = held(found)
    reports = found.office.reports
    printed = reports.lately.made(reports.prepare("minutes", meeting_id)).pdf
    again = reports.lately.pdf(reports.prepare("minutes", meeting_id))
    assert again is printed
    assert printed == drawing.pdf(reports.prepare("minutes", meeting_id))
    assert len(asked) == 1


def test_a_changed_record_is_drawn_anew(found, asked):
    meeting_id = held(found)
    reports = found.office.reports
    before = reports.lately.pdf(reports.prepare("minutes", meeting_id))
    found.office.meetings.floor.conclude(meeting_id, "Kết luận đã sửa.")
    prepared = reports.prepare("minutes", meeting_id)
    after = reports.lately.pdf(prepared)
    assert after != before
    assert after == drawing.pdf(prepared)
    assert len(asked) == 2


def test_two_documents_do_not_take_each_others_place(found, asked):
    meeting_id = held(found)
    reports = found.office.reports
    for _again in range(2):
        reports.lately.pdf(reports.prepare("minutes", meeting_id))
        reports.lately.pdf(reports.prepare("criteria_table", "2026"))
    assert len(asked) == len(set(asked)) == 2


def test_a_document_without_a_table_has_no_excel_file(found):
    meeting_id = held(found)
    prepared = found.office.reports.prepare("minutes", meeting_id)
    assert Lately().xlsx(prepared) is None


def test_the_oldest_drawings_are_given_up(found, asked, monkeypatch):
    monkeypatch.setattr(module, "_MOST", 1)
    meeting_id = held(found)
    reports, lately = found.office.reports, Lately()
    minutes = reports.prepare("minutes", meeting_id)
    lately.pdf(minutes)
    lately.pdf(reports.prepare("criteria_table", "2026"))
    lately.pdf(minutes)
    assert asked.count(minutes.title) == 2
