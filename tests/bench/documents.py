"""One year's documents from the records of the practice cell."""

import resource
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.bench.cell import practice_cell
from tests.bench.table import Table

RUNS = 5
YEAR = 2026
MINUTES_A_YEAR = 12


def measure() -> list[Table]:
    """Draw every kind several times, then twelve minutes and the rest in one go."""
    from app.bootstrap import open_office
    from app.infra.clock import SystemClock
    from app.infra.paths import DataFolder
    from app.scenario.practice import PASSPHRASE

    table = Table("Documents: PDF, Word and Excel of each kind", "s")
    with tempfile.TemporaryDirectory() as folder:
        data = DataFolder(practice_cell(Path(folder)))
        office = open_office(data, PASSPHRASE, SystemClock())
        try:
            wanted = list(_wanted(office))
            for kind, record_id in wanted:
                office.reports.make(kind, record_id)  # The libraries load once.
                table.add(
                    kind, [_timed(office, kind, record_id) for _run in range(RUNS)]
                )
            minutes = [one for one in wanted if one[0] == "minutes"] * MINUTES_A_YEAR
            year = [*minutes, *(one for one in wanted if one[0] != "minutes")]
            begun = time.perf_counter()
            for kind, record_id in year:
                office.reports.make(kind, record_id)
            table.add(f"one year, {len(year)} documents", [time.perf_counter() - begun])
            table.add("12 minutes drawn anew, and the yearbook", [_book(office)])
            table.add(
                "minutes, shown again after an edit",
                [_shown(office) for _run in range(RUNS)],
            )
            table.add("a paragraph of 20,000 words", [_long()])
        finally:
            office.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    table.note = f"Peak memory of the process: {peak:.0f} MiB."
    return [table]


def _wanted(office) -> Iterator[tuple[str, str]]:
    """Name what a year's package holds; one meeting stands for all of them."""
    from app.package import policy

    held = [line.id for line in office.meetings.of_year(YEAR) if line.minutes][:1]
    for rule in policy.contents().document:
        if rule.kind in office.reports.kinds():
            records = [str(YEAR)] if rule.of == "year" else held
            yield from ((rule.kind, record) for record in records)


def _book(office) -> float:
    """Draw twelve minutes as if none were kept, then bind the year."""
    from app.reports import drawing

    lines = [line for line in office.meetings.of_year(YEAR) if line.minutes]
    begun = time.perf_counter()
    for line in lines[:MINUTES_A_YEAR]:
        prepared = office.reports.prepare("minutes", line.id)
        drawing.pdf(replace(prepared, stored=None))
    drawing.pdf(office.reports.prepare("yearbook", str(YEAR)))
    return time.perf_counter() - begun


def _shown(office) -> float:
    """Prepare the last minutes, draw them, open the pages and draw the first."""
    from app.reports import drawing
    from ui.widgets.document_view.reading import draw, open_pdf

    last = [line.id for line in office.meetings.of_year(YEAR) if line.minutes][-1]
    begun = time.perf_counter()
    prepared = office.reports.prepare("minutes", last)
    opened = open_pdf(drawing.pdf(replace(prepared, stored=None)))
    draw(opened.content, 0, 1.5)
    return time.perf_counter() - begun


def _long() -> float:
    from app.documents.inline import lit
    from app.documents.model import Doc, Para
    from app.documents.pdf.render import render_pdf
    from app.documents.profile import profile_for

    day = date(YEAR, 12, 5)
    doc = Doc("T", "BB", day, (Para((*lit("A: ", bold=True), *lit("ý " * 20_000))),))
    begun = time.perf_counter()
    render_pdf(doc, profile_for(day))
    return time.perf_counter() - begun


def _timed(office, kind: str, record_id: str) -> float:
    begun = time.perf_counter()
    office.reports.make(kind, record_id)
    return time.perf_counter() - begun
