"""Real typing: Telex through ibus-unikey into the real window, checked in the book."""

import sys

import pytest

from tests.journeys.desk import LOCKED, UNLOCKED, require

NEEDED = ("ibus-daemon", "ibus", "dbus-run-session")
# What is typed, and what Telex makes of it.
TYPED, MEANT = "Nguyeenx Thij Huwowngf", "Nguyễn Thị Hường"
SESSION = """
export HOME="$1" QT_IM_MODULE=ibus XMODIFIERS=@im=ibus
ibus-daemon --xim --replace --panel disable &
sleep 2
ibus engine Unikey
"$2" main.py &
wait $!
"""


@pytest.mark.journey
def test_a_name_typed_in_telex_arrives_in_the_roll(cell, tmp_path):
    require(*NEEDED)
    desk, home = cell, tmp_path / "home"
    home.mkdir()
    shell = ["bash", "-c", SESSION, "telex", str(home), sys.executable]
    desk.start("dbus-run-session", "--", *shell)
    desk.wait_for_title(LOCKED)
    desk.type(desk.passphrase, delay="90")
    desk.press("Return")
    desk.wait_for_title(UNLOCKED)
    desk.press("ctrl+5", "ctrl+n")
    desk.type(TYPED, delay="90")
    desk.press("Return")
    desk.wait_for(lambda office: names(office).count(MEANT) == 1, MEANT)


def names(office) -> list[str]:
    """Read everybody from the book."""
    return [person.full_name for person in office.people.everybody()]
