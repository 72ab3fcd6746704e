"""What the list of the page shows, in the words of an export."""

from datetime import date

from app.kernel.words import _
from ui.pages.members import presenter
from ui.pages.members.exporting.presenter import Seen
from ui.pages.members.rollpart import RollPart


def seen_on(part: RollPart, today: date) -> Seen:
    """Tell who stands in the list, in which order, under which columns and filter."""
    table = part.table
    day = part.roll.on if part.roll is not None else today
    hidden = table.grid.menu.hidden_keys()
    columns = [column.key for column in table.model.columns if column.key not in hidden]
    return Seen(
        people=tuple(row.id for row in table.seen() if not row.section),
        columns=tuple(columns),
        filter=_filter_words(part),
        day=None if day == today else day,
        year=day.year,
    )


def _filter_words(part: RollPart) -> str:
    """Say what is left out: the tile pressed, the words typed, a column narrowed."""
    key, typed, roll = part.tiles.current(), part.search.text().strip(), part.roll
    found = []
    if roll is not None and key not in {"", "all"}:
        found += [tile.word for tile in presenter.tiles(roll) if tile.key == key]
    if typed:
        found.append(_("có chữ “{words}”").format(words=typed))
    model = part.table.model
    if model.only is not None:
        titles = {column.key: column.title for column in model.columns}
        found.append(f"{titles[model.only[0]].lower()}: {model.only[1]}")
    return ", ".join(found)
