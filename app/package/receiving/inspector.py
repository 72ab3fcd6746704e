"""Inspects a package like a stranger's; returns a verdict, whatever is in the file.

What it may raise are problems of the machine: the file is gone, the disk is full.
"""

import hashlib
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, cast

from app.infra.files import machine_errors, open_to_read
from app.kernel.progress import Progress, silent
from app.package import policy
from app.package.content.words import check_words
from app.package.receiving import judging, opening, proving, sentences
from app.package.receiving.case import Case, Reader
from app.package.refusal import Refusal
from app.package.verdict import FACTS, Fact, Verdict, Warning_

Step = Callable[[Case], None]
_STEPS: tuple[Step, ...] = (
    opening.readable,
    opening.sealed,
    opening.addressed,
    opening.intact,
    proving.archived,
    proving.signature_form,
    proving.signature,
    proving.signer,
    proving.manifest,
    proving.files,
    judging.header,
    judging.recipient,
    judging.kinds,
    judging.counted,
    judging.order,
)
# Sealed bytes only; what fits stays in memory and never reaches a disk.
_IN_MEMORY = 1 << 24


def inspect(
    path: Path, reader: Reader, moment: datetime, progress: Progress = silent
) -> Verdict:
    """Say everything about the file at ``path`` as ``reader`` sees it at ``moment``.

    ``progress`` counts the files compared; before that it is told 0 of 0.
    """
    folder = str(reader.scratch) if reader.scratch else None
    with (
        machine_errors(path),
        open_to_read(path) as file,
        tempfile.SpooledTemporaryFile(_IN_MEMORY, dir=folder) as copy,
    ):
        case = Case(path, reader, moment, file, cast(BinaryIO, copy))
        case.progress = progress
        facts = _facts(case)
        opening.digest_rest(case)
    return _verdict(case, facts)


def _facts(case: Case) -> list[Fact]:
    words = sentences.words()
    facts: list[Fact] = []
    refused = False
    for name, step in zip(FACTS, _STEPS, strict=True):
        if refused:
            facts.append(Fact(name, None, "", words.not_reached))
            continue
        try:
            step(case)
        except Refusal as refusal:
            refused = True
            sentence = sentences.of_code(refusal.code, refusal.facts)
            facts.append(Fact(name, ok=False, code=refusal.code, sentence=sentence))
        else:
            facts.append(_yes(name, case))
    return facts


def _yes(name: str, case: Case) -> Fact:
    words = sentences.words()
    if name != "order":
        return Fact(name, ok=True, code="OK", sentence=words.yes[name])
    if not case.order:
        own = case.reader.histories is not None
        return Fact(name, None, "", words.own_order if own else words.not_examined)
    return Fact(name, ok=True, code=case.order, sentence=words.yes[name])


def _verdict(case: Case, facts: list[Fact]) -> Verdict:
    header = case.header
    return Verdict(
        file_name=case.path.name,
        file_sha256=case.sha256,
        size=case.size,
        moment=case.moment,
        facts=tuple(facts),
        sentence=_sentence(facts),
        warnings=tuple(
            Warning_(code, sentences.of_code(code, known))
            for code, known in case.warnings
        ),
        header=header,
        manifest_sha256=_sha256(case.manifest_bytes),
        signer_cert_sha256=_sha256(
            case.profiled.certificate_der if case.profiled else b""
        ),
        signer_name=case.signer.person if case.signer else "",
        words=(
            check_words(header.content_sha256, policy.check_words()) if header else ()
        ),
        missing=case.missing,
        applies=case.applies,
        scores=case.scores,
    )


def _sentence(facts: list[Fact]) -> str:
    refused = next((fact.sentence for fact in facts if fact.ok is False), "")
    return refused or sentences.of_code("OK", {})


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest() if content else ""
