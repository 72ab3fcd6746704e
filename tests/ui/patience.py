"""Waiting for states, never for milliseconds.

How long a wait may take says only when to give up; a busy machine must not decide
whether a test passes. Nothing here makes a test that passes slower.
"""

from pytestqt.qtbot import QtBot

PATIENCE = 120_000


class PatientBot(QtBot):
    """The bot of pytest-qt that gives up late and takes "not there yet" for no."""

    def waitUntil(self, callback, *, timeout=PATIENCE):
        """Wait until ``callback`` gives something true.

        To pytest-qt an answer of None is yes and a list is an error.
        """
        super().waitUntil(lambda: bool(callback()), timeout=max(timeout, PATIENCE))

    def waitSignal(self, signal, *, timeout=PATIENCE, **named):
        return super().waitSignal(signal, timeout=max(timeout, PATIENCE), **named)

    def waitSignals(self, signals, *, timeout=PATIENCE, **named):
        return super().waitSignals(signals, timeout=max(timeout, PATIENCE), **named)

    def waitActive(self, widget, *, timeout=PATIENCE):
        return super().waitActive(widget, timeout=max(timeout, PATIENCE))

    def waitExposed(self, widget, *, timeout=PATIENCE):
        return super().waitExposed(widget, timeout=max(timeout, PATIENCE))
