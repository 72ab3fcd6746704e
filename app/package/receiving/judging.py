"""Steps 12-14: what the package says about itself, checked against what is in it."""

import hashlib
from datetime import timedelta

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.infra.book import secrecy
from app.package import policy, replay
from app.package.container import zipreader
from app.package.container.names import HEADER
from app.package.content import figures, scores
from app.package.content import header as headers
from app.package.content.figures import MembersData, ReportData
from app.package.content.header import Header
from app.package.content.media import inside_is_plain, kind_of
from app.package.content.scores import ScoredMeeting, ScoresData
from app.package.keys import profile
from app.package.receiving.case import Case, need
from app.package.refusal import Refusal

EVIDENCE = "evidence/"


def key_sha256(key: ec.EllipticCurvePublicKey) -> str:
    """Digest a public key, as ``package.json`` names the recipient's."""
    content = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return hashlib.sha256(content).hexdigest()


def header(case: Case) -> None:
    """Read ``package.json`` and compare it with signer and files."""
    limits = policy.limits()
    if HEADER not in case.kept:
        raise Refusal("E_MANIFEST", item=HEADER)
    found = headers.load(case.kept[HEADER], limits, policy.package_format())
    case.header = found
    _require_sender(case, found)
    if found.classification != policy.package_format().classification:
        raise Refusal("E_CLASSIFIED", item=found.classification[:40])
    _require_files(case, found)
    _require_unmarked(found)
    ahead = timedelta(hours=policy.lifetimes().ahead_hours)
    if found.created > case.moment + ahead:
        case.warn("W_CLOCK", created=found.created)


def _require_sender(case: Case, found: Header) -> None:
    signer = need(case.signer)
    digest = hashlib.sha256(profile.der(signer.certificate)).hexdigest()
    if signer.unit_id != found.sender.unit_id or digest != found.sender.cert_sha256:
        raise Refusal("E_CERT_CELL", person=signer.person)


def _require_files(case: Case, found: Header) -> None:
    declared = {line.path: line.size for line in found.files}
    real = {name: case.members[name].size for name in case.digests if name != HEADER}
    if len(declared) != len(found.files) or declared != real:
        raise Refusal("E_COUNTS", declared=len(found.files), counted=len(real))
    pairs = (
        (found.counts.files, len(real)),
        (found.counts.bytes, sum(real.values())),
        (found.counts.attachments, sum(n.startswith(EVIDENCE) for n in real)),
    )
    _require_pairs(pairs)
    if headers.content_sha256(case.digests) != found.content_sha256:
        raise Refusal("E_COUNTS", declared=len(declared), counted=len(real))
    if any(line.signers for line in found.files):
        raise Refusal("E_PDF_SIGNERS")


def _require_pairs(pairs: tuple[tuple[int, int], ...]) -> None:
    for declared, counted in pairs:
        if declared != counted:
            raise Refusal("E_COUNTS", declared=declared, counted=counted)


def _require_unmarked(found: Header) -> None:
    for line in found.files:
        mark = secrecy.in_title(line.title)
        mark = mark or secrecy.in_file_name(line.path)
        if mark:
            raise Refusal("E_CLASSIFIED", item=line.path)


def recipient(case: Case) -> None:
    """See that the package was closed to us, or is our own copy."""
    found = need(case.header)
    ours = case.reader.unit_id
    if ours and found.sender.unit_id == ours:
        return
    key = need(case.key).private.public_key()
    if found.recipient.enc_key_sha256 != key_sha256(key):
        raise Refusal("E_NOT_FOR_US")
    if ours and found.recipient.unit_id != ours:
        raise Refusal("E_NOT_FOR_US")


def kinds(case: Case) -> None:
    """Compare every file's ending, first bytes and declared kind."""
    types = policy.file_types()
    for line in need(case.header).files:
        kind = kind_of(line.path, case.beginnings[line.path], types)
        if kind is None or kind.media_type != line.media_type:
            raise Refusal("E_TYPE", item=line.path)
        if kind.inside:
            member = case.members[line.path]
            whole = zipreader.read(
                need(case.content), member, policy.limits().file_bytes
            )
            if not inside_is_plain(whole, kind):
                raise Refusal("E_TYPE", item=line.path)


def counted(case: Case) -> None:
    """Read the figures and count again what the header declares."""
    found = need(case.header)
    if found.kind != "report":
        raise Refusal("E_KIND", kind=found.kind)
    limits, newest = policy.limits(), policy.package_format().schema_version
    for name in (figures.REPORT, figures.MEMBERS):
        if name not in case.kept:
            raise Refusal("E_MANIFEST", item=name)
    case.report = figures.load_report(case.kept[figures.REPORT], limits, newest)
    case.roll = figures.load_members(case.kept[figures.MEMBERS], limits, newest)
    pairs = (
        (found.counts.members, len(case.roll.members)),
        (found.counts.meetings, len(case.report.meetings)),
        (
            found.counts.resolutions,
            sum(meeting.resolutions for meeting in case.report.meetings),
        ),
    )
    _require_pairs(pairs)
    _require_days(case.report, case.roll)
    _require_links(case, found)
    if scores.SCORES in case.kept:
        case.scores = scores.load(case.kept[scores.SCORES], limits, newest)
        _require_sums(case.scores, need(case.report))


def _require_days(report: ReportData, roll: MembersData) -> None:
    """Refuse a day that no calendar has, or a meeting of another year."""
    for meeting in report.meetings:
        if not figures.is_day(meeting.on) or meeting.on[:4] != report.period:
            raise Refusal("E_SCHEMA", item=figures.REPORT, why=f"meetings {meeting.on}")
    days = [roll.on, *(day for line in roll.members for day in line.days)]
    for day in days:
        if not figures.is_day(day, whole=day is roll.on):
            raise Refusal("E_SCHEMA", item=figures.MEMBERS, why=day)


def _require_links(case: Case, found: Header) -> None:
    report = need(case.report)
    if report.period != found.period.value or report.unit.id != found.sender.unit_id:
        raise Refusal("E_SCHEMA", item=figures.REPORT, why="period, unit")
    for line in report.criteria:
        for name in line.evidence:
            if name not in case.digests:
                raise Refusal("E_SCHEMA", item=figures.REPORT, why=name[:80])


def _require_sums(data: ScoresData, report: ReportData) -> None:
    """Add every score up again; a session scored is a session reported."""
    if data.period != report.period:
        raise Refusal("E_SCHEMA", item=scores.SCORES, why="period")
    held = {(meeting.on, meeting.kind) for meeting in report.meetings}
    for one in data.meetings:
        if (one.on, one.kind) not in held:
            raise Refusal("E_SCHEMA", item=scores.SCORES, why=f"{one.on} {one.kind}")
        is_whole = one.total is not None
        if is_whole != all(line.points is not None for line in one.lines):
            raise Refusal("E_SCHEMA", item=scores.SCORES, why=f"{one.on} total")
        points = sum(line.points or 0 for line in one.lines)
        most = sum(line.most for line in one.lines)
        _require_pairs(((one.total, points),) if one.total is not None else ())
        _require_pairs(((one.most, most),))
        _require_marked(one)


def _require_marked(one: ScoredMeeting) -> None:
    """Refuse a line that hides that its points are not those of its fact."""
    for line in one.lines:
        differs = None not in (line.given, line.points) and line.given != line.points
        over = max(line.points or 0, line.given or 0) > line.most
        silent = line.standing == "changed" and not line.reason.strip()
        if differs != (line.standing == "changed") or over or silent:
            why = f"{one.on} {line.title}"[:80]
            raise Refusal("E_SCHEMA", item=scores.SCORES, why=why)


def arrival_of(found: Header, manifest_sha256: str) -> replay.Arrival:
    """Return what the order of packages depends on."""
    return replay.Arrival(
        found.sequence,
        manifest_sha256,
        found.prev_manifest_sha256,
        (found.period.value, found.kind),
        found.revision,
    )


def order(case: Case) -> None:
    """Find the package's place among those of its sender."""
    histories = case.reader.histories
    found = need(case.header)
    if histories is None or found.sender.unit_id == case.reader.unit_id:
        # Histories are of what was received; what we sent ourselves is not in them.
        return
    digest = hashlib.sha256(case.manifest_bytes).hexdigest()
    placed = replay.place(histories(found.sender.unit_id), arrival_of(found, digest))
    case.order, case.missing, case.applies = placed.code, placed.missing, placed.applies
    if placed.code in replay.REFUSED:
        raise Refusal(placed.code, sequence=found.sequence)
    if placed.code != "OK":
        missing = ", ".join(str(number) for number in placed.missing)
        case.warn(placed.code, sequence=found.sequence, missing=missing)
