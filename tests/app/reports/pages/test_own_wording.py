"""Every document with wording can speak in the cell's words and loses nothing."""

from dataclasses import replace

import pytest

from app.documents.inline import lit
from app.documents.model import Para
from app.documents.text import plain_text
from app.reports.errors import TemplateBlockMissing, TemplatePlaceUnknown
from app.reports.keeping.templates import tried, worded
from app.reports.placing.kinds import KINDS
from app.reports.registry import REPORTS, Shelf
from tests.app.documents.test_wordtemplate import p, word


def paper(year, kind):
    """Give a paper of a kind that is not locked."""
    for name, (one, _record) in year.papers.items():
        prepared = year.prepared(name) if one == kind else None
        if prepared is not None and prepared.stored is None:
            return prepared
    raise LookupError(kind)


def look_at(year, prepared, path, body):
    path.write_bytes(word(body))
    return year.reports.templates.look_at(path, prepared.offered)


def test_the_list_names_every_document_that_takes_own_wording():
    reports = Shelf(REPORTS)
    kinds = {kind for kind in REPORTS if reports[kind].offered is not None}
    assert kinds == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_starting_file_changes_nothing(year, kind, tmp_path):
    prepared = paper(year, kind)
    path = tmp_path / "khoi-dau.docx"
    year.reports.templates.save_starter(prepared, path)
    picked = year.reports.templates.look_at(path, prepared.offered)
    if kind != "minutes":
        # The parts of minutes leave the lines under the title to the words.
        assert tried(prepared, picked).doc.blocks == prepared.doc.blocks
    assert set(prepared.offered.required) <= set(picked.template.places)


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_entered_cannot_be_left_out(year, kind, tmp_path):
    prepared = paper(year, kind)
    required = prepared.offered.required
    assert {"Đầu trang", "Chữ ký"} < set(required)
    for left_out in required:
        body = "".join(p(f"[[{one}]]") for one in required if one != left_out)
        with pytest.raises(TemplateBlockMissing):
            look_at(year, prepared, tmp_path / "a.docx", body)


@pytest.mark.parametrize("kind", KINDS)
def test_words_of_the_cell_stand_around_the_parts(year, kind, tmp_path):
    prepared = paper(year, kind)
    places = "".join(p(f"[[{one}]]") for one in prepared.offered.required)
    said = "".join(p(f"{one}: [[{one}]]") for one in prepared.offered.words)
    picked = look_at(
        year, prepared, tmp_path / "a.docx", p("LỜI RIÊNG") + said + places
    )
    text = plain_text(tried(prepared, picked).doc)
    assert "LỜI RIÊNG" in text
    assert "[[" not in text
    for name, value in prepared.offered.words.items():
        told = f"{name}: {value}".replace("\u00a0", " ")
        assert told in text.replace("\u00a0", " ")
    with pytest.raises(TemplatePlaceUnknown):
        look_at(year, prepared, tmp_path / "a.docx", places + p("[[Lương tháng]]"))


def test_what_people_typed_is_no_place_of_a_template(year):
    prepared = paper(year, "meeting_notice")
    words = {**prepared.offered.words, "Địa điểm": "[[Chữ ký]] {{ x }}"}
    offered = replace(prepared.offered, words=words)
    doc = worded(prepared.doc, (Para(lit("Tại [[Địa điểm]].")),), offered)
    assert plain_text(doc) == "Tại [[Chữ ký]] {{ x }}."
