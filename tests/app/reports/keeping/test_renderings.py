"""Locked minutes show exactly the pages they had when they were locked."""

import pypdfium2
import pytest

from app.documents.text import plain_text
from app.reports import drawing
from tests.app.features.meetings.office import desk, held


@pytest.fixture
def found(store, clock):
    return desk(store, clock)


@pytest.fixture
def locked(found):
    meeting_id = held(found)
    found.office.meetings.minutes.sign(meeting_id)
    found.office.meetings.minutes.lock(meeting_id)
    return meeting_id


def pages(content):
    with pypdfium2.PdfDocument(content) as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


def drawn(found, meeting_id, **options):
    return drawing.pdf(found.office.reports.prepare("minutes", meeting_id), **options)


def kept_bytes(found):
    row = found.office.store.rows("SELECT sha256 FROM report_kept")[0]
    return found.office.attachments.read(row["sha256"])


def test_the_bytes_of_the_locking_are_shown_afterwards(found):
    meeting_id = held(found)
    minutes = found.office.meetings.minutes
    minutes.sign(meeting_id)
    signed = drawn(found, meeting_id)
    minutes.lock(meeting_id)
    assert drawn(found, meeting_id) == kept_bytes(found) == signed


def test_new_wording_does_not_reach_locked_minutes(found, locked, tmp_path):
    reports = found.office.reports
    before = reports.prepare("minutes", locked)
    for path in reports._wording_folder.glob("*.toml"):
        words = path.read_text(encoding="utf-8").replace("Địa điểm", "Nơi họp")
        (tmp_path / path.name).write_text(words, encoding="utf-8")
    reports._wording_folder = tmp_path
    after = reports.prepare("minutes", locked)
    assert after.doc == before.doc
    assert "Địa điểm" in plain_text(after.doc)
    assert drawing.pdf(after) == kept_bytes(found)
    assert reports.state(after).current == reports.state(before).current


def test_an_addendum_follows_the_old_pages(found, locked):
    old = pages(drawn(found, locked))
    minutes = found.office.meetings.minutes
    minutes.add_addendum(locked, "Sửa “ngõ 12” thành “ngõ 21”.", "Ghi nhầm")
    minutes.add_addendum(locked, "Bổ sung người dự.", "Ghi thiếu")
    new = pages(drawn(found, locked))
    assert new[: len(old)] == old
    assert "PHỤ LỤC SỐ 01" in new[len(old)]
    assert "ngõ 21" in new[len(old)]
    assert "PHỤ LỤC SỐ 02" in new[-1]
    assert len(new) == len(old) + 2
    doc = found.office.reports.prepare("minutes", locked).doc
    assert "Bổ sung người dự." in plain_text(doc)


def test_two_sided_only_moves_even_pages(found, locked):
    with pypdfium2.PdfDocument(drawn(found, locked, duplex=True)) as pdf:
        lefts = []
        for page in pdf:
            text = page.get_textpage()
            at = text.search("BB-").get_next()[0]
            lefts.append(round(text.get_charbox(at)[0] / 72 * 25.4))
    # 30 mm on odd and 15 mm on even pages, then 13 mm of QR picture.
    assert (
        lefts == [43, 28][: len(lefts)]
        or lefts == ([43, 28] * len(lefts))[: len(lefts)]
    )
    assert len(lefts) >= 2


def test_nothing_is_locked_when_the_pages_cannot_be_kept(found, monkeypatch):
    from app.infra.attachments import Attachments
    from app.infra.errors import DiskFull

    meeting_id = held(found)
    minutes = found.office.meetings.minutes
    minutes.sign(meeting_id)

    def full(self, content, media_type):
        raise DiskFull(path=self.path)

    monkeypatch.setattr(Attachments, "add", full)
    with pytest.raises(DiskFull):
        minutes.lock(meeting_id)
    monkeypatch.undo()
    assert found.office.meetings.meeting(meeting_id).meeting.state.value == "signed"
    assert found.office.store.rows("SELECT * FROM report_kept") == []
    minutes.lock(meeting_id)
    assert len(found.office.store.rows("SELECT * FROM report_kept")) == 1


def test_what_is_kept_cannot_be_changed(found, locked):
    store = found.office.store
    row = store.rows("SELECT id FROM report_kept")[0]
    for act in ("update", "delete"):
        change = {"update": ({"size": 1},), "delete": ()}[act]
        with store.command("test") as unit, pytest.raises(Exception, match="locked"):
            getattr(unit, act)("report_kept", row["id"], *change)


def test_the_kept_pages_are_no_leftovers_for_the_sweep(found, locked):
    from app.infra.safety.sweeping import needed

    row = found.office.store.rows("SELECT sha256 FROM report_kept")[0]
    assert row["sha256"] in needed(found.office.store, "2100-01-01")
