"""A code from paper leads to its record and says how old the paper is."""

import pytest

from app.documents.paper.code import code_in
from app.features.meetings.model.entries import NewOpinion
from app.kernel.places import Place
from app.reports import drawing
from app.reports.errors import PaperCodeUnknown, PaperCodeUnreadable
from tests.app.features.meetings.office import desk, discussed


@pytest.fixture
def found(store, clock):
    return desk(store, clock)


@pytest.fixture
def printed(found):
    """Print the minutes of a meeting that still runs; give its id and its code."""
    meeting_id = discussed(found)
    reports = found.office.reports
    prepared = reports.prepare("minutes", meeting_id)
    reports.note_output(prepared, "print")
    return meeting_id, prepared.code


def test_a_fresh_print_is_current(found, printed):
    meeting_id, code = printed
    seen = found.office.reports.recognise(code.text.lower())
    assert (seen.paper.kind, seen.paper.record_id) == ("minutes", meeting_id)
    assert (seen.paper.version, seen.current, seen.is_older) == (1, 1, False)


def test_after_a_changed_word_the_paper_is_old(found, printed):
    meeting_id, code = printed
    office = found.office
    found.at(2026, 12, 5, 8, 0)
    opinion = NewOpinion(text="Thêm một ý kiến.", speaker="Khách")
    office.meetings.floor.note_opinion(meeting_id, opinion)
    seen = office.reports.recognise(code.qr)
    assert (seen.paper.version, seen.current, seen.is_older) == (1, 2, True)
    changed = office.reports.differences(
        office.reports.prepare("minutes", meeting_id), seen.paper.version
    )
    assert any("Thêm một ý kiến." in one.new for one in changed)


def test_the_printed_page_itself_carries_the_code(found, printed):
    import pypdfium2

    meeting_id, code = printed
    content = drawing.pdf(found.office.reports.prepare("minutes", meeting_id))
    with pypdfium2.PdfDocument(content) as pdf:
        for page in pdf:
            assert code_in(page.get_textpage().get_text_bounded()) == code


def test_what_never_left_is_not_recognised(found):
    meeting_id = discussed(found)
    code = found.office.reports.prepare("minutes", meeting_id).code
    with pytest.raises(PaperCodeUnknown) as caught:
        found.office.reports.recognise(code.text)
    assert caught.value.facts["code"] == code.text


def test_a_content_that_fits_no_version_is_said_so(found, printed):
    from dataclasses import replace

    _, code = printed
    forged = replace(code, mark="00000")
    seen = found.office.reports.recognise(forged.text)
    assert (seen.paper.version, seen.is_older) == (0, True)


@pytest.mark.parametrize("text", ["", "  ", "12-BB/CB", "\x00", "BB" * 500])
def test_other_words_are_refused_with_what_was_typed(found, text):
    with pytest.raises(PaperCodeUnreadable):
        found.office.reports.recognise(text)


def test_the_same_record_of_another_book_has_another_code(found, printed):
    meeting_id, code = printed
    found.office.store.set_meta("db_id", "another book")
    assert found.office.reports.prepare("minutes", meeting_id).code.paper != code.paper


def test_the_search_field_takes_a_code(found, printed):
    meeting_id, code = printed
    (hit,) = found.office.reports.search(f" {code.qr} ")
    assert hit.place == Place("preview", f"minutes:{meeting_id}")
    assert "bản 1" in hit.excerpt
    assert found.office.reports.search("đèn chiếu sáng") == []
