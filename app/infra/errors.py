"""What the machine may refuse, as problems a person can read.

``path`` is a fact of most of them; the sentence shows the file's name only.
"""

from app.kernel.errors import EnvironmentProblem, UserError


class DiskFull(EnvironmentProblem):
    """No room on the disk; the last confirmed state is unchanged."""


class NoPermission(EnvironmentProblem):
    """The system does not let us read or write there."""


class FileBusy(EnvironmentProblem):
    """Another program holds the file."""


class CannotOpen(EnvironmentProblem):
    """The file is missing or cannot be opened."""


class NotAFile(EnvironmentProblem):
    """There is a folder, a pipe or a device where a file was named."""


class UnusableName(EnvironmentProblem):
    """The file system does not take this file name."""


class DiskFault(EnvironmentProblem):
    """Reading or writing failed in the device itself."""


class FileTooLarge(UserError):
    """The file is larger than what the program takes (``limit_mb``)."""


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


class StillUsed(UserError):
    """Later records rest on this one, so it cannot be taken back first."""


class Locked(UserError):
    """An approved record is frozen until it is explicitly unlocked."""


class MissingRecord(UserError):
    """The record is not there any more."""


class DataFileError(EnvironmentProblem):
    """A data file of the program does not have the shape it must have.

    Facts: ``file``, ``key`` (path of the key inside it). Raised as a subclass.
    """


class DataFileUnreadable(DataFileError):
    """The file is missing, not UTF-8 or not TOML (``line`` where known)."""


class DataKeyMissing(DataFileError):
    """A key that must be there is not."""


class DataKeyUnknown(DataFileError):
    """There is a key nobody reads: most likely a typing error."""


class DataValueWrong(DataFileError):
    """The value is not of the ``expected`` kind."""


class AttachmentEmpty(UserError):
    """The file has no content."""


class AttachmentKindRefused(UserError):
    """Files of this kind are not accepted as evidence."""


class ImageUnreadable(UserError):
    """The picture cannot be decoded, or its size in pixels is absurd."""


class AttachmentMissing(EnvironmentProblem):
    """The attachment is not in the file of attachments."""


class WrongPassphrase(UserError):
    """No slot of the key file opens with this passphrase."""


class PassphraseShort(UserError):
    """The passphrase has fewer than ``least`` characters."""


class PassphraseTooLong(UserError):
    """The passphrase has more than ``most`` characters."""


class PassphraseTooPlain(UserError):
    """The passphrase has fewer than ``least`` different characters."""


class LastSlot(UserError):
    """The last passphrase of a book cannot be taken away."""


class BookKeyMissing(UserError):
    """There is a book, but no key file beside it: the recovery sheet opens it."""


class BookKeyDamaged(UserError):
    """The key file cannot be read: the recovery sheet opens the book."""


class BookKeyForeign(UserError):
    """The key file belongs to another book."""


class RecoverySheetLength(UserError):
    """The code has ``length`` instead of ``expected`` characters."""


class RecoverySheetWrong(UserError):
    """The check characters do not fit: a character was copied wrongly."""


class RecoverySheetForeign(UserError):
    """The code is sound but opens another book."""


class BookMissing(UserError):
    """There is no book in this folder (``path``)."""


class BookExists(UserError):
    """There is a book in this folder already (``path``)."""


class AlreadyOpen(EnvironmentProblem):
    """The book is open in another window or on another PC (``host``, ``since``)."""


class LeftOpenElsewhere(EnvironmentProblem):
    """Another PC (``host``) seems to have the book open, or crashed with it."""


class BackupDamaged(EnvironmentProblem):
    """A copy is not as it was when it was made (``name``)."""


class BackupUnknown(UserError):
    """There is no such copy."""


class SettingRefused(UserError):
    """The value does not fit the setting (``label``)."""
