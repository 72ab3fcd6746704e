"""No colour, font or size outside resources/themes; icons that exist; one red."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
UI = ROOT / "ui"
SOURCES = sorted(UI.rglob("*.py"))
# The theme is where literals become looks; the sizes of these are named in u.
THEME = {UI / "widgets" / "theme.py"} | set((UI / "widgets" / "looks").rglob("*.py"))
FORBIDDEN = {
    "a colour literal": re.compile(r"""["']#[0-9a-fA-F]{3,8}["']|QColor\(\s*["'\d]"""),
    "a named Qt colour": re.compile(
        r"Qt\.GlobalColor\.(?!transparent)|Qt\.(?:red|black|white)\b"
    ),
    "a style sheet": re.compile(r"\.setStyleSheet\("),
    "a font": re.compile(r"QFont\(|\.setPointSize|\.setPixelSize|\.setBold\("),
    "a size in pixels": re.compile(
        r"\.(?:setFixedHeight|setFixedWidth|setFixedSize|setMinimumHeight|"
        r"setMinimumWidth|setMinimumSize|setMaximumHeight|setMaximumWidth|"
        r"setContentsMargins|setSpacing|addSpacing|setIconSize)"
        r"\(\s*(?:QSize\()?(?!0\b|1\b)\d"
    ),
    "the application's event pump": re.compile(r"\.processEvents\(|\.exec\(|exec_\("),
    "a whole Qt module": re.compile(r"from PySide6\.\w+ import \*"),
}
# The event loop itself may start the program.
ALLOWED = {
    ("the application's event pump", "ui/shell/start.py"),
    # Paper is white in every theme.
    ("a named Qt colour", "ui/widgets/document_view/view.py"),
}


def code_of(path):
    """Return the source without its comments."""
    return re.sub(r"(?m)#(?![0-9a-fA-F]{3,8}[\"']).*$", "", path.read_text("utf-8"))


@pytest.mark.parametrize("what", FORBIDDEN)
def test_the_window_code_has_no(what):
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in SOURCES
        if path not in THEME
        for match in FORBIDDEN[what].finditer(code_of(path))
        if (what, path.relative_to(ROOT).as_posix()) not in ALLOWED
    ]
    assert found == []


def test_the_patterns_find_what_they_forbid():
    samples = {
        "a colour literal": 'QColor("#fff")',
        "a named Qt colour": "Qt.GlobalColor.red",
        "a style sheet": "self.setStyleSheet(x)",
        "a font": "QFont()",
        "a size in pixels": "self.setFixedHeight(36)",
        "the application's event pump": "app.processEvents()",
        "a whole Qt module": "from PySide6.QtWidgets import *",
    }
    assert set(samples) == set(FORBIDDEN)
    for what, sample in samples.items():
        assert FORBIDDEN[what].search(sample), what


def test_every_icon_that_is_named_is_there():
    shipped = {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")}
    named = set()
    pattern = re.compile(
        r"(?:icon=|(?<![\w.])icon\(|pixmap\(|Picture\(|set_icon\(|EmptyState\()"
        r"\s*[\"']([a-z0-9-]+)[\"']"
    )
    for path in SOURCES:
        named |= set(pattern.findall(path.read_text("utf-8")))
    assert named - shipped - {"mark"} == set()
    assert named & shipped


def test_every_icon_takes_the_colour_of_the_theme():
    for path in (ROOT / "resources" / "icons").glob("*.svg"):
        drawing = path.read_text("utf-8")
        assert "currentColor" in drawing, path.name
        assert not re.search(r"#[0-9a-fA-F]{3,8}", drawing), path.name


def test_the_licences_of_fonts_and_icons_are_shipped():
    assert "SIL Open Font License" in (
        ROOT / "resources/fonts/inter/OFL.txt"
    ).read_text("utf-8")
    icons = (ROOT / "resources/icons/LICENSE.txt").read_text("utf-8")
    assert "ISC License" in icons
    assert "The MIT License" in icons


def test_the_sheet_names_only_tokens_that_exist():
    themes = ROOT / "resources" / "themes"
    tokens = tomllib.loads((themes / "light.toml").read_text("utf-8"))["colour"]
    sheet = (themes / "sheet.qss").read_text("utf-8")
    used = set(re.findall(r"@([a-z]+[0-9]?(?:_[a-z]+)?)", sheet))
    assert used - set(tokens) == set()
    assert not re.search(r"#[0-9a-fA-F]{6}", sheet)


def test_no_two_statuses_share_a_shape():
    from ui.widgets.status import Status

    assert len({status.icon for status in Status}) == len(Status)
    assert len({status.printed for status in Status}) == len(Status)


def test_no_type_role_is_smaller_than_twelve():
    raw = tomllib.loads((ROOT / "resources/themes/metrics.toml").read_text("utf-8"))
    assert min(role["size"] for role in raw["type"].values()) >= 12
