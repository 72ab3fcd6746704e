"""What can be put right about calendar lines."""

from app.kernel.errors import UserError


class UnknownLine(UserError):
    """No calendar set in force has this line."""


class DayOutsideYear(UserError):
    """A line was moved to a year it does not belong to."""
