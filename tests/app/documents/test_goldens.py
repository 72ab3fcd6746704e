"""Pages look as they did. A changed page is written to ``artefacts`` to look at."""

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from app.documents.pdf.render import render_pdf
from tests.app.documents import samples
from tests.app.documents.conftest import grey_pages

TESTS = Path(__file__).parents[2]
PAGES = {
    "minutes-1": (samples.minutes, 0),
    "minutes-4": (samples.minutes, 3),
    "every-1": (samples.every_node, 0),
    "every-2": (samples.every_node, 1),
    "every-3": (samples.every_node, 2),
}
DPI = 48
# Mean difference of grey, of 255: a moved line gives 2 and more.
TOLERANCE = 0.6


@pytest.mark.parametrize("name", PAGES)
def test_the_page_looks_as_it_did(name, profile):
    build, number = PAGES[name]
    page = grey_pages(render_pdf(build(), profile), DPI)[number]
    expected = Image.open(TESTS / "golden" / "documents" / f"{name}.png").convert("L")
    same_size = page.size == expected.size
    difference = (
        ImageStat.Stat(ImageChops.difference(page, expected)).mean[0]
        if same_size
        else 255
    )
    if difference > TOLERANCE:
        folder = TESTS.parent / "artefacts"
        folder.mkdir(exist_ok=True)
        page.save(folder / f"{name}.png")
    assert difference <= TOLERANCE
