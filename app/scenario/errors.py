"""What can be wrong with a scenario file."""

from app.kernel.errors import UserError


class BadScenario(UserError):
    """The file cannot be read as a scenario; exit code 2."""


class ScenarioUnreadable(BadScenario):
    """It is not TOML, or not of the shape of a scenario."""


class UnknownStep(BadScenario):
    """``do`` names no step."""


class BadStepFields(BadScenario):
    """A field of a step is missing, misspelt or of the wrong type."""


class StepsOutOfOrder(BadScenario):
    """A step is dated before the one above it."""


class FolderInUse(BadScenario):
    """The target folder already holds something."""


class UnknownName(UserError):
    """A step refers to a record that no earlier step named."""


class UnknownPerson(UserError):
    """A step names a person who is not on the roll."""


class NotADate(UserError):
    """A partly known date is not written like 1958, 1958-03 or 1958-03-26."""


class NoCellYet(UserError):
    """A step needs the cell before ``cell.set_up`` has made it."""


class PracticeFailed(UserError):
    """The shipped scenario does not play through on this machine."""
