import pytest

from app.kernel.changes import Change
from ui.shell.inside.undo import UndoStack


@pytest.fixture
def stack(qtbot, jobs, messages):
    """Undo over a store that only counts."""
    taken = []

    def take_back(command_id):
        taken.append(command_id)
        return f"undo-{command_id}"

    undo = UndoStack(jobs, messages, take_back)
    undo.taken = taken
    return undo


def do(qtbot, jobs, name):
    with qtbot.waitSignal(jobs.changed):
        jobs.change(jobs, lambda: Change.of("members", command_id=name))


def wait(qtbot, jobs, act):
    with qtbot.waitSignal(jobs.changed) as changed:
        act()
    return changed.args[0]


def test_acts_are_taken_back_newest_first_and_done_again(stack, qtbot, jobs):
    do(qtbot, jobs, "a")
    do(qtbot, jobs, "b")
    assert wait(qtbot, jobs, stack.undo).kinds == {"members"}
    wait(qtbot, jobs, stack.undo)
    assert stack.taken == ["b", "a"]
    wait(qtbot, jobs, stack.redo)
    wait(qtbot, jobs, stack.redo)
    assert stack.taken == ["b", "a", "undo-a", "undo-b"]
    wait(qtbot, jobs, stack.undo)
    assert stack.taken[-1] == "undo-undo-b"


def test_a_new_act_forgets_what_was_taken_back(stack, qtbot, jobs):
    do(qtbot, jobs, "a")
    wait(qtbot, jobs, stack.undo)
    do(qtbot, jobs, "b")
    stack.redo()
    assert stack.taken == ["a"]


def test_a_toast_takes_back_its_own_act(stack, qtbot, jobs, messages):
    do(qtbot, jobs, "a")
    do(qtbot, jobs, "b")
    wait(qtbot, jobs, lambda: messages.undo_requested.emit("a"))
    assert stack.taken == ["a"]
    wait(qtbot, jobs, stack.undo)
    assert stack.taken == ["a", "b"]


def test_nothing_to_take_back_is_no_trouble(stack):
    stack.undo()
    stack.redo()
    assert stack.taken == []
