"""Files are whole or untouched, and the machine's refusals become problems."""

import errno
import os
import resource
import signal
import time
from pathlib import Path

import pytest

from app.infra.errors import (
    CannotOpen,
    DiskFull,
    FileBusy,
    FileTooLarge,
    NoPermission,
    UnusableName,
)
from app.infra.files import (
    flush_folder,
    machine_errors,
    read_file,
    safe_file,
    write_safely,
)


def names(folder):
    return sorted(p.name for p in folder.iterdir())


def test_a_new_file_is_written_with_its_folder(tmp_path):
    target = tmp_path / "văn bản" / "Biên bản.pdf"
    write_safely(target, b"whole")
    assert target.read_bytes() == b"whole"
    assert names(target.parent) == ["Biên bản.pdf"]


def test_an_exception_in_the_block_leaves_the_old_file_and_no_debris(tmp_path):
    target = tmp_path / "a.txt"
    write_safely(target, b"old")

    def half():
        with safe_file(target) as file:
            file.write(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["a.txt"]


def test_a_full_disk_leaves_the_old_file_and_no_debris(tmp_path):
    target = tmp_path / "a.txt"
    write_safely(target, b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(DiskFull) as caught:
            write_safely(target, b"x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert caught.value.facts["path"] == target
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["a.txt"]


def test_two_long_names_with_one_beginning_do_not_meet(tmp_path):
    first = tmp_path / ("Biên bản sinh hoạt chi bộ thường kỳ " * 3 + "1.pdf")
    second = tmp_path / ("Biên bản sinh hoạt chi bộ thường kỳ " * 3 + "2.pdf")
    with safe_file(first) as one, safe_file(second) as two:
        one.write(b"1")
        two.write(b"2")
    assert (first.read_bytes(), second.read_bytes()) == (b"1", b"2")


def test_a_name_the_disk_refuses_is_said(tmp_path):
    with pytest.raises(UnusableName):
        write_safely(tmp_path / ("ấ" * 200), b"x")
    assert names(tmp_path) == []


def test_a_folder_in_the_place_of_a_file_is_said(tmp_path):
    (tmp_path / "a").mkdir()
    with pytest.raises(CannotOpen):
        write_safely(tmp_path / "a", b"x")
    assert names(tmp_path) == ["a"]


def test_reading_stops_at_the_limit(tmp_path):
    path = tmp_path / "big"
    path.write_bytes(b"x" * (2**20 + 1))
    with pytest.raises(FileTooLarge):
        read_file(path, limit_mb=1)
    assert len(read_file(path, limit_mb=2)) == 2**20 + 1


def test_reading_a_missing_file_is_said(tmp_path):
    with pytest.raises(CannotOpen):
        read_file(tmp_path / "none", limit_mb=1)


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        pytest.param(errno.ENOSPC, DiskFull, id="full"),
        pytest.param(errno.EROFS, NoPermission, id="read-only"),
    ],
)
def test_known_errors_of_the_machine_become_problems(tmp_path, number, problem):
    with pytest.raises(problem), machine_errors(tmp_path):
        raise OSError(number, "x")


def test_an_unknown_error_is_our_bug(tmp_path):
    with pytest.raises(BlockingIOError), machine_errors(tmp_path):
        raise BlockingIOError(errno.EAGAIN, "x")


class Sharing(PermissionError):
    """The error Windows gives while a virus scanner holds a file."""

    winerror = 32


@pytest.mark.parametrize(("refusals", "succeeds"), [(2, True), (5, True), (6, False)])
def test_a_virus_scanner_is_waited_out(tmp_path, monkeypatch, refusals, succeeds):
    left = [refusals]
    pauses = []
    real = Path.replace

    def held(self, target):
        if left[0]:
            left[0] -= 1
            raise Sharing(errno.EACCES, "held")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(time, "sleep", pauses.append)
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")
    if succeeds:
        write_safely(target, b"new")
        assert target.read_bytes() == b"new"
        assert len(pauses) == refusals
    else:
        with pytest.raises(FileBusy):
            write_safely(target, b"new")
        assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["a.txt"]


def test_a_real_refusal_is_not_waited_for(tmp_path, monkeypatch):
    def refuse(self, target):
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(time, "sleep", lambda seconds: pytest.fail("waited"))
    with pytest.raises(NoPermission):
        write_safely(tmp_path / "a.txt", b"new")
    assert names(tmp_path) == []


def test_folders_are_not_flushed_where_the_system_cannot(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "name", "nt")
    monkeypatch.setattr(os, "open", lambda *a: pytest.fail("opened a folder"))
    flush_folder(tmp_path)


def test_a_name_with_a_nul_is_a_name_that_cannot_be(tmp_path):
    with pytest.raises(UnusableName):
        read_file(tmp_path / "a\0b", 1)


def test_a_wrong_value_in_the_block_stays_our_bug(tmp_path):
    with pytest.raises(ValueError, match="ours"), machine_errors(tmp_path):
        raise ValueError("ours")
