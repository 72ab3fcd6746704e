"""The index of texts: it finds what is there, best first, and is never out of step."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.infra.driver import Migrations
from app.infra.store import Store
from app.infra.textindex import words
from app.infra.textindex.keeping import keep_searchable
from app.infra.textindex.model import Indexed, Match, Shelf
from app.infra.textindex.tables import MIGRATIONS as SEARCH

NOTES = Migrations("notes")
_OWN = "SELECT value FROM json_each(?)"
SOURCE = Indexed(
    name="note",
    shelf=Shelf.DECIDED,
    select="""
      SELECT note.id AS id, book_id AS owner, on_day, name AS lead, text
      FROM note JOIN book ON book.id = book_id WHERE hidden = 0
    """,
    touched={
        "note": _OWN,
        "book": "SELECT id FROM note WHERE book_id IN (SELECT value FROM json_each(?))",
    },
)


@NOTES()
def m001_notes(db):
    db.executescript(
        """
        CREATE TABLE book (id TEXT PRIMARY KEY, on_day TEXT, name TEXT) STRICT;
        CREATE TABLE note (
          id TEXT PRIMARY KEY, book_id TEXT REFERENCES book(id), text TEXT,
          hidden INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        """
    )


@pytest.fixture
def kept(store):
    store.migrate([NOTES, SEARCH])
    keep_searchable(store, [SOURCE])
    return store


def book(store, day="2026-01-05", name="Họp"):
    with store.command("test.book") as unit:
        return unit.insert("book", {"on_day": day, "name": name})


def note(store, book_id, text, hidden=0):
    with store.command("test.note") as unit:
        row = {"book_id": book_id, "text": text, "hidden": hidden}
        unit.insert("note", row)
    return unit.id


def texts(store, typed, limit=8):
    return [found.text for found in store.texts.find(typed, Shelf.DECIDED, limit)]


@pytest.mark.parametrize(
    "typed", ["lap den chieu sang", "LẮP ĐÈN", "sáng đèn", "đe chi", "nGo 12", "“đèn”,"]
)
def test_a_sentence_is_found_without_marks_and_by_beginnings(kept, typed):
    note(kept, book(kept), "Thống nhất lắp “đèn chiếu sáng” ở ngõ 12…")
    assert len(texts(kept, typed)) == 1


@pytest.mark.parametrize(
    "typed", ["", "  ", "?!", "“”", "*", '"', "AND", "(", "den OR"]
)
def test_signs_of_the_query_language_are_only_words(kept, typed):
    note(kept, book(kept), "Đèn ngõ 12")
    assert texts(kept, typed) == []


def test_the_marks_as_typed_come_first_then_the_newest(kept):
    for day, text in (
        ("2026-01-05", "đồng chí Hòa"),
        ("2026-02-05", "đồng chí Hóa"),
        ("2026-03-05", "đồng chí Hoà"),
        ("2026-04-05", "đồng chí Hoa"),
    ):
        note(kept, book(kept, day), text)
    newest = ["đồng chí Hoa", "đồng chí Hoà", "đồng chí Hóa", "đồng chí Hòa"]
    # Both places of the tone mark are one spelling; composed or not makes no change.
    expected = ["đồng chí Hoà", "đồng chí Hòa", "đồng chí Hoa", "đồng chí Hóa"]
    assert texts(kept, "hoa") == newest
    assert texts(kept, "Hòa") == expected
    assert texts(kept, unicodedata.normalize("NFD", "hoà")) == expected


def test_a_phrase_goes_before_its_words_and_close_before_far(kept):
    day = book(kept)
    far = "đèn " + "từ " * 40 + "ngõ"
    for text in (far, "ngõ có đèn", "sửa đèn ngõ 12"):
        note(kept, day, text)
    found = kept.texts.find("đèn ngõ", Shelf.DECIDED)
    assert [one.text for one in found] == ["sửa đèn ngõ 12", "ngõ có đèn", far]
    assert [one.match for one in found] == [Match.PHRASE, Match.MARKED, Match.MARKED]
    plain = kept.texts.find("den ngo", Shelf.DECIDED)
    assert [one.match for one in plain] == [Match.NEAR, Match.NEAR, Match.WORDS]


def test_who_said_it_is_found_with_what_was_said(kept):
    note(kept, book(kept, name="Bùi Đức Thắng"), "Đề nghị lắp đèn")
    (found,) = kept.texts.find("thang den", Shelf.DECIDED)
    assert (found.lead, found.on_day) == ("Bùi Đức Thắng", "2026-01-05")


def test_hidden_texts_never_enter_and_leave_when_hidden(kept):
    day = book(kept)
    note(kept, day, "Góp ý riêng", hidden=1)
    note(kept, day, "Góp ý chung")
    assert texts(kept, "gop y") == ["Góp ý chung"]
    key = str(kept.value("SELECT id FROM note WHERE hidden = 0"))
    with kept.command("test.hide") as unit:
        unit.update("note", key, {"hidden": 1})
    assert texts(kept, "gop y") == []
    # Not even the words stay behind in the index.
    assert kept.value("SELECT count(*) FROM search_text('gop')") == 0


def test_undo_and_redo_take_the_index_with_them(kept):
    first = note(kept, book(kept), "Đèn ngõ 12")
    undone = kept.undo(first)
    assert texts(kept, "den") == []
    kept.undo(undone)
    assert texts(kept, "den") == ["Đèn ngõ 12"]
    key = str(kept.value("SELECT id FROM note"))
    with kept.command("test.change") as unit:
        unit.update("note", key, {"text": "Cống ngõ 5"})
    assert (texts(kept, "den"), texts(kept, "cong")) == ([], ["Cống ngõ 5"])
    kept.undo(unit.id)
    assert (texts(kept, "den"), texts(kept, "cong")) == (["Đèn ngõ 12"], [])


def test_what_fails_leaves_the_index_as_it_was(kept):
    day = book(kept)

    def fail():
        with kept.command("test.fail") as unit:
            unit.insert("note", {"book_id": day, "text": "Đèn"})
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert texts(kept, "den") == []
    with kept.command("test.outer") as unit:
        unit.insert("note", {"book_id": day, "text": "Cống"})
        with pytest.raises(RuntimeError):
            fail()
    assert (texts(kept, "den"), texts(kept, "cong")) == ([], ["Cống"])


def test_a_record_read_along_changes_what_depends_on_it(kept):
    day = book(kept, name="Cũ")
    note(kept, day, "Đèn")
    with kept.command("test.rename") as unit:
        unit.update("book", day, {"name": "Mới", "on_day": "2027-02-03"})
    assert texts(kept, "cu den") == []
    assert kept.texts.find("moi den", Shelf.DECIDED)[0].on_day == "2027-02-03"


def test_a_book_written_without_the_index_is_indexed_when_opened(kept):
    day = book(kept)
    note(kept, day, "Đèn")
    assert not keep_searchable(kept, [SOURCE])
    keep_searchable(kept, [])
    note(kept, day, "Cống")
    assert keep_searchable(kept, [SOURCE])
    assert (texts(kept, "den"), texts(kept, "cong")) == (["Đèn"], ["Cống"])


def test_an_old_book_is_indexed_whole(store):
    store.migrate([NOTES])
    day = book(store)
    for at in range(1200):
        note(store, day, f"Việc số {at}")
    store.migrate([NOTES, SEARCH])
    assert keep_searchable(store, [SOURCE])
    assert texts(store, "viec so 1199") == ["Việc số 1199"]
    assert len(store.texts.ids("viec", "note")) == 1200


def test_long_words_and_odd_signs_do_no_harm(kept):
    day = book(kept)
    for text in ("a" * 100_000, "m\u0303x", "\u0301", "12.500.000 đồng", "𝐀𝐁", "x_y"):
        note(kept, day, text)
    assert texts(kept, "a" * 90_000) == ["a" * 100_000]
    assert texts(kept, "12.500.000") == ["12.500.000 đồng"]
    assert texts(kept, "12.500") == ["12.500.000 đồng"]
    assert texts(kept, "y") == ["x_y"]


LETTERS = "aăâbcdđeêioôơuưyáàảãạắđĐÈẾ12 .,“”\n-"
TEXT = st.text(LETTERS, max_size=24)


def scan(rows, typed):
    """Answer as plain reading would: each word typed begins a word of the text."""
    asked = words.folded(typed)
    if not asked:
        return set()
    return {
        key
        for key, name, text, hidden in rows
        if not hidden
        and all(
            any(there.startswith(word) for there in words.folded(f"{name}\n{text}"))
            for word in asked
        )
    }


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    acts=st.lists(
        st.tuples(
            st.sampled_from(["add", "add", "change", "hide", "drop", "undo", "rename"]),
            st.integers(0, 9),
            TEXT,
        ),
        max_size=14,
    ),
    asked=st.lists(TEXT, min_size=1, max_size=4),
)
def test_the_index_answers_what_a_scan_answers(clock, acts, asked):
    store = Store.in_memory(clock)
    store.migrate([NOTES, SEARCH])
    keep_searchable(store, [SOURCE])
    day, done = book(store), []
    for act, at, text in acts:
        if act == "undo":
            if done:
                done.append(store.undo(done.pop()))
            continue
        with store.command("test.act") as unit:
            play(store, unit, act, at, text, day)
        if unit.touched:
            done.append(unit.id)
    rows = [
        tuple(row.values())
        for row in store.rows(
            "SELECT note.id, name, text, hidden FROM note"
            " JOIN book ON book_id = book.id"
        )
    ]
    for typed in [*asked, *(str(row[2])[:6] for row in rows)]:
        assert store.texts.ids(typed, "note") == scan(rows, typed)
    store.close()


def play(store, unit, act, at, text, day):
    keys = [str(row["id"]) for row in store.rows("SELECT id FROM note")]
    if act == "add":
        unit.insert("note", {"book_id": day, "text": text})
    elif act == "rename":
        unit.update("book", day, {"name": text})
    elif keys and act == "drop":
        unit.delete("note", keys[at % len(keys)])
    elif keys:
        values = {"hidden": 1} if act == "hide" else {"text": text}
        unit.update("note", keys[at % len(keys)], values)
