"""A good package is accepted by its addressee and by its maker, by nobody else."""

import dataclasses

from tests.app.package.making import CELL_ID, Maker


def test_every_fact_is_established(maker, verdict_of):
    verdict = verdict_of(maker.package())
    assert [(f.name, f.code) for f in verdict.facts if f.ok is False] == []
    assert verdict.acceptable
    assert verdict.header.sender.unit_id == CELL_ID
    assert verdict.signer_name == "Trần Văn Hòa"
    assert len(verdict.words) == 4
    assert verdict.facts[-1].name == "order"
    assert verdict.facts[-1].ok is None


def test_the_sender_can_open_its_own_copy(maker, verdict_of):
    assert verdict_of(maker.package(), reader=maker.own_reader()).acceptable


def test_another_committee_cannot_open_it(maker, verdict_of):
    other = Maker.create()
    verdict = verdict_of(maker.package(), reader=other.reader())
    assert verdict.code == "E_NOT_FOR_US"
    assert [f.ok for f in verdict.facts[:4]] == [True, True, False, None]


def test_a_key_without_its_certificate_is_enough(maker, verdict_of):
    bare = tuple(dataclasses.replace(k, certificate=None) for k in maker.reader().keys)
    assert verdict_of(maker.package(), reader=maker.reader(keys=bare)).acceptable


def test_equal_contents_have_equal_digest_and_words_in_different_packages(
    maker, verdict_of
):
    first, second = maker.package(), maker.package()
    assert first != second
    one, two = verdict_of(first), verdict_of(second)
    assert one.header.content_sha256 == two.header.content_sha256
    assert one.words == two.words


def test_the_file_is_named_by_its_digest_in_the_verdict(maker, verdict_of):
    import hashlib

    content = maker.package()
    assert verdict_of(content).file_sha256 == hashlib.sha256(content).hexdigest()
