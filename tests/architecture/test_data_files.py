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
    # Wording and layout are ours or the norm's; rules must carry source and confidence.
    assert "source" in text, "say which document the records come from"
    assert content


@pytest.mark.parametrize("path", FILES, ids=name)
def test_rules_say_how_sure_they_are(path):
    if "rules" in path.parts:
        assert "confidence" in path.read_text(encoding="utf-8")
