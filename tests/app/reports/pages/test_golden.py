"""Every kind of paper looks as it was agreed on, and says what was agreed on.

``golden/pages`` holds the pages of each kind as one small grey picture and as text. A
missing one is written, and the test fails so that somebody looks at it before it is
committed. A page that changed is left in ``artefacts/pages`` beside the old one.
"""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from app.documents.model import from_json, to_json
from app.reports import drawing
from tests.app.documents.conftest import grey_pages, page_texts

TESTS = Path(__file__).parents[3]
GOLDEN, CHANGED = TESTS / "golden" / "pages", TESTS.parent / "artefacts" / "pages"
NAMES = (
    "minutes-regular",
    "minutes-thematic",
    "minutes-combined",
    "minutes-extraordinary",
    "minutes-committee",
    "minutes-party_group",
    "minutes-admission",
    "minutes-year_review",
    "minutes-online",
    "minutes-groups",
    "restricted_annex",
    "meeting_notice",
    "meeting_programme",
    "resolution",
    "resolution_admission",
    "resolution_official",
    "extract",
    "resolution_extract",
    "paper_kit",
    "score_sheet",
    "group_sheet",
    "register_outgoing",
    "register_resolutions",
    "register_incoming",
    "task_sheet",
    "yearbook",
    "meeting_year_plan",
    "meeting_theme_plan",
    "month_empty",
)
# Of the book only its own first page: the rest is minutes, and digests of ids.
FIRST_PAGES = {"yearbook": 1}
DPI, GREYS, STEP, A_ROW = 40, 16, 17, 5
# The pictures are compared as squares of 4 pixels (2.5 mm): a moved line or rule
# changes the grey of some by 60 of 255 and more, another machine's smoothing by a few.
SQUARE, MOST, MEAN = 4, 40, 0.8
# Marks made of ids: they differ when a cell is set up in another order.
_MARK = re.compile(r"\b(?:[0-9A-F]{8}|[0-9a-f]{32,64})\b")


@pytest.fixture(scope="session")
def drawn(year):
    """Draw a paper once: its pages as pictures and as text."""
    found = {}

    def draw(name):
        if name not in found:
            prepared = year.prepared(name)
            doc = from_json(_MARK.sub("0A1B2C3D", to_json(prepared.doc).decode()))
            if prepared.stored is None and prepared.volume is None:
                prepared = replace(prepared, doc=doc)
            else:
                prepared = replace(prepared, doc=doc, stored=None)
            pdf, count = drawing.pdf(prepared), FIRST_PAGES.get(name)
            found[name] = grey_pages(pdf, DPI)[:count], page_texts(pdf)[:count]
        return found[name]

    return draw


def sheet_of(pages):
    """Lay the pages beside each other on one sheet."""
    wide = max(page.width for page in pages)
    high = max(page.height for page in pages)
    rows = -(-len(pages) // A_ROW)
    sheet = Image.new("L", (wide * min(len(pages), A_ROW), high * rows), 128)
    for at, page in enumerate(pages):
        sheet.paste(page, (at % A_ROW * wide, at // A_ROW * high))
    # Sixteen greys are enough for the eye, and half the size.
    return sheet.point(lambda grey: (grey + STEP // 2) // STEP * STEP)


def save(sheet, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    # Every grey that occurs keeps its place in the palette.
    sheet.quantize(GREYS, dither=Image.Dither.NONE).save(path, optimize=True)


def difference(old, new):
    """Give the largest and the mean difference of the squares; 255 for another size."""
    if old.size != new.size:
        return 255, 255.0
    squares = [one.reduce(SQUARE) for one in (old, new)]
    histogram = ImageChops.difference(*squares).histogram()
    count = sum(histogram)
    mean = sum(grey * times for grey, times in enumerate(histogram)) / count
    return max(grey for grey, times in enumerate(histogram) if times), mean


@pytest.mark.parametrize("name", NAMES)
def test_the_pages_look_as_they_did(drawn, name):
    pages, _texts = drawn(name)
    sheet, path = sheet_of(pages), GOLDEN / f"{name}.png"
    if not path.exists():
        save(sheet, path)
        pytest.fail(f"{path.name} was written: look at it, then commit it")
    most, mean = difference(Image.open(path).convert("L"), sheet)
    if most > MOST or mean > MEAN:
        save(sheet, CHANGED / f"{name}.png")
    assert most <= MOST
    assert mean <= MEAN


@pytest.mark.parametrize("name", NAMES)
def test_the_pages_say_what_they_did(drawn, name):
    _pages, texts = drawn(name)
    text = "\n=== \n".join(
        "\n".join(line.rstrip() for line in page.split("\n")) for page in texts
    )
    path = GOLDEN / f"{name}.txt"
    if not path.exists():
        path.write_text(text, encoding="utf-8")
        pytest.fail(f"{path.name} was written: look at it, then commit it")
    if text != path.read_text(encoding="utf-8"):
        CHANGED.mkdir(parents=True, exist_ok=True)
        (CHANGED / path.name).write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("moved", [(0, 3), (3, 0), (0, -2)])
def test_a_page_that_moved_by_two_millimetres_is_noticed(drawn, moved):
    pages, _texts = drawn("minutes-regular")
    sheet = sheet_of(pages)
    most, mean = difference(sheet, ImageChops.offset(sheet, *moved))
    assert most > MOST
    assert mean > MEAN


def test_every_kind_of_minutes_and_of_meeting_paper_has_its_pages():
    from app.infra.datafile import read_toml
    from app.infra.paths import rules_folder
    from app.reports.minutes.wording import Wording

    forms = read_toml(rules_folder() / "documents" / "minutes.toml", Wording).form
    kinds = {f"minutes-{kind}" for kind in forms} - {"minutes-other"}
    assert kinds <= set(NAMES)
    assert {path.stem for path in GOLDEN.iterdir()} == set(NAMES)
