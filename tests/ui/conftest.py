"""What window tests start from: the theme, an office in memory, jobs and messages."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest  # noqa: E402  (the platform is chosen before Qt is loaded)

from app.infra.paths import resources_folder  # noqa: E402


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
def messages(look):
    """Speak to nobody yet; the shell attaches the window."""
    from ui.messages import Messages

    return Messages()


@pytest.fixture
def jobs(qapp, messages):
    """Start the worker thread and stop it after the test."""
    from ui.jobs import Jobs

    running = Jobs(messages)
    yield running
    running.close()
