"""What kind of drive a folder lies on, from lines as Linux writes them."""

import ctypes
import sys
from pathlib import Path, PureWindowsPath

import pytest

from app.infra.safety.drive import Drive, drive_in_mounts, drive_of, windows_drive

MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /mnt/chung rw - cifs //may-chu/chung rw
31 22 0:41 / /mnt/chung/o\\040dia rw - fuse.sshfs x rw
32 22 0:42 / /mnt/la rw - fuse.cái_gì_đó x rw
33 22 0:43 / /mnt/usb rw - vfat /dev/sdb1 rw
"""


@pytest.mark.parametrize(
    ("folder", "drive"),
    [
        ("/nha/an", Drive.FIXED),
        ("/mnt/chung/x", Drive.NETWORK),
        ("/mnt/chung/o dia/x", Drive.NETWORK),
        ("/mnt/chungs", Drive.FIXED),
        ("/mnt/la/x", Drive.UNKNOWN),
        ("/mnt/usb", Drive.UNKNOWN),
    ],
)
def test_the_deepest_mount_decides(folder, drive):
    assert drive_in_mounts(Path(folder), MOUNTS) is drive


def test_without_mounts_nothing_is_known():
    assert drive_in_mounts(Path("/x"), "") is Drive.UNKNOWN


def test_a_folder_that_does_not_exist_yet_is_judged_by_its_parent(tmp_path):
    assert drive_of(tmp_path / "a" / "b") is drive_of(tmp_path)


@pytest.mark.parametrize(
    ("kind", "drive"),
    [(3, Drive.FIXED), (2, Drive.USB), (4, Drive.NETWORK), (1, Drive.UNKNOWN)],
)
def test_windows_is_asked_by_letter(monkeypatch, tmp_path, kind, drive):
    asked = []

    class Kernel:
        @staticmethod
        def GetDriveTypeW(root):
            asked.append(root)
            return kind

    class Windll:
        kernel32 = Kernel

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", Windll, raising=False)
    assert drive_of(tmp_path) is drive
    assert len(asked) == 1


def test_a_windows_share_is_a_network_drive(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    assert windows_drive(PureWindowsPath("//may-chu/chung/x")) is Drive.NETWORK


def test_a_stick_is_recognised_by_its_disk(tmp_path, monkeypatch):
    disk = tmp_path / "devices" / "sdb"
    (disk / "sdb1").mkdir(parents=True)
    (disk / "removable").write_text("1\n")
    blocks = tmp_path / "block"
    blocks.mkdir()
    (blocks / "8:17").symlink_to(disk / "sdb1")
    monkeypatch.setattr("app.infra.safety.drive.BLOCK_DEVICES", blocks)
    line = "33 22 8:17 / /mnt/usb rw - ext4 /dev/sdb1 rw\n"
    assert drive_in_mounts(Path("/mnt/usb/x"), line) is Drive.USB
    (disk / "removable").write_text("0\n")
    assert drive_in_mounts(Path("/mnt/usb/x"), line) is Drive.FIXED
