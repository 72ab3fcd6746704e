"""The gallery: every widget in three themes and five sizes, audited, never cut."""

import pytest
import shiboken6

from tests.ui import gallery
from tests.ui.accessibility import audit
from tests.ui.clipping import clipped
from ui.widgets import theme


@pytest.fixture
def shown(look, qapp):
    window, _page, jobs, _messages = gallery.build(qapp)
    window.resize(1366, 690)
    window.show()
    yield window
    window.close()
    jobs.close()
    shiboken6.delete(window)


@pytest.mark.parametrize("percent", [100, 125, 150, 175, 200])
def test_no_words_are_cut_at_any_text_size(shown, qapp, percent):
    theme.current().change(percent=percent)
    qapp.processEvents()
    qapp.processEvents()
    assert clipped(shown) == []


@pytest.mark.parametrize("choice", ["light", "dark", "high_contrast"])
def test_every_theme_dresses_every_widget(shown, qapp, choice):
    theme.current().change(choice=choice)
    qapp.processEvents()
    picture = shown.grab().toImage()
    ground = picture.pixelColor(4, 300)
    assert ground == theme.current().color("bg")


def test_every_control_has_a_name(shown, qapp):
    qapp.processEvents()
    assert audit(shown) == []
