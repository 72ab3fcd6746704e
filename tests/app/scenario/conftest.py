"""One way to play what a test tells: written to a file, read strictly, played."""

import pytest

from app.scenario import player, reader


@pytest.fixture
def play(tmp_path):
    """Play a scenario of text into a folder of its own and give every step's end."""

    def run(text, name="out"):
        path = tmp_path / f"{name}.toml"
        path.write_text(text, encoding="utf-8")
        return player.play(reader.read(path), tmp_path / name, "một hai ba bốn năm")

    return run
