"""What can be wrong with the day from which a new value counts."""

from app.kernel.errors import UserError


class CountsInFuture(UserError):
    """A new value cannot count from a day that is still to come (``on``)."""


class CountsBeforeOther(UserError):
    """Another change of the same field counts from a later day (``since``)."""


class PastValueGone(UserError):
    """The earlier value is not in the book any more."""
