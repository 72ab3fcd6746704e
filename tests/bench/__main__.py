"""Measure speed and memory; nothing here is asserted. ``python3 tests bench [part …]``.

Every part prints a table of medians with minimum and maximum, beside a yardstick
measured in the same run, and all tables go to ``artefacts/bench.md``.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench import (  # noqa: E402  (found once the root is on the path)
    book,
    demo,
    documents,
    lists,
    members,
    package,
    resume,
    search,
    smooth,
    start,
    unlock,
)
from tests.bench.table import Table  # noqa: E402  (found once the root is on the path)

PARTS = {
    "start": start.measure,
    "unlock": unlock.measure,
    "resume": resume.measure,
    "demo": demo.measure,
    "book": book.measure,
    "members": members.measure,
    "documents": documents.measure,
    "lists": lists.measure,
    "package": package.measure,
    "search": search.measure,
    "smooth": smooth.measure,
}


def main(chosen: list[str]) -> int:
    """Run the parts named, or all; an unknown name is refused."""
    unknown = set(chosen) - set(PARTS)
    if unknown:
        print(f"unknown part: {', '.join(sorted(unknown))}; known: {', '.join(PARTS)}")
        return 2
    tables: list[Table] = []
    for name in chosen or PARTS:
        for table in PARTS[name]():
            print(table.text(), flush=True)
            tables.append(table)
    report = ROOT / "artefacts" / "bench.md"
    report.parent.mkdir(exist_ok=True)
    report.write_text("\n".join(table.text() for table in tables), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
