"""What the page has done on the store's thread: reading a list, comparing it."""

from collections.abc import Callable
from pathlib import Path

from app.features.member_import.model.header import ColumnMap
from app.features.member_import.model.outcome import Preview
from app.features.member_import.service.opening import Opened
from app.features.member_import.service.steps import MemberImport
from app.kernel.progress import Progress
from ui.pages.member_import.looking import Prepared

Targets = list[tuple[str, str]]
Columns = Callable[[], ColumnMap]


def look(
    service: MemberImport,
    opened: Opened,
    columns: Columns,
    prepare: Callable[[Preview], Prepared],
    progress: Progress,
) -> tuple[Preview, Prepared]:
    """Compare the list with the book, and make ready what is shown of it."""
    preview = service.preview(opened, columns(), progress)
    return preview, prepare(preview)


def read(
    service: MemberImport, paths: list[Path], progress: Progress
) -> tuple[Opened, ColumnMap, Targets]:
    """Read the list, or the forms that came back, and what its columns may mean."""
    opened = service.open_lists(paths, progress)
    return opened, service.columns(opened), service.targets()
