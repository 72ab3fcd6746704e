from app.kernel.places import Place
from ui.shell.history import History


def test_back_and_forward_walk_and_a_new_place_forgets_what_lay_ahead():
    history = History()
    assert history.back() is None
    for name in "abc":
        history.visit(Place(name))
    history.visit(Place("c"))
    assert history.back() == Place("b")
    assert history.back() == Place("a")
    assert history.back() is None
    assert history.forward() == Place("b")
    history.visit(Place("d"))
    assert history.forward() is None
    assert history.back() == Place("b")


def test_a_long_walk_is_forgotten_at_its_far_end():
    history = History()
    for number in range(300):
        history.visit(Place("x", str(number)))
    steps = 0
    while history.back() is not None:
        steps += 1
    assert steps == 99
