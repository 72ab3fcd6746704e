"""What must not be in the tree, and what a newcomer must find."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, modules, name, tree

TEXT = {".py", ".toml", ".md", ".lock", ".txt", ".cfg", ".ini", ".sh", ".xml", ".json"}


def tracked() -> list[Path]:
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        hidden = {".venv", ".mypy_cache", ".ruff_cache", "__pycache__", "wheelhouse"}
        found = (p for p in ROOT.rglob("*") if not hidden & set(p.parts))
        return [p for p in found if p.is_file()]
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    paths = [ROOT / p for p in listed.stdout.split("\0") if p]
    return [p for p in paths if p.exists()]


def texts() -> list[Path]:
    return [p for p in tracked() if p.suffix in TEXT or p.name == "run"]


def test_locks_hold_no_address():
    for lock in (ROOT / "installer").glob("*.lock"):
        assert "://" not in lock.read_text(encoding="utf-8")


def test_no_lock_of_a_tool_that_records_addresses():
    names = {p.name for p in tracked()}
    assert not {n for n in names if n == "uv.lock" or n.startswith("pylock")}


def test_no_program_or_wheel_is_committed():
    refused = {".exe", ".dll", ".so", ".whl", ".pyd", ".zip", ".db"}
    assert not [name(p) for p in tracked() if p.suffix in refused]


def test_no_path_of_a_machine_is_in_the_tree():
    # Spelt in two parts so that this file does not find itself.
    wanted = re.compile("/" + r"(work|home|root|Users)/\w")
    hits = [name(p) for p in texts() if wanted.search(p.read_text(encoding="utf-8"))]
    assert not hits


def test_readme_shows_exactly_the_two_commands():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "python3 main.py" in readme
    assert "python3 tests" in readme
    assert "python3 tests" in (ROOT / ".ci/run").read_text(encoding="utf-8")


def test_architecture_fits_on_two_pages():
    lines = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 120


@pytest.mark.parametrize("path", list(modules("app", "ui")), ids=name)
def test_an_init_holds_a_docstring_and_nothing_else(path):
    if path.name == "__init__.py":
        assert len(tree(path).body) == 1
