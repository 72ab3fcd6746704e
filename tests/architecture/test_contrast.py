"""The colour pairs of the design keep their contrast in every theme file."""

import tomllib
from pathlib import Path

import pytest

THEMES = Path(__file__).resolve().parents[2] / "resources" / "themes"
NAMES = ("light", "dark", "high_contrast")
TEXT_PAIRS = (
    "text/surface", "text/bg", "text2/nav", "text3/surface", "text3/bg", "text3/nav",
    "text3/sel", "accent_t/accent", "accent_t/accent_h", "accent/surface", "ok/ok_bg",
    "warn/warn_bg", "bad/bad_bg", "info/info_bg", "mute/mute_bg", "bad/sel",
    "accent/sel", "badge_t/badge", "text/hover", "text/sel", "text2/surface2",
    "accent/bg", "bad/surface", "text3/surface2", "bad/surface2", "text/surface2",
)  # fmt: skip
EDGE_PAIRS = ("line2/surface", "line2/nav", "focus/bg", "focus/surface", "accent/bg")
# What the design computed; a changed colour must be recomputed here too.
KNOWN = {
    ("light", "text/surface"): 17.4,
    ("dark", "text/surface"): 13.9,
    ("high_contrast", "text/surface"): 21.0,
    ("light", "accent_t/accent"): 8.0,
    ("dark", "accent_t/accent"): 7.2,
    ("light", "line2/nav"): 3.1,
    ("dark", "text3/sel"): 5.3,
    ("high_contrast", "bad/sel"): 7.7,
}


def colours(name):
    return tomllib.loads((THEMES / f"{name}.toml").read_text("utf-8"))["colour"]


def luminance(colour):
    def part(at):
        value = int(colour[at : at + 2], 16) / 255
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)


def contrast(name, pair):
    front, ground = (luminance(colours(name)[token]) for token in pair.split("/"))
    return (max(front, ground) + 0.05) / (min(front, ground) + 0.05)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("pair", TEXT_PAIRS)
def test_text_stands_out_from_its_ground(name, pair):
    assert contrast(name, pair) >= 4.5


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("pair", EDGE_PAIRS)
def test_edges_and_the_focus_ring_can_be_seen(name, pair):
    assert contrast(name, pair) >= 3.0


@pytest.mark.parametrize(("name", "pair"), KNOWN)
def test_the_formula_gives_the_figures_of_the_design(name, pair):
    assert contrast(name, pair) == pytest.approx(KNOWN[name, pair], abs=0.1)


def test_every_theme_has_the_same_tokens():
    assert set(colours("light")) == set(colours("dark")) == set(colours(NAMES[2]))


def test_every_colour_is_written_in_full():
    for name in NAMES:
        assert all(
            len(value) == 7 and int(value[1:], 16) >= 0
            for value in colours(name).values()
        )
