"""``main.py self-test`` tells the truth where something is broken."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import fontfile, self_test
from app.infra import paths

ROOT = Path(__file__).resolve().parents[3]
FONTS = paths.resources_folder() / "fonts"
FONT = (FONTS / "tinos/Tinos-Regular.ttf").read_bytes()


def test_every_font_that_is_shipped_is_whole_and_asked_for():
    shipped = {f"{p.parent.name}/{p.stem}" for p in FONTS.rglob("*.ttf")}
    assert shipped == set(self_test.FONTS)
    assert all(fontfile.is_whole(path.read_bytes()) for path in FONTS.rglob("*.ttf"))


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"not a font at all",
        os.urandom(1000),
        FONT[:100],
        FONT[:-20],
        FONT[: len(FONT) // 2] + b"?" + FONT[len(FONT) // 2 + 1 :],
        FONT.replace(b"glyf", b"golf", 1)[:4] + b"\xff\xff" + FONT[6:],
    ],
    ids=["empty", "text", "noise", "head only", "cut off", "one byte", "tables told"],
)
def test_a_font_that_is_not_whole_is_noticed(broken):
    assert not fontfile.is_whole(broken)


@pytest.fixture
def resources(tmp_path, monkeypatch):
    """Fonts of our own, which a test may break."""
    shutil.copytree(FONTS, tmp_path / "fonts")
    monkeypatch.setattr(paths, "resources_folder", lambda: tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["Tinos-Italic", "NotoSansSymbols2-Boxes"])
@pytest.mark.parametrize("gone", [True, False], ids=["missing", "damaged"])
def test_a_broken_font_is_named(resources, name, gone):
    (path,) = resources.rglob(f"{name}.ttf")
    path.unlink() if gone else path.write_bytes(FONT[:5000])
    found = {check.name: check for check in self_test._own_checks()}["fonts"]
    assert not found.ok
    assert f"{name}.ttf" in found.detail


def test_a_cipher_that_cannot_be_loaded_is_an_answer_too(tmp_path):
    """The rest of the program cannot even be imported then; this command can."""
    (tmp_path / "sqlcipher3").mkdir()
    (tmp_path / "sqlcipher3/__init__.py").write_text("raise ImportError('no library')")
    environment = {
        **os.environ,
        "PYTHONPATH": str(tmp_path),
        "QT_QPA_PLATFORM": "offscreen",
    }
    done = subprocess.run(
        [sys.executable, "main.py", "self-test", "--json"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1, done.stderr
    told = json.loads(done.stdout)
    failed = [check["name"] for check in told["checks"] if not check["ok"]]
    assert (told["ok"], failed) == (False, ["cipher"])
    assert "Traceback" not in done.stderr
