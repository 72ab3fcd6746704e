"""The code on the recovery sheet as people type it from paper. No Qt.

The store reads it and forgives look-alikes; here only the groups are counted, so that
somebody copying from paper sees how far he is.
"""

import hashlib

GROUPS = 14
GROUP = 4
LENGTH = GROUPS * GROUP


def letters(typed: str) -> str:
    """Keep letters and digits, in capitals."""
    return "".join(c for c in typed.upper() if c.isalnum())


def groups(code: str) -> tuple[str, ...]:
    """Cut a code into its groups of four."""
    whole = letters(code)
    return tuple(whole[i : i + GROUP] for i in range(0, len(whole), GROUP))


def asked(code: str) -> tuple[int, int]:
    """Choose the two groups to be read back from paper; the code itself decides."""
    digest = hashlib.sha256(letters(code).encode()).digest()
    first = digest[0] % GROUPS
    second = (first + 1 + digest[1] % (GROUPS - 1)) % GROUPS
    return min(first, second), max(first, second)


def groups_done(typed: str) -> int:
    """Count the whole groups typed so far."""
    return min(len(letters(typed)) // GROUP, GROUPS)


def is_whole(typed: str) -> bool:
    """Say whether all fourteen groups are there, and nothing more."""
    return len(letters(typed)) == LENGTH
