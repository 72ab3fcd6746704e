"""Whatever order the sticks arrive in, the same data end up counting (§6)."""

import random

import pytest

from app.package import replay
from app.package.replay import Arrival, History


def chain(count, rng, *, subjects=2):
    """A sender's honest packages: revisions rise within each subject."""
    made, previous, revisions = [], None, {}
    for sequence in range(1, count + 1):
        subject = (f"2026-{rng.randint(1, subjects):02d}", "report")
        revisions[subject] = revisions.get(subject, 0) + 1
        manifest = f"m{rng.getrandbits(64):x}"
        made.append(Arrival(sequence, manifest, previous, subject, revisions[subject]))
        previous = manifest
    return made


def taken_in(arrivals):
    history, codes = History(), []
    for arrival in arrivals:
        found = replay.place(history, arrival)
        history = replay.after(history, arrival, found)
        codes.append(found.code)
    return history, codes


def same(one, two):
    return (dict(one.seen), dict(one.previous), dict(one.applied)) == (
        dict(two.seen),
        dict(two.previous),
        dict(two.applied),
    )


def test_three_thousand_shuffled_histories_end_like_the_orderly_one():
    rng = random.Random(69)
    for _ in range(3000):
        honest = chain(rng.randint(1, 8), rng)
        shuffled = honest + rng.choices(honest, k=rng.randint(0, 3))
        rng.shuffle(shuffled)
        orderly, _ = taken_in(honest)
        found, codes = taken_in(shuffled)
        assert same(found, orderly)
        assert not replay.REFUSED & set(codes)


def test_three_thousand_forks_are_all_noticed():
    rng = random.Random(70)
    for _ in range(3000):
        honest = chain(rng.randint(2, 8), rng)
        victim = rng.choice(honest)
        forged = Arrival(
            victim.sequence, "forged", victim.previous, victim.subject, victim.revision
        )
        arrivals = [*honest, forged]
        rng.shuffle(arrivals)
        _, codes = taken_in(arrivals)
        assert replay.REFUSED & set(codes)


A = Arrival(1, "a", None, ("2026", "report"), 1)
B = Arrival(2, "b", "a", ("2026", "report"), 2)
C = Arrival(3, "c", "b", ("2026", "report"), 3)
D = Arrival(4, "d", "c", ("2025", "report"), 1)


@pytest.mark.parametrize(
    ("before", "arrival", "code", "applies"),
    [
        pytest.param([], A, "OK", True, id="the first"),
        pytest.param([A], B, "OK", True, id="the next"),
        pytest.param([A], A, "I_DUPLICATE", False, id="the same again"),
        pytest.param([A], C, "W_GAP", True, id="one is missing"),
        pytest.param([A, C], B, "W_LATE_OLD", False, id="late and overtaken"),
        pytest.param([A, B, D], C, "W_LATE", True, id="late, but nothing newer"),
        pytest.param(
            [A], Arrival(1, "x", None, A.subject, 1), "E_FORK", False, id="fork"
        ),
        pytest.param(
            [A], Arrival(2, "b", "z", A.subject, 2), "E_CHAIN", False, id="broken link"
        ),
        pytest.param(
            [C],
            Arrival(2, "other", "a", A.subject, 2),
            "E_CHAIN",
            False,
            id="not what the later one follows",
        ),
        pytest.param(
            [], Arrival(1, "a", "z", A.subject, 1), "E_CHAIN", False, id="first of none"
        ),
        pytest.param(
            [], Arrival(5, "a", None, A.subject, 1), "E_CHAIN", False, id="no parent"
        ),
    ],
)
def test_the_place_of_an_arrival(before, arrival, code, applies):
    history, _ = taken_in(before)
    found = replay.place(history, arrival)
    assert (found.code, found.applies) == (code, applies)


def test_the_missing_numbers_are_listed():
    history, _ = taken_in([A])
    far = Arrival(5, "e", "d", A.subject, 5)
    assert replay.place(history, far).missing == (2, 3, 4)


def test_a_gap_of_millions_is_not_listed_whole():
    history, _ = taken_in([A])
    far = Arrival(10**9, "e", "d", A.subject, 5)
    assert len(replay.place(history, far).missing) == 50
