"""Why a received package is refused, as a code with facts; never shown as it is.

The inspection turns a refusal into a fact of the verdict. Its sentence stands in
``resources/words/package/verdicts.toml`` under the code.
"""


class Refusal(Exception):
    """A check that failed: ``code`` is public, ``facts`` fill the sentence."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts
