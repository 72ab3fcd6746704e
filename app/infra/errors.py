"""What the machine may refuse, as problems a person can read."""

from app.kernel.errors import EnvironmentProblem, UserError


class DiskFull(EnvironmentProblem):
    """No room on the disk; the last confirmed state is unchanged."""


class NoPermission(EnvironmentProblem):
    """The system does not let us read or write there."""


class FileBusy(EnvironmentProblem):
    """Another program holds the file."""


class CannotOpen(EnvironmentProblem):
    """The file is missing or cannot be opened."""


class DiskFault(EnvironmentProblem):
    """Reading or writing failed in the device itself."""


class NotACellFile(EnvironmentProblem):
    """The file is not a cell's book."""


class DamagedFile(EnvironmentProblem):
    """The right key opens the file, but its content does not check out."""


class NewerFile(EnvironmentProblem):
    """A newer release of the program has written this file."""


class ChangedMeanwhile(UserError):
    """Somebody changed the record since it was read."""


class NothingToUndo(UserError):
    """There is no such command to undo, or it is undone already."""


class Locked(UserError):
    """An approved record is frozen until it is explicitly unlocked."""


class MissingRecord(UserError):
    """The record is not there any more."""
