"""Numbers of papers are not torn apart at their hyphens where a line ends."""

from io import BytesIO

import docx
import pytest

from app.documents.docx.render import render_docx
from app.documents.inline import Run, lit
from app.documents.model import Col, Doc, Para, Table, row
from app.documents.paper.hyphens import kept_hyphens
from app.documents.pdf.fonts import font_name, register, width
from tests.app.documents import samples

NUMBER = "12-HD/BTCTW"


@pytest.fixture
def style(profile):
    register()
    return profile.body.text


def long(text, style, *, bold=False):
    return width(text, font_name(bold=bold), style.size)


def kept(text, style, room, first=0.0):
    return "".join(run.text for run in kept_hyphens(lit(text), style, room, first))


def test_a_hyphen_that_fits_where_its_word_does_not_is_kept(style):
    room = long(f"Theo {NUMBER}", style)
    assert kept(f"Theo {NUMBER}", style, room) == f"Theo {NUMBER}"
    assert kept(f"Theo {NUMBER}", style, room - 1) == "Theo 12\u2011HD/BTCTW"
    # No part of the number fits the first line: Word moves it as a whole.
    assert kept(f"Theo {NUMBER}", style, long("Theo 12", style)) == f"Theo {NUMBER}"


def test_the_first_line_is_shorter_by_its_indent(style):
    room = long(f"Theo {NUMBER}", style)
    assert kept(f"Theo {NUMBER}", style, room, 1.0) == "Theo 12\u2011HD/BTCTW"


def test_only_hyphens_at_the_end_of_a_line_change(style):
    room = long(f"Theo {NUMBER}", style) - 1
    rest = " - gạch -5 a-b"
    text = f"{NUMBER} và\nTheo {NUMBER}{rest}"
    assert kept(text, style, room) == f"{NUMBER} và\nTheo 12\u2011HD/BTCTW{rest}"


def test_runs_keep_their_looks_and_bold_letters_their_width(style):
    runs = (Run("Theo ", bold=True), Run("12-", italic=True), Run("HD/BTCTW"))
    room = long("Theo ", style, bold=True) + long("12-HD/BTCTW", style)
    assert kept_hyphens(runs, style, room + 1) == runs
    assert kept_hyphens(runs, style, room - 5) == (
        runs[0],
        Run("12\u2011", italic=True),
        runs[2],
    )


def test_a_word_wider_than_the_line_is_left_alone(style):
    word = "a-" * 80
    assert kept(f"x {word}", style, 100) == f"x {word}"


def test_words_own_hyphen_is_written_in_cells_and_paragraphs(profile):
    filler = "dài " * 17
    table = Table((Col("Căn cứ", 40),), (row(f"Theo văn bản {NUMBER}"),))
    doc = Doc("T", "NQ", samples.DAY, (table, Para(lit(f"{filler}{NUMBER} nhé"))))
    file = docx.Document(BytesIO(render_docx(doc, profile)))
    cell = file.tables[0].rows[1].cells[0].paragraphs[0]
    assert "noBreakHyphen" in cell._p.xml
    assert cell.text == f"Theo văn bản {NUMBER}"
    assert file.paragraphs[-1].text == f"{filler}{NUMBER} nhé"
