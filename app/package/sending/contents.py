"""Turns a year's material into the files of a package and the figures in it. Pure."""

import io
from collections.abc import Callable
from datetime import date

from app.features.checklist.model.year import Evidence
from app.features.meetings.model.views import MeetingView
from app.kernel.text import clean, fold
from app.package import policy
from app.package.content import figures, scores
from app.package.content.figures import (
    CriterionLine,
    Figure,
    MeetingLine,
    MemberLine,
    MembersData,
    ReportData,
    UnitLine,
)
from app.package.errors import UnitMissing
from app.package.receiving.judging import EVIDENCE
from app.package.sending.material import Drawn, Material
from app.package.sending.parcel import Part
from app.package.sending.scores import scores_data

_PDF = "application/pdf"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_JSON = "application/json"
_STEM = 60


def parts(material: Material, read: Callable[[str], bytes]) -> list[Part]:
    """List the files of the package; evidence is read by its id when it is needed."""
    return [
        *_figures(material),
        *_documents(material.documents),
        *(
            _evidence_part(number, each, read)
            for number, each in enumerate(material.evidence, start=1)
        ),
    ]


def _figures(material: Material) -> list[Part]:
    names = evidence_names(material)
    report, roll = report_data(material, names), members_data(material)
    found = [
        (figures.REPORT, figures.dump(report), f"Số liệu năm {material.year}"),
        (figures.MEMBERS, figures.dump(roll), "Danh sách đảng viên"),
    ]
    if material.scores:
        title = f"Kết quả chấm điểm sinh hoạt năm {material.year}"
        found.append((scores.SCORES, scores.dump(year_scores(material)), title))
    return [
        Part.of_bytes(name, content, title=title, role="data", media_type=_JSON)
        for name, content, title in found
    ]


def year_scores(material: Material) -> scores.ScoresData:
    """Put the scores of the year's sessions into one value."""
    version = policy.package_format().schema_version
    return scores_data(material.year, version, material.scores, material.score_year)


def _documents(drawn: tuple[Drawn, ...]) -> list[Part]:
    found = []
    for number, each in enumerate(drawn, start=1):
        stem = f"{number:03d}_{slug(each.file_stem)}"
        found.append(
            Part.of_bytes(
                f"documents/{stem}.pdf",
                each.pdf,
                title=each.title,
                role=each.rule.role,
                media_type=_PDF,
            )
        )
        if each.xlsx is not None:
            found.append(
                Part.of_bytes(
                    f"tables/{stem}.xlsx",
                    each.xlsx,
                    title=each.title,
                    role=each.rule.role,
                    media_type=_XLSX,
                )
            )
    return found


def evidence_names(material: Material) -> dict[str, str]:
    """Name every piece of evidence as it stands in the package, by its id."""
    return {
        each.id: evidence_name(number, each)
        for number, each in enumerate(material.evidence, start=1)
    }


def evidence_name(number: int, evidence: Evidence) -> str:
    """Name one piece of evidence: number, title without marks, ending of its kind."""
    kind = policy.file_types().of_media(evidence.media_type)
    ending = kind.extension if kind else "bin"
    return f"{EVIDENCE}{number:03d}_{slug(evidence.title)}.{ending}"


def _evidence_part(
    number: int, evidence: Evidence, read: Callable[[str], bytes]
) -> Part:
    return Part(
        evidence_name(number, evidence),
        _one_line(evidence.title),
        "evidence",
        evidence.media_type,
        evidence.size,
        lambda: io.BytesIO(read(evidence.id)),
        evidence.sha256,
    )


def slug(text: str) -> str:
    """Write a title as part of a file name: a-z, 0-9, dashes."""
    letters = "".join(c if c.isascii() and c.isalnum() else " " for c in fold(text))
    return "-".join(letters.split())[:_STEM].strip("-") or "tep"


def report_data(material: Material, names: dict[str, str]) -> ReportData:
    """Put the year into figures."""
    unit = material.unit
    if unit is None:
        raise UnitMissing
    return ReportData(
        format="cell-report",
        schema_version=policy.package_format().schema_version,
        period=str(material.year),
        rule_set=material.rule_set,
        unit=UnitLine(
            unit.id,
            _one_line(unit.code),
            _one_line(unit.name),
            unit.kind,
            _one_line(unit.superior_name),
        ),
        figures=tuple(Figure(f.name, f.value, f.of) for f in material.facts),
        criteria=tuple(
            CriterionLine(
                row.criterion.id,
                str(row.state),
                clean(row.mark.reason) if row.mark else "",
                tuple(names[e.id] for e in row.evidence if e.id in names),
            )
            for row in material.rows
        ),
        meetings=tuple(_meeting(view) for view in material.meetings),
    )


def _meeting(view: MeetingView) -> MeetingLine:
    return MeetingLine(
        view.meeting.on_day.isoformat(),
        view.meeting.kind,
        view.counts.due,
        view.counts.present,
        sum(vote.passed for vote in view.votes),
    )


def members_data(material: Material) -> MembersData:
    """Put the roll into as few facts as a count needs."""
    return MembersData(
        format="cell-members",
        schema_version=policy.package_format().schema_version,
        on=roll_day(material).isoformat(),
        members=tuple(
            MemberLine(
                _one_line(member.name),
                member.status,
                member.birth.year if member.birth else None,
                member.admitted_on.iso() if member.admitted_on else None,
                member.official_on.iso() if member.official_on else None,
            )
            for member in material.members
        ),
    )


def roll_day(material: Material) -> date:
    """Return the day the roll is of: the last of the year, as far as recorded.

    Not today's date: an unchanged year has to give unchanged content tomorrow.
    """
    return date(material.year, 12, 31)


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())[:400]
