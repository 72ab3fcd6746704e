"""Where records are kept on each system, and beside a portable program."""

import sys
from pathlib import Path

import pytest

from app.infra.paths import (
    DataFolder,
    default_data_folder,
    resources_folder,
    rules_folder,
)


@pytest.fixture
def home(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    return tmp_path


def test_linux_keeps_records_in_the_users_data(monkeypatch, home):
    monkeypatch.setattr(sys, "platform", "linux")
    assert default_data_folder().root == home / ".local" / "share" / "so-chi-bo"
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "dữ liệu"))
    assert default_data_folder().root == home / "dữ liệu" / "so-chi-bo"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert default_data_folder().root == home / ".local" / "share" / "so-chi-bo"


def test_windows_keeps_records_in_the_users_local_data(monkeypatch, home):
    monkeypatch.setattr(sys, "platform", "win32")
    assert default_data_folder().root == home / "AppData" / "Local" / "SoChiBo"
    monkeypatch.setenv("LOCALAPPDATA", str(home / "Local"))
    assert default_data_folder().root == home / "Local" / "SoChiBo"


def test_a_portable_program_keeps_them_beside_itself(home, tmp_path):
    (tmp_path / "portable.txt").touch()
    assert default_data_folder(tmp_path).root == tmp_path / "du-lieu"


def test_every_file_of_a_cell_lies_in_its_folder():
    folder = DataFolder(Path("x"))
    names = [
        folder.book, folder.key_file, folder.blobs, folder.signing_key,
        folder.backups, folder.logs, folder.settings, folder.lock,
    ]  # fmt: skip
    assert len(set(names)) == len(names)
    assert {path.parent for path in names} == {folder.root}
    assert not folder.has_book()


def test_the_programs_own_folders_are_there():
    assert (rules_folder() / "README.md").exists()
    assert (resources_folder() / "words" / "errors").is_dir()
