from ui.shell.keys import BINDINGS, all_keys, page_keys, spoken
from ui.shell.pages import PAGES

PLAIN = set("abcdefghijklmnopqrstuvwxyzđ0123456789")


def used():
    return all_keys(tuple(spec.shortcut for spec in PAGES))


def test_no_plain_letter_is_a_shortcut():
    for key in used():
        *modifiers, last = key.replace("++", "+Plus").split("+")
        is_function = last.startswith("F") and last[1:].isdigit()
        assert modifiers or is_function, key
        assert last.lower() not in PLAIN or modifiers not in ([], ["Shift"]), key


def test_no_shortcut_stands_twice():
    assert len(used()) == len(set(used()))


def test_switches_of_typing_tools_stay_free():
    assert not {"Ctrl+Shift", "Alt+Z", "Ctrl+Space"} & set(used())


def test_every_function_key_has_a_combination_beside_it():
    for binding in BINDINGS:
        functions = [k for k in binding.keys if k.split("+")[-1].startswith("F")]
        if functions:
            assert any(k.startswith("Ctrl+") for k in binding.keys), binding


def test_keys_are_spoken_as_the_sheet_shows_them():
    assert spoken("Alt+Left") == "Alt ←"
    assert spoken("Ctrl++") == "Ctrl +"
    assert page_keys(10) == "Ctrl+0"


def test_every_binding_has_an_act(look, qtbot):
    from ui.shell.acts import Acts
    from ui.shell.window import MainWindow

    window = MainWindow((), lambda spec: None)
    qtbot.addWidget(window)
    assert {binding.act for binding in BINDINGS} == set(Acts(window, ())._acts())
