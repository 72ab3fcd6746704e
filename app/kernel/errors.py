"""The two families of error a person may read; everything else is our bug.

Code raises a class and facts, never a sentence. The sentence of each class stands in
``resources/words/errors/*.toml`` under the class name, with the facts as placeholders;
an architecture test fails when a class has none.
"""


class Problem(Exception):
    """An error with a code (its class name) and facts for the sentence."""

    def __init__(self, **facts: object) -> None:
        super().__init__(type(self).__name__, facts)
        self.facts = facts

    @property
    def code(self) -> str:
        """Name the error as it is keyed in the words catalogue."""
        return type(self).__name__

    @property
    def field(self) -> str | None:
        """Name the form field the error belongs to, if there is one."""
        value = self.facts.get("field")
        return str(value) if value is not None else None


class UserError(Problem):
    """The user can put it right; shown as one sentence beside the field."""


class EnvironmentProblem(Problem):
    """The machine is in the way (disk full, file locked, newer file)."""


class Cancelled(UserError):
    """The user stopped a long job; what was written so far has been removed."""


class SecretMark(UserError):
    """The text carries a mark of state secrecy; it is not stored."""
