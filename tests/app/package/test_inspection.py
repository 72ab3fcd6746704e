"""What is wrong inside a properly sealed package, and the one code it earns."""

import dataclasses
import io
import json
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.infra.errors import CannotOpen
from app.kernel.errors import EnvironmentProblem
from app.package.content import canonical, figures
from app.package.content.header import Counts, Recipient, Span
from app.package.receiving import sentences
from app.package.replay import Arrival, History
from app.package.sending.parcel import Part
from app.package.verdict import FACTS
from tests.app.package.hostile import ARCHIVES
from tests.app.package.making import (
    CELL_ID,
    JPG,
    OFFICE_ID,
    PDF,
    Maker,
    dumped,
    good_parts,
)


@pytest.mark.parametrize("name", ARCHIVES)
def test_a_hostile_archive_inside_a_good_seal_is_refused(name, maker, verdict_of):
    verdict = verdict_of(maker.seal(ARCHIVES[name][0]))
    assert not verdict.acceptable
    assert verdict.failed.name in {"container", "signature_form"}
    assert verdict.sentence


def parts_by_name(**changes):
    found = {part.name: part for part in good_parts()}
    for name, content in changes.items():
        old = found[name]
        found[name] = Part.of_bytes(
            name, content, title=old.title, role=old.role, media_type=old.media_type
        )
    return list(found.values())


def signed_as_is(maker, header, contents):
    """A package whose signature is right and whose statements may be wrong."""
    files = {"package.json": dumped(header), **contents}
    return maker.seal(maker.handmade(files))


def contents_of(parts):
    return {part.name: part.open().read() for part in parts}


def honest(maker, **told):
    return maker.parcel(**told).header


def test_a_header_that_lies_about_anything_is_refused(maker, verdict_of):
    good = honest(maker)
    contents = contents_of(good_parts())
    assert verdict_of(signed_as_is(maker, good, contents)).acceptable
    counts = good.counts
    lies = {
        "E_COUNTS": [
            dataclasses.replace(good, counts=dataclasses.replace(counts, **{key: 9}))
            for key in (
                "files",
                "bytes",
                "members",
                "meetings",
                "resolutions",
                "attachments",
            )
        ]
        + [
            dataclasses.replace(good, content_sha256="0" * 64),
            dataclasses.replace(good, files=good.files[:-1]),
            dataclasses.replace(good, files=(*good.files, good.files[0])),
        ],
        "E_CLASSIFIED": [
            dataclasses.replace(good, classification="mat"),
            dataclasses.replace(
                good,
                files=(
                    dataclasses.replace(good.files[0], title="Tuyệt mật"),
                    *good.files[1:],
                ),
            ),
        ],
        "E_FORMAT_NEWER": [
            dataclasses.replace(good, format_version=2),
            dataclasses.replace(good, schema_version=3),
        ],
        "E_KIND": [
            dataclasses.replace(good, kind="minutes"),
            dataclasses.replace(good, kind="receipt"),
        ],
        "E_SCHEMA": [
            dataclasses.replace(good, format="other"),
            dataclasses.replace(good, sequence=0),
            dataclasses.replace(good, revision=-1),
            dataclasses.replace(good, kind="virus"),
            dataclasses.replace(good, created_at="yesterday"),
            dataclasses.replace(good, package_id="x"),
            dataclasses.replace(good, period=Span("year", "2025")),
            dataclasses.replace(good, period=Span("month", "2026")),
            dataclasses.replace(good, period=Span("month", "2026-13")),
            dataclasses.replace(good, period=Span("year", "2026-Q1")),
        ],
        "E_CERT_CELL": [
            dataclasses.replace(
                good, sender=dataclasses.replace(good.sender, unit_id=OFFICE_ID)
            ),
            dataclasses.replace(
                good, sender=dataclasses.replace(good.sender, cert_sha256="1" * 64)
            ),
        ],
        "E_NOT_FOR_US": [
            dataclasses.replace(good, recipient=Recipient(OFFICE_ID, *["2" * 64] * 2)),
            dataclasses.replace(
                good, recipient=dataclasses.replace(good.recipient, unit_id="c" * 32)
            ),
        ],
        "E_PDF_SIGNERS": [
            dataclasses.replace(
                good,
                files=(
                    dataclasses.replace(good.files[0], signers=("Ai",)),
                    *good.files[1:],
                ),
            )
        ],
        "E_TYPE": [
            dataclasses.replace(
                good,
                files=(
                    *good.files[:-1],
                    dataclasses.replace(good.files[-1], media_type="image/png"),
                ),
            )
        ],
    }
    for code, headers in lies.items():
        for header in headers:
            verdict = verdict_of(signed_as_is(maker, header, contents))
            assert verdict.code == code, header
            assert not verdict.acceptable


def test_a_date_that_is_none_is_refused_not_raised(maker, verdict_of):
    bad = dataclasses.replace(honest(maker), created_at="2026-13-45T99:00:00+07:00")
    verdict = verdict_of(signed_as_is(maker, bad, contents_of(good_parts())))
    assert verdict.code == "E_SCHEMA"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        (figures.REPORT, b"{}", "E_SCHEMA"),
        (figures.REPORT, b'{"a": 1}', "E_JSON_FORM"),
        (figures.MEMBERS, b"[]", "E_SCHEMA"),
        ("documents/001_bao-cao.pdf", b"MZ\x90 program", "E_TYPE"),
        ("evidence/001_anh-hop.jpg", PDF, "E_TYPE"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(
    maker, verdict_of, name, content, code
):
    package = maker.package(parts=parts_by_name(**{name: content}))
    assert verdict_of(package).code == code


def told(name, **changes):
    """One of the two data files with some of its facts changed."""
    part = next(part for part in good_parts() if part.name == name)
    return canonical.dump({**json.loads(part.open().read()), **changes})


MEETING = {"on": "2026-01-05", "kind": "regular", "due": 2, "present": 2}
MEMBER = {"name": "A", "status": "official"}


@pytest.mark.parametrize(
    ("name", "changes", "code"),
    [
        (figures.REPORT, {"schema_version": 3}, "E_FORMAT_NEWER"),
        (figures.MEMBERS, {"schema_version": 3}, "E_FORMAT_NEWER"),
        (figures.REPORT, {"meetings": [{**MEETING, "on": "2026-13-45"}]}, "E_SCHEMA"),
        (figures.REPORT, {"meetings": [{**MEETING, "on": "2026-01"}]}, "E_SCHEMA"),
        (figures.REPORT, {"meetings": [{**MEETING, "on": "2025-01-05"}]}, "E_SCHEMA"),
        (figures.MEMBERS, {"on": "2026"}, "E_SCHEMA"),
        (figures.MEMBERS, {"on": "2026-02-30"}, "E_SCHEMA"),
        (
            figures.MEMBERS,
            {"members": [{**MEMBER, "admitted_on": "1980-00"}, MEMBER]},
            "E_SCHEMA",
        ),
    ],
)
def test_figures_that_no_calendar_or_program_has(
    maker, verdict_of, name, changes, code
):
    counts = Counts(0, 0, 2, 1, 0, 0)
    blank = maker.header() if name == figures.MEMBERS else maker.header(counts=counts)
    package = maker.package(
        parts=parts_by_name(**{name: told(name, **changes)}), blank=blank
    )
    assert verdict_of(package).code == code


def office_file(*names, **contents):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, contents.get("types", "x"))
    return out.getvalue()


TYPED = ("xl/workbook.xml", "[Content_Types].xml")


@pytest.mark.parametrize(
    ("content", "good"),
    [
        (office_file("xl/workbook.xml"), True),
        (office_file("xl/workbook.xml", "xl/vbaProject.bin"), False),
        (office_file("xl/workbook.xml", "xl/VBAProject.BIN"), False),
        (office_file("xl/workbook.xml", "xl/macrosheets/sheet1.xml"), False),
        (office_file(*TYPED, types="<application/vnd.ms-office.vbaProject>"), False),
        (office_file(*TYPED, types="<sheet.macroEnabled.main+xml>"), False),
        (office_file(*TYPED, types="<sheet.main+xml>"), True),
        (office_file(*TYPED, types="x" * 1_100_000), False),
        (office_file("word/document.xml"), False),
        (b"PK\x03\x04 nothing", False),
    ],
    ids=[
        "workbook",
        "macros",
        "macros in capitals",
        "old macros",
        "macros under another name",
        "macros by kind",
        "kinds without macros",
        "a list of kinds too long",
        "word inside",
        "broken",
    ],
)
def test_office_files_are_looked_into(maker, verdict_of, content, good):
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    table = Part.of_bytes(
        "tables/001_bang.xlsx", content, title="Bảng", role="table", media_type=kind
    )
    verdict = verdict_of(maker.package(parts=[*good_parts(), table]))
    assert verdict.acceptable is good
    assert good or verdict.code == "E_TYPE"


def test_evidence_that_is_named_but_not_there_is_refused(maker, verdict_of):
    kept = [p for p in good_parts() if not p.name.startswith("evidence/")]
    assert verdict_of(maker.package(parts=kept)).code == "E_SCHEMA"


def test_a_file_the_manifest_does_not_list(maker, verdict_of):
    files = {"package.json": b"{}"}
    archive = maker.handmade(files, extra=[("documents/extra.pdf", PDF)])
    assert verdict_of(maker.seal(archive)).code == "E_MANIFEST"


def test_a_listed_file_that_is_missing(maker, verdict_of):
    whole = maker.handmade({"package.json": b"{}", "a.pdf": PDF})
    manifest = whole[whole.index(b"<?xml") :]
    manifest = manifest[: manifest.index(b"</asic:ASiCManifest>\n") + 21]
    archive = maker.handmade({"package.json": b"{}"}, manifest=manifest)
    assert verdict_of(maker.seal(archive)).code == "E_MANIFEST"


def test_a_second_signature_over_other_files(maker, verdict_of):
    extra = [
        ("META-INF/ASiCManifest002.xml", b"<x/>"),
        ("META-INF/signature002.p7s", b"x"),
    ]
    archive = maker.handmade({"package.json": b"{}"}, extra=extra)
    assert verdict_of(maker.seal(archive)).code == "E_MANIFEST"


def test_a_manifest_that_names_another_signature(maker, verdict_of):
    manifest = maker.handmade({"package.json": b"{}"})
    start = manifest.index(b"<?xml")
    text = manifest[start : manifest.index(b"</asic:ASiCManifest>\n") + 21]
    text = text.replace(b"signature001", b"signature002")
    archive = maker.handmade({"package.json": b"{}"}, manifest=text)
    assert verdict_of(maker.seal(archive)).code == "E_MANIFEST"


def test_a_file_changed_after_signing(maker, verdict_of):
    archive = bytearray(maker.archive())
    # The archive's own checksum is repaired, as a careful forger would.
    import zlib

    place = bytes(archive).index(PDF)
    archive[place + 6] ^= 1
    crc = zlib.crc32(archive[place : place + len(PDF)])
    old = zlib.crc32(PDF).to_bytes(4, "little")
    changed = bytes(archive).replace(old, crc.to_bytes(4, "little"))
    verdict = verdict_of(maker.seal(changed))
    assert verdict.code == "E_HASH"
    assert "documents/001_bao-cao.pdf" in verdict.sentence


def test_a_package_readdressed_to_another_committee(maker, verdict_of):
    """Somebody opens a package and seals it again for a second committee."""
    other = Maker.create()
    from app.package.envelope.writer import sealed

    archive = maker.archive()
    again = b"".join(sealed([archive], len(archive), (other.office.certificate,)))
    reader = other.reader(trust=maker.trust())
    assert verdict_of(again, reader=reader).code == "E_NOT_FOR_US"


def test_missing_parts_of_the_signature(maker, verdict_of):
    verdict = verdict_of(maker.seal(maker.handmade({}, signature=b"")))
    assert verdict.failed.name == "signature_form"


def test_a_package_from_the_future_is_warned_about_not_refused(maker, verdict_of):
    package = maker.package(blank=maker.header(created_at="2026-11-25T08:00:00+07:00"))
    verdict = verdict_of(package)
    assert verdict.acceptable
    assert [w.code for w in verdict.warnings] == ["W_CLOCK"]


def test_the_order_is_judged_where_histories_are_kept(maker, verdict_of):
    def reader(history):
        return maker.reader(histories=lambda unit: history)

    package = maker.package()
    first = verdict_of(package, reader=reader(History()))
    assert (first.code, first.applies) == ("OK", True)
    known = {1: first.manifest_sha256}
    again = verdict_of(package, reader=reader(History(known, {1: None})))
    assert again.code == "I_DUPLICATE"
    fork = verdict_of(package, reader=reader(History({1: "other"}, {1: None})))
    assert (fork.code, fork.acceptable) == ("E_FORK", False)


def test_a_missing_number_is_named(maker, verdict_of):
    blank = maker.header(sequence=4, prev_manifest_sha256="3" * 64)
    history = History({1: "a"}, {1: None})
    reader = maker.reader(histories=lambda unit: history)
    verdict = verdict_of(maker.package(blank=blank), reader=reader)
    assert verdict.acceptable
    assert verdict.missing == (2, 3)
    assert "2, 3" in verdict.warnings[0].sentence


def test_facts_after_a_refusal_are_not_reached(maker, verdict_of):
    verdict = verdict_of(b"hello")
    assert [f.name for f in verdict.facts] == list(FACTS)
    assert [f.ok for f in verdict.facts] == [True, False] + [None] * 13
    assert verdict.file_sha256


def test_an_empty_file_has_a_verdict(verdict_of):
    assert verdict_of(b"").code == "E_ENV"


def test_a_file_that_is_not_there_is_a_problem_of_the_machine(tmp_path, maker):
    from app.package.receiving.inspector import inspect
    from tests.app.package.making import NOW

    with pytest.raises(CannotOpen):
        inspect(tmp_path / "none.p7m", maker.reader(), NOW)
    with pytest.raises(EnvironmentProblem):
        inspect(tmp_path, maker.reader(), NOW)


def test_a_file_too_large_is_refused_without_reading_it(tmp_path, maker):
    from app.package.receiving.inspector import inspect
    from tests.app.package.making import NOW

    path = tmp_path / "big.p7m"
    with path.open("wb") as file:
        file.truncate(500 << 20)
    verdict = inspect(path, maker.reader(), NOW)
    assert verdict.code == "E_SIZE"


MAKER = Maker.create()
PACKAGE = MAKER.package()


@settings(
    max_examples=70,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.integers(0, len(PACKAGE) * 8 - 1))
def test_no_flipped_bit_of_a_package_is_accepted_with_other_content(verdict_of, bit):
    mutant = bytearray(PACKAGE)
    mutant[bit // 8] ^= 1 << bit % 8
    verdict = verdict_of(bytes(mutant), reader=MAKER.reader())
    if verdict.acceptable:
        good = verdict_of(PACKAGE, reader=MAKER.reader())
        assert verdict.manifest_sha256 == good.manifest_sha256


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.integers(0, len(MAKER.archive()) * 8 - 1))
def test_no_flipped_bit_inside_the_seal_is_accepted(verdict_of, bit):
    archive = bytearray(MAKER.archive())
    if bit >= len(archive) * 8:
        return
    archive[bit // 8] ^= 1 << bit % 8
    verdict = verdict_of(MAKER.seal(bytes(archive)), reader=MAKER.reader())
    assert not verdict.acceptable


def test_every_code_in_use_has_a_sentence_and_every_sentence_a_use():
    import re
    from pathlib import Path

    import app.package

    root = Path(app.package.__file__).parent
    source = "\n".join(p.read_text("utf-8") for p in root.rglob("*.py"))
    used = set(re.findall(r'"([EWI]_[A-Z_0-9]+)"', source)) | {"OK"}
    assert used == set(sentences.words().codes)


def test_every_fact_has_its_words():
    words = sentences.words()
    assert set(words.facts) == set(words.yes) == set(FACTS)


def test_hostile_names_are_spelt_out_in_sentences(maker, verdict_of):
    content, _ = ARCHIVES["right-to-left override"]
    verdict = verdict_of(maker.seal(content))
    assert "\u202e" not in verdict.sentence
    assert "<202E>" in verdict.sentence


def test_nothing_is_left_in_the_folder_for_sealed_copies(tmp_path, maker):
    from app.package.receiving.inspector import inspect
    from tests.app.package.making import NOW

    scratch = tmp_path / "scratch"
    scratch.mkdir()
    path = tmp_path / "x.p7m"
    body = canonical.dump({"a": "x" * 100})
    assert body
    big = Part.of_bytes(
        "evidence/002_lon.jpg",
        JPG + bytes(20 << 20),
        title="Lớn",
        role="evidence",
        media_type="image/jpeg",
    )
    path.write_bytes(maker.package(parts=[*good_parts(), big]))
    verdict = inspect(path, maker.reader(scratch=scratch), NOW)
    assert verdict.acceptable
    assert list(scratch.iterdir()) == []


def test_arrivals_carry_what_the_order_needs(maker):
    from app.package.receiving.judging import arrival_of

    found = arrival_of(maker.header(), "m")
    assert found == Arrival(1, "m", None, ("2026", "report"), 1)
    assert CELL_ID
