"""The filter of every table finds names with an apostrophe, however it is typed."""

import pytest

from ui.widgets.table.arrange import filtered
from ui.widgets.table.columns import Cell, Row

ROWS = [Row("1", {"name": Cell("H’Hen Niê")}), Row("2", {"name": Cell("Y Bih Niê")})]


@pytest.mark.parametrize("typed", ["h'hen", "H’HEN", "hhen", "nie h"])
def test_an_apostrophe_is_neither_needed_nor_in_the_way(typed):
    found = [row.id for row in filtered(ROWS, typed)]
    assert "1" in found
    assert ("2" in found) == (typed == "nie h")
