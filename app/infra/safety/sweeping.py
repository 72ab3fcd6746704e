"""Which attachments somebody still needs, so that the others can go after a month.

A content is needed while any record names it in a column whose name ends in ``sha256``,
and a month longer: the event that took the name away may be undone.
"""

import re
from datetime import timedelta

from app.infra.attachments import Attachments
from app.infra.store import Store

_DIGEST = re.compile(r"[0-9a-f]{64}")


def sweep(store: Store, attachments: Attachments) -> int:
    """Remove the attachments nobody needs; say how many."""
    days = attachments.rules.keep_unused_days
    since = (store.clock.now() - timedelta(days=days)).isoformat(timespec="seconds")
    if not attachments.has_older_than(since):
        return 0
    return attachments.sweep(needed(store, since))


def needed(store: Store, since: str) -> set[str]:
    """Name every content a record or an event since then speaks of."""
    named: set[str] = set()
    columns = store.rows(
        "SELECT t.name AS place, c.name AS field"
        " FROM sqlite_master AS t, pragma_table_info(t.name) AS c"
        " WHERE t.type = 'table' AND c.name LIKE '%sha256'"
    )
    for column in columns:
        field, table = column["field"], column["place"]
        rows = store.rows(f'SELECT DISTINCT "{field}" AS v FROM "{table}"')  # noqa: S608  (names read from the schema)
        named |= {str(row["v"]) for row in rows}
    for row in store.rows("SELECT diff FROM audit_event WHERE at >= ?", since):
        named |= set(_DIGEST.findall(str(row["diff"])))
    return named
