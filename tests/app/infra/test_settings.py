"""Settings are declared, checked, and never a reason not to start."""

import json

import pytest

from app.infra.errors import SettingRefused
from app.infra.settings import DECLARED, Settings


@pytest.fixture
def path(tmp_path):
    return tmp_path / "settings.json"


def test_defaults_hold_until_something_is_chosen(path):
    settings = Settings(path)
    assert settings.text("screen.theme") == "system"
    assert settings.number("safety.lock_minutes") == 10
    assert settings.is_on("screen.motion") is True
    assert not path.exists()


def test_a_choice_is_kept(path):
    Settings(path).choose("screen.text_percent", 150)
    assert Settings(path).number("screen.text_percent") == 150


@pytest.mark.parametrize(
    ("key", "value"),
    [
        pytest.param("screen.theme", "purple", id="no such choice"),
        pytest.param("safety.lock_minutes", 4, id="too small"),
        pytest.param("safety.lock_minutes", 61, id="too large"),
        pytest.param("safety.lock_minutes", "10", id="text for a number"),
        pytest.param("safety.lock_minutes", True, id="a switch for a number"),
        pytest.param("screen.dense", 1, id="a number for a switch"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(path, key, value):
    settings = Settings(path)
    with pytest.raises(SettingRefused) as caught:
        settings.choose(key, value)
    assert caught.value.field == key
    assert not path.exists()


def test_an_undeclared_setting_is_a_bug(path):
    with pytest.raises(KeyError):
        Settings(path).value("none")
    with pytest.raises(KeyError):
        Settings(path).choose("none", 1)


@pytest.mark.parametrize("content", [b"{", b"[1]", b"\xff", b'{"screen.theme": 5}'])
def test_a_broken_file_counts_as_none(path, content):
    path.write_bytes(content)
    assert Settings(path).text("screen.theme") == "system"


def test_only_what_fits_is_taken_from_the_file(path):
    path.write_text(
        '{"screen.theme": "dark", "old.key": 1, "safety.lock_minutes": 999}'
    )
    settings = Settings(path)
    assert settings.text("screen.theme") == "dark"
    assert settings.number("safety.lock_minutes") == 10
    settings.reset("safety.lock_minutes")
    settings.reset("screen.theme")
    assert settings.text("screen.theme") == "system"
    assert json.loads(path.read_text()) == {}


def test_every_declared_setting_is_usable():
    assert len({d.key for d in DECLARED}) == len(DECLARED)
    for declared in DECLARED:
        assert declared.accepts(declared.default), declared.key
        assert declared.hidden or (declared.label and declared.help), declared.key
