"""What can stand in the way of making or sending a package."""

from app.kernel.errors import EnvironmentProblem, UserError


class SigningPassphraseWrong(UserError):
    """The passphrase does not open the signing key."""


class PassphraseTooShort(UserError):
    """The passphrase for the signing key has too few characters."""


class RecoveryCodeWrong(UserError):
    """The code of the recovery sheet does not open the signing key."""


class KeyFileDamaged(EnvironmentProblem):
    """The file with the signing key cannot be read."""


class KeyMissing(UserError):
    """The cell has no key yet, or the committee has not vouched for it."""


class KeyAlreadyThere(UserError):
    """The cell already has a key that is in force or asked for."""


class KeyExpired(UserError):
    """The signing certificate does not hold on this day."""


class NoRequest(UserError):
    """There is no open request that a reply could answer."""


class RequestUnreadable(UserError):
    """The file is not a request for keys, or it has been changed."""


class ReplyUnreadable(UserError):
    """The file is not the office's reply, or parts of it do not belong together."""


class ReplyNotForUs(UserError):
    """The reply answers somebody else's request."""


class CodeDiffers(UserError):
    """The typed code differs from the office's key."""


class PemLocked(UserError):
    """The private key in a PEM file is locked with a passphrase."""


class PemHasNoKey(UserError):
    """The PEM file holds certificates or lists where a private key is needed."""


class PemUnreadable(UserError):
    """A PEM file with keys or certificates cannot be read."""


class ClockImplausible(EnvironmentProblem):
    """The PC's clock is earlier than something already done (E_CLOCK)."""


class Classified(UserError):
    """Something to be sent carries a mark of state secrecy (E_CLASSIFIED)."""


class ChecksOpen(UserError):
    """A check of the first rank still blocks the package."""


class UnitMissing(UserError):
    """The unit is not set up, or a post needed for signing is vacant."""


class TargetMissing(EnvironmentProblem):
    """The folder to write to is not there."""


class TargetTooSmall(EnvironmentProblem):
    """There is not enough room where the package should go."""


class TargetPulled(EnvironmentProblem):
    """The stick went away while the package was written (E_USB_REMOVED)."""


class PackageAlreadyThere(UserError):
    """A file with the package's name is already in the folder."""


class ReadBackFailed(EnvironmentProblem):
    """What was read back is not the package that was written."""


class FileKindRefused(UserError):
    """A file to be sent is not of an allowed kind."""


class TooLarge(UserError):
    """The package would exceed what a receiver takes."""


class NotAcceptable(UserError):
    """The package may not be taken in; the verdict says why."""
