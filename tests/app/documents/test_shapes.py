"""Documents of any shape are drawn whole: every letter of the tree is on a page."""

import random
from collections import Counter

import pytest

from app.documents.docx.render import render_docx
from app.documents.inline import lit
from app.documents.model import (
    Bullets,
    Col,
    Doc,
    Heading,
    PageBreak,
    Para,
    Recipients,
    Section,
    SignatureBlock,
    Signer,
    Table,
    row,
)
from app.documents.pdf.render import render_pdf
from app.documents.text import plain_text
from tests.app.documents import samples
from tests.app.documents.conftest import page_texts, squeezed

WORDS = ("Chi bộ", "nghị quyết", "đảng viên", "W" * 3, "W" * 40, "ngõ 12,", "a\nb")
SIGN = SignatureBlock(right=Signer("BÍ THƯ", "Tên Cuối", ("T/M CHI BỘ",)))


class Shapes:
    """Makes blocks of odd sizes from a seed."""

    def __init__(self, seed):
        self.dice = random.Random(seed)

    def words(self, *counts):
        count = self.dice.choice(counts)
        return " ".join(self.dice.choice(WORDS) for _ in range(count))

    def block(self):
        makers = (
            self.para,
            self.para,
            self.heading,
            self.table,
            self.table,
            self.bullets,
            self.turn,
            self.sign,
        )
        return self.dice.choice(makers)()

    def para(self):
        return Para(
            lit(self.words(0, 1, 5, 30, 120)), keep_next=self.dice.random() < 0.2
        )

    def heading(self):
        return Heading("H " + self.words(1, 6, 40), self.dice.choice((1, 2, 3)))

    def table(self):
        cols = tuple(
            Col(
                self.words(2),
                self.dice.choice((0, 0, 20, 60)),
                group=self.dice.choice(("", "", "G")),
            )
            for _ in range(self.dice.choice((1, 2, 4, 7)))
        )
        rows = tuple(
            row(
                *(
                    self.words(0, 1, 2, 6, 15, 15, 200)
                    for _ in range(self.dice.randrange(len(cols) + 1))
                ),
                kind=self.dice.choice(("body", "body", "section", "total")),
            )
            for _ in range(self.dice.choice((0, 1, 2, 3, 20)))
        )
        return Table(
            cols, rows, self.dice.choice(("", "Bảng")), small=self.dice.random() < 0.5
        )

    def bullets(self):
        return Bullets(
            tuple(lit(self.words(1, 20)) for _ in range(self.dice.choice((0, 1, 9))))
        )

    def turn(self):
        return self.dice.choice((PageBreak(), Section(landscape=True), Section()))

    def sign(self):
        left = self.dice.choice(
            (
                None,
                Recipients(
                    tuple(self.words(3) for _ in range(self.dice.choice((0, 2, 80))))
                ),
            )
        )
        return SignatureBlock(right=SIGN.right, left=left)

    def doc(self):
        blocks = tuple(self.block() for _ in range(self.dice.randrange(1, 9)))
        return Doc(
            "T", "NQ", samples.DAY, (*blocks, SIGN), landscape=self.dice.random() < 0.3
        )


@pytest.mark.parametrize("seed", range(16))
def test_every_letter_is_on_a_page_and_in_the_file(seed, profile):
    doc = Shapes(seed).doc()
    have = Counter(squeezed("".join(page_texts(render_pdf(doc, profile)))))
    want = Counter(c for c in squeezed(plain_text(doc)) if c.isalpha())
    assert {c: (n, have[c]) for c, n in want.items() if have[c] < n} == {}
    assert render_docx(doc, profile)


def test_a_list_of_recipients_longer_than_a_page_is_drawn(profile):
    sign = SignatureBlock(
        right=SIGN.right, left=Recipients(tuple(f"Nơi {n}" for n in range(90)))
    )
    text = "".join(
        page_texts(
            render_pdf(Doc("T", "NQ", samples.DAY, (Para(lit("x")), sign)), profile)
        )
    )
    assert "Nơi 89." in text
    assert "Tên Cuối" in text


def test_titles_of_columns_higher_than_a_page_are_drawn_once(profile):
    table = Table((Col("W " * 900, 12), Col("B")), (row("x", "y"),) * 3)
    pages = page_texts(render_pdf(Doc("T", "DS", samples.DAY, (table, SIGN)), profile))
    assert squeezed("".join(pages)).count("w") == 900
