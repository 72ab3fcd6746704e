"""What can be wrong with a task, as codes and facts."""

from app.kernel.errors import UserError


class TaskWithoutTitle(UserError):
    """A task says what is to be done."""


class TaskDueBeforeStart(UserError):
    """The due date lies before the start."""


class TaskIsClosed(UserError):
    """The task is finished or dropped, so it is not reported on or carried over."""


class TaskIsOpen(UserError):
    """Only a finished or dropped task can be taken up again."""


class TaskResultMissing(UserError):
    """A finished task says in a sentence what came of it."""


class RolloverWithoutReason(UserError):
    """Carrying a task over needs a reason in words."""


class RolloverNotLater(UserError):
    """A task is carried over to a later date than it had."""


class TaskFinishedInFuture(UserError):
    """A task cannot be finished on a day that has not come."""


class TaskTextTooLong(UserError):
    """The text is longer than a task can hold."""


class TaskDueAlreadyGiven(UserError):
    """A date once agreed is moved with a reason, not rewritten."""
