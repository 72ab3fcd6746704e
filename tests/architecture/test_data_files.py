"""Every data file is well formed and says where its rules come from and how sure."""

import tomllib

import pytest

from tests.architecture.source import ROOT, name

FILES = sorted((ROOT / "data").rglob("*.toml"))
LONGEST = 400


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_data_file_is_short_and_names_its_source(path):
    text = path.read_text(encoding="utf-8")
    content = tomllib.loads(text)
    assert len(text.splitlines()) <= LONGEST
    # The files of one rule set share the head of the set.
    head = path.parent / "set.toml"
    shared = head.read_text(encoding="utf-8") if head.exists() else ""
    assert "source" in text + shared, "say which document the records come from"
    assert content


@pytest.mark.parametrize("path", FILES, ids=name)
def test_rules_say_how_sure_they_are(path):
    if "rules" in path.parts:
        text = path.read_text(encoding="utf-8")
        assert "confidence" in text or "mark" in text
