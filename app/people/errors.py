"""What a secretary can put right about the cell, its people and posts."""

from app.kernel.errors import UserError


class CellMissing(UserError):
    """The cell has not been set up yet."""


class UnitExists(UserError):
    """The book already belongs to a cell."""


class UnitNameMissing(UserError):
    """A cell needs a name."""


class UnitKindUnknown(UserError):
    """There is no such kind of cell (``kind``)."""


class UnitCodeOdd(UserError):
    """The code has other characters than letters, digits and hyphens."""


class EntryTooLong(UserError):
    """The text in ``label`` is longer than ``limit`` characters."""


class TermIncomplete(UserError):
    """A term needs both its days."""


class TermBackwards(UserError):
    """The term ends before it begins."""


class TermTooLong(UserError):
    """The term is longer than any term can be (``years``)."""


class TermOverlaps(UserError):
    """The term falls into one already recorded (``label``)."""


class PersonNameMissing(UserError):
    """A person needs a name."""


class PersonNameOdd(UserError):
    """The name has no letter (``name``)."""


class PersonUnknown(UserError):
    """There is no such person any more."""


class GenderUnknown(UserError):
    """The gender is neither male nor female nor empty (``value``)."""


class BirthOutOfRange(UserError):
    """The birth date is in the future or before ``earliest``."""


class NationalIdOdd(UserError):
    """The number does not have the right count of digits (``digits``, ``expected``)."""


class NationalIdTaken(UserError):
    """Somebody else has this number (``name``)."""


class PhoneOdd(UserError):
    """The telephone number has letters or too few or many digits."""


class EmailOdd(UserError):
    """The address has no single @ with text on both sides."""


class RoleUnknown(UserError):
    """There is no such post (``role``)."""


class PostAlreadyHeld(UserError):
    """The person holds this post on that day already (``role``, ``name``)."""


class PostTakenLater(UserError):
    """Somebody began in this single post on or after that day (``name``, ``since``)."""


class PostEndsEarly(UserError):
    """The post would end before it began (``since``)."""


class PostEnded(UserError):
    """The post has ended already (``on``)."""


class PostUnknown(UserError):
    """The post is not in the book any more."""


class PostOverlaps(UserError):
    """Somebody holds the post on those days (``name``, ``since``, ``until``)."""


class ElectedTwice(UserError):
    """One person, or one single post, stands twice among the elected (``name``)."""


class NamingUnknown(UserError):
    """These names are not in the book any more."""


class NamingStays(UserError):
    """The book needs at least one set of names."""


class NamingSameDay(UserError):
    """Other names begin on that day already (``day``)."""
