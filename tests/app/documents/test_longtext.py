"""A text of many pages: every word once, in order, in time that grows with it."""

import re
from cProfile import Profile

from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.platypus import Paragraph

from app.documents.inline import lit
from app.documents.model import Col, Doc, Para, SignatureBlock, Signer, Table, row
from app.documents.pdf.fonts import register
from app.documents.pdf.longtext import LongText
from app.documents.pdf.render import render_pdf
from app.documents.pdf.styles import style_of
from app.documents.profile import profile_for
from tests.app.documents import samples
from tests.app.documents.conftest import page_texts

PROFILE = profile_for(samples.DAY)
WORD = re.compile(r"w\d+w")
# Ends that make lines of very different lengths.
SENTENCE = "Đồng chí Ngô Thị Thu Hương đề nghị lắp thêm đèn chiếu sáng ngõ 12."
TAILS = ("", "ơi", "nghiêng", "ngoằn-ngoèo", "a" * 40, "ĐƯỜNG")


def drawn(*blocks):
    return render_pdf(Doc("T", "BB", samples.DAY, blocks), PROFILE)


def words_on(pdf):
    return WORD.findall("\n".join(page_texts(pdf)))


@st.composite
def texts(draw):
    """A text of one to eight pages, with line breaks, and a lead in bold."""
    count = draw(st.integers(400, 3000))
    tails = draw(st.lists(st.sampled_from(TAILS), min_size=3, max_size=7))
    breaks = draw(st.sampled_from((0, 17, 230)))
    parts = []
    for number in range(count):
        end = "\n" if breaks and number % breaks == breaks - 1 else " "
        parts.append(f"w{number}w {tails[number % len(tails)]}".strip() + end)
    lead = lit("Đồng chí A: ", bold=True) if draw(st.booleans()) else ()
    return count, (*lead, *lit("".join(parts).strip()))


@given(texts(), st.integers(0, 41), st.sampled_from(("justify", "left")))
@settings(max_examples=25, deadline=None)
def test_every_word_is_there_once_and_in_order(text, before, align):
    count, runs = text
    filler = [Para(lit("Dòng trước."))] * before
    pdf = drawn(*filler, Para(runs, align=align), Para(lit("Dòng sau.")))
    assert words_on(pdf) == [f"w{number}w" for number in range(count)]


@given(texts(), st.integers(0, 30))
@settings(max_examples=10, deadline=None)
def test_so_it_is_above_a_signature(text, before):
    count, runs = text
    foot = SignatureBlock(left=Signer("THƯ KÝ"), right=Signer("CHỦ TRÌ"))
    pdf = drawn(*[Para(lit("Dòng trước."))] * before, Para(runs), foot)
    assert words_on(pdf) == [f"w{number}w" for number in range(count)]
    # The signature brings at least two lines of the text along.
    last = page_texts(pdf)[-1]
    assert "CHỦ TRÌ" in last
    assert len(WORD.findall(last)) >= 2


@given(texts(), texts())
@settings(max_examples=8, deadline=None)
def test_so_it_is_in_a_row_longer_than_a_page(left, right):
    count, runs = left
    table = Table((Col("A"), Col("B", 50)), (row(1, ""), row(runs, right[1])))
    pdf = drawn(table, Para(lit("Dòng sau.")))
    found = sorted(words_on(pdf), key=lambda word: int(word[1:-1]))
    expected = [*range(count), *range(right[0])]
    assert found == [f"w{number}w" for number in sorted(expected)]


def test_lines_break_where_a_short_paragraph_would_break_them():
    register()
    long = " ".join([SENTENCE] * 60)
    whole = Paragraph(long, style_of(PROFILE.body.text, "justify", 10))
    whole.wrap(165 / 25.4 * 72, 1e6)
    expected = [" ".join(words) for _room, words in whole.blPara.lines]
    found = [
        line.strip()
        for page in page_texts(drawn(Para(lit(long))))
        for line in page.split("\n")
    ]
    number = re.compile(r"\d+|Trang \d+/\d+")
    assert [line for line in found if not number.fullmatch(line)] == expected


def test_it_is_broken_into_lines_once(monkeypatch):
    broken = []
    original = Paragraph.breakLines

    def count(self, widths):
        if isinstance(self, LongText):
            broken.append(1)
        return original(self, widths)

    monkeypatch.setattr(Paragraph, "breakLines", count)
    pdf = drawn(Para(lit(" ".join(f"w{n}w" for n in range(6000)))))
    assert len(page_texts(pdf)) > 12
    assert broken == [1]


def test_twenty_thousand_words_take_four_times_the_steps_of_five_thousand():
    def steps(count):
        doc = Para((*lit("A: ", bold=True), *lit("từ ngữ " * (count // 2))))
        with Profile() as counted:
            drawn(doc)
        return sum(entry.callcount for entry in counted.getstats())

    steps(100)
    # Squared it would be 16.
    assert steps(20_000) < 5 * steps(5_000)
