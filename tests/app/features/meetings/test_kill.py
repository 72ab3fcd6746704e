"""The process is killed in the middle of a meeting; nothing that was told is lost."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.bootstrap import build
from tests.app.features.meetings import running_meeting

ROOT = Path(__file__).parents[4]


@pytest.mark.parametrize("told", [1, 9])
def test_a_killed_meeting_resumes_with_everything_it_told(tmp_path, told):
    path = tmp_path / "cell.db"
    with subprocess.Popen(
        [sys.executable, "-m", running_meeting.__name__, str(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        meeting_id = process.stdout.readline().strip()
        for _number in range(told):
            process.stdout.readline()
        process.kill()
    clock, store = running_meeting.clock_and_store(path)
    view = build(store, clock).meetings.meeting(meeting_id)
    opinions = [said.text for said in view.record.opinions]
    assert len(opinions) >= told
    assert opinions == [f"Ý kiến {n}" for n in range(len(opinions))]
    # The act under way when the process died is there whole or not at all.
    assert view.meeting.step in running_meeting.STEPS
    assert view.meeting.state == "running"
    assert store.value("PRAGMA quick_check") == "ok"
    store.close()
