"""Revocation and dates without a network, exactly as package.md §5.4 lists them."""

from datetime import timedelta

import pytest

from app.package.keys.authority import Authority, Revocation
from app.package.keys.trust import Trust
from app.package.policy import lifetimes, limits
from app.package.refusal import Refusal
from app.package.signature import chain
from app.package.signature.profile import profiled
from tests.app.package.making import NOW, Maker

# Registered two years ago less a month: the certificate still holds today.
MAKER = Maker.create(when=NOW - timedelta(days=700))
SIGNATURE = profiled(MAKER.sign(b"x", at=NOW - timedelta(days=1)), limits())
SERIAL = MAKER.reply.signing.serial_number
DESK = Authority(MAKER.office.authority.key, MAKER.office.authority.certificate)
EXPIRES = MAKER.reply.signing.not_valid_after_utc


def trusted(issued, days=30, *, revoked=None):
    desk = Authority(DESK.key, DESK.certificate)
    if revoked is not None:
        desk.revoke(Revocation(SERIAL, revoked))
    return Trust((DESK.certificate,), (desk.revocation_list(issued, days),))


def accepted(trust, moment=NOW):
    return chain.accepted(SIGNATURE, trust, moment, lifetimes())


def refusal(trust, moment=NOW):
    with pytest.raises(Refusal) as found:
        accepted(trust, moment)
    return found.value.code


DAY = timedelta(days=1)


def test_a_fresh_list_and_a_good_signer():
    assert not accepted(trusted(NOW - DAY)).list_is_old


def test_a_list_that_ran_out_is_still_used_and_said_to_be_old():
    assert accepted(trusted(NOW - 200 * DAY)).list_is_old


def test_a_list_of_a_year_is_said_to_be_old_after_ninety_days():
    assert not accepted(trusted(NOW - 89 * DAY, 365)).list_is_old
    assert accepted(trusted(NOW - 91 * DAY, 365)).list_is_old


def test_a_revoked_signer_is_refused_though_the_list_ran_out():
    stale = trusted(NOW - 200 * DAY, revoked=NOW - 201 * DAY)
    assert refusal(stale) == "E_CERT_REVOKED"


def test_a_revoked_signer_is_refused_with_a_fresh_list():
    fresh = trusted(NOW - DAY, revoked=NOW - 2 * DAY)
    assert refusal(fresh) == "E_CERT_REVOKED"


def test_a_list_older_than_the_tolerance_is_of_no_use():
    assert refusal(trusted(NOW - 600 * DAY)) == "E_CRL_MISSING"


def test_no_list_at_all_is_refused():
    assert refusal(Trust((DESK.certificate,), ())) == "E_CRL_MISSING"


def test_no_authority_at_all_is_refused():
    assert refusal(Trust((), ())) == "E_CERT_UNKNOWN"


def test_the_tolerance_for_lists_does_not_stretch_a_certificate():
    later = EXPIRES + 60 * DAY
    assert refusal(trusted(later - DAY), later) == "E_CERT_EXPIRED"


@pytest.mark.parametrize(
    ("moment", "holds"),
    [
        pytest.param(EXPIRES - DAY, True, id="the day before the end"),
        pytest.param(EXPIRES, True, id="the very end"),
        pytest.param(EXPIRES + timedelta(seconds=1), False, id="a second after"),
    ],
)
def test_the_end_of_a_certificate(moment, holds):
    listed = trusted(moment - DAY)
    if holds:
        assert accepted(listed, moment)
    else:
        assert refusal(listed, moment) == "E_CERT_EXPIRED"


def test_before_its_beginning_a_certificate_does_not_count():
    before = MAKER.reply.signing.not_valid_before_utc - timedelta(seconds=1)
    assert refusal(trusted(before - DAY), before) == "E_CERT_EARLY"


def test_an_archive_is_judged_by_the_day_it_was_received():
    later = EXPIRES + 300 * DAY
    received = NOW - 30 * DAY
    since_revoked = trusted(later - DAY, revoked=later - 10 * DAY)
    assert refusal(since_revoked, later) in {"E_CERT_EXPIRED", "E_CERT_REVOKED"}
    assert accepted(trusted(received - DAY), received)
