"""What kind of drive a folder lies on; it decides how the book is written.

On a fixed disk the write-ahead log is safe and fast. On a USB stick, a network folder
or a file system nobody tested with it, the book is written in the careful way
(data-layer.md §3.1).
"""

import ctypes
import os
import sys
from enum import StrEnum
from pathlib import Path, PurePath

_FIXED_SYSTEMS = frozenset(
    {"ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "zfs", "overlay", "tmpfs", "apfs"}
)
_NETWORK_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "9p", "afs", "ceph", "davfs"}
)
BLOCK_DEVICES = Path("/sys/dev/block")
# GetDriveTypeW: removable 2, fixed 3, remote 4.
_WINDOWS = {2: "usb", 3: "fixed", 4: "network"}


class Drive(StrEnum):
    """Where a folder lies."""

    FIXED = "fixed"
    USB = "usb"
    NETWORK = "network"
    UNKNOWN = "unknown"


def drive_of(folder: Path) -> Drive:
    """Say what drive ``folder`` (or its nearest existing parent) lies on."""
    there = next((p for p in (folder, *folder.parents) if p.exists()), Path.cwd())
    if sys.platform == "win32":
        return windows_drive(there.resolve())
    mounts = Path("/proc/self/mountinfo")
    if not mounts.exists():
        return Drive.UNKNOWN
    return drive_in_mounts(there.resolve(), mounts.read_text(encoding="utf-8"))


def drive_in_mounts(folder: Path, mountinfo: str) -> Drive:
    """Find ``folder`` among the lines of Linux' ``mountinfo``."""
    best: tuple[int, str, str] | None = None
    for line in mountinfo.splitlines():
        left, _, right = line.partition(" - ")
        number, point = left.split()[2], _unescaped(left.split()[4])
        system = right.split()[0]
        if folder.is_relative_to(point) and (best is None or len(point) >= best[0]):
            best = (len(point), system, number)
    if best is None:
        return Drive.UNKNOWN
    _length, system, number = best
    if system.removeprefix("fuse.") in _NETWORK_SYSTEMS | {"sshfs"}:
        return Drive.NETWORK
    if _is_removable(number):
        return Drive.USB
    return Drive.FIXED if system in _FIXED_SYSTEMS else Drive.UNKNOWN


def _unescaped(point: str) -> str:
    return point.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")


def _is_removable(number: str) -> bool:
    device = BLOCK_DEVICES / number
    if not device.exists():
        return False
    # A partition has no flag of its own; its disk is the folder above.
    real = device.resolve()
    flags = [f for f in (real / "removable", real.parent / "removable") if f.exists()]
    through_usb = any(part.startswith("usb") for part in real.parts)
    return through_usb or any(flag.read_text().strip() == "1" for flag in flags)


def windows_drive(folder: PurePath) -> Drive:
    """Ask Windows about the drive letter; a share has none."""
    if folder.drive.startswith("\\\\"):
        return Drive.NETWORK
    library = getattr(ctypes, "windll").kernel32  # noqa: B009  (absent elsewhere)
    kind = library.GetDriveTypeW(folder.drive + os.sep)
    return Drive(_WINDOWS.get(kind, "unknown"))
