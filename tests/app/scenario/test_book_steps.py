"""The book and the cell through the steps of a scenario."""

import pytest

from app.scenario import player, reader

HEAD = """
title = "Sổ và chi bộ"
seed = 5
"""


@pytest.fixture
def play(tmp_path):
    def run(steps):
        text = HEAD + "".join(steps)
        (tmp_path / "s.toml").write_text(text, encoding="utf-8")
        scenario = reader.read(tmp_path / "s.toml")
        return player.play(scenario, tmp_path / "out", "một hai ba bốn")

    return run


def step(do, day, saved="", **fields):
    values = "".join(f"{key} = {value}\n" for key, value in fields.items())
    name = f'as = "{saved}"\n' if saved else ""
    return f'[[step]]\ndo = "{do}"\nat = 2026-{day}T08:00:00+07:00\n{name}{values}'


SET_UP = step(
    "cell.set_up",
    "01-05",
    name='"Chi bộ 5"',
    superior='"Đảng bộ phường An Bình"',
    kind='"residential"',
    code='"CB-5"',
    place='"An Bình"',
    term_from="2025-01-01",
    term_to="2027-12-31",
)


def test_a_copy_brought_back_undoes_what_came_after(play):
    outcome = play(
        [
            SET_UP,
            step("book.back_up", "01-06", "bản sao"),
            step("cell.rename", "01-07", from_on="2026-01-07", name='"Chi bộ 6"'),
            step("book.copy_to", "01-08", folder='"usb"'),
            step("book.reopen", "01-09"),
            step("book.bring_back", "01-10", copy='"bản sao"'),
        ]
    )
    assert [p.error for p in outcome] == [""] * 6
    assert outcome[1].result["events"] == 3
    assert outcome[4].result == {"events": 4, "chain_sound": True}
    # The three events of the copy, and the new instance that a restored book becomes
    # (package.md §6), so that two books of one cell can be told apart.
    assert outcome[5].result == {"events": 4}


def test_a_cell_lives_through_its_steps(play):
    outcome = play(
        [
            SET_UP,
            step("cell.rename", "02-01", from_on="2026-02-01", superior='"Đảng bộ 2"'),
            step("cell.correct", "02-02", place='"Huế"', kind='"office"'),
            step("cell.start_term", "03-01", from_on="2026-03-01", to_on="2031-02-28"),
            step("cell.start_term", "03-02", from_on="2026-01-01", to_on="2031-02-28"),
        ]
    )
    assert [p.error for p in outcome] == ["", "", "", "", "TermOverlaps"]
    assert "2026-2031" in outcome[4].sentence
