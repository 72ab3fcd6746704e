"""The practice cell is made once, whole or not at all."""

import pytest

from app.bootstrap import open_office
from app.infra.clock import SystemClock
from app.kernel.errors import Cancelled
from app.scenario.practice import PASSPHRASE, discard, prepared


def test_it_is_played_once_and_found_again(tmp_path):
    heard = []
    folder = tmp_path / "tập sự"
    data = prepared(folder, lambda done, total: heard.append((done, total)))
    assert heard[-1][0] == heard[-1][1] == len(heard)
    office = open_office(data, PASSPHRASE, SystemClock())
    office.close()
    assert prepared(folder, lambda *_: heard.clear()).root == data.root
    assert heard
    discard(folder)
    assert not folder.exists()


def test_a_stop_half_way_leaves_nothing(tmp_path):
    def stop(done, _total):
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        prepared(tmp_path / "tập sự", stop)
    assert not list(tmp_path.iterdir())
