"""What kind of drive a folder lies on, from lines as Linux writes them."""

from pathlib import Path

import pytest

from app.infra.safety.drive import Drive, drive_in_mounts, drive_of

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
        ("/home/an", Drive.FIXED),
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
