"""What window tests start from: the theme, an office in memory, jobs and messages."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from app.infra.paths import resources_folder


@pytest.fixture(scope="session", autouse=True)
def turns():
    """Let the test's thread wait for the store's; see ``tests.ui.turns``."""
    from tests.ui.turns import Turns

    kept = Turns()
    with pytest.MonkeyPatch.context() as patch:
        kept.patch(patch)
        yield kept


@pytest.fixture(autouse=True)
def swept():
    """Take every window away that a test has left, or it would answer in the next.

    It asks for nothing and so ends last: no job runs any more.
    """
    yield
    import shiboken6
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return
    for window in QApplication.topLevelWidgets():
        # A list that pops up belongs to its completer, which deletes it.
        is_list = window.windowType() is Qt.WindowType.Popup
        if shiboken6.ownedByPython(window) and not is_list:
            window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def qtbot(qapp, request):
    """Wait for states as long as it takes."""
    from tests.ui.patience import PatientBot

    return PatientBot(request)


@pytest.fixture
def look(qapp):
    """Install the light theme at 100 % on the test application."""
    from ui.widgets import theme

    return theme.install(
        qapp, resources_folder(), choice="light", percent=100, density="normal"
    )


@pytest.fixture
def office(store, clock):
    """Build every service over an empty book in memory."""
    from app import bootstrap

    return bootstrap.build(store, clock)


@pytest.fixture
def messages(look, clock):
    """Speak to nobody yet; the shell attaches the window."""
    from app.infra.words import sentence
    from ui.messages import Messages

    return Messages(sentence, clock.now)


@pytest.fixture
def jobs(qapp, messages, books):
    """Start the worker thread and stop it after the test, before any book closes."""
    from ui.jobs import Jobs

    running = Jobs()
    running.unheard.connect(messages.error)
    yield running
    running.close()
