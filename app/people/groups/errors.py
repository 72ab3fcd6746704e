"""What can be wrong with party groups, as codes and facts."""

from app.kernel.errors import UserError


class GroupNameMissing(UserError):
    """A group has no name."""


class GroupNameTaken(UserError):
    """Another group of that name stands at the same time."""


class GroupEndsEarly(UserError):
    """A last day before the first."""


class GroupGone(UserError):
    """The group does not stand on that day."""


class GroupSeatTaken(UserError):
    """The person sits in another group later already."""


class GroupsKnown(UserError):
    """There are groups already, so none are taken from the list."""


class GroupsUnknown(UserError):
    """No member has a group in the list."""


class GroupNotFormed(UserError):
    """No group of that ``name`` stands; ``known`` are those that do."""
