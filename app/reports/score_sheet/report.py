"""The report of the score sheet: facts in, document out."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.documents.inline import lit
from app.documents.model import (
    Block,
    Doc,
    Para,
    SignatureBlock,
    Signer,
    Title,
)
from app.documents.numbering import DOTS
from app.features.meetings.model.records import FROZEN, Meeting
from app.features.meetings.model.views import Officials
from app.features.session_score.model.sheet import ScoreView
from app.kernel.dates import short
from app.kernel.places import Place
from app.kernel.words import _
from app.reports.letterhead import Letterhead, head, letterhead
from app.reports.minutes.related import of_scores
from app.reports.model import Check, Rank, Related, Report
from app.reports.score_sheet.table import table
from app.reports.score_sheet.wording import Wording, sum_sentence
from app.reports.sources import Sources

KIND = "score_sheet"


@dataclass(frozen=True, slots=True)
class Facts:
    """A score with the meeting it belongs to."""

    score: ScoreView
    meeting: Meeting
    officials: Officials
    letter: Letterhead


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the score of a meeting and for who signs its minutes."""
    view = sources.meetings.meeting(record_id)
    return Facts(
        score=sources.scores.sheet(record_id),
        meeting=view.meeting,
        officials=view.officials,
        letter=letterhead(sources, view.meeting.on_day),
    )


def build(facts: Facts, wording: Wording) -> Doc:
    """Lay the sheet out."""
    heading, day = facts.score.heading, facts.meeting.on_day
    chosen = facts.score.set
    summary = wording.of_meeting.format(title=heading.title, day=short(day))
    title = chosen.sheet_title if chosen else DOTS
    return Doc(
        title=f"{title}: {heading.title}",
        form="PCD",
        dated=day,
        blocks=tuple(_blocks(facts, wording, title, summary)),
        file_stem=wording.file_stem.format(day=day.isoformat(), title=heading.title),
        author=facts.letter.unit,
        subject=summary,
        doc_id=f"{KIND}-{heading.meeting_id}",
    )


def _blocks(facts: Facts, words: Wording, title: str, summary: str) -> Iterator[Block]:
    day, score = facts.meeting.on_day, facts.score
    draft = "" if facts.meeting.state in FROZEN else words.draft_mark
    yield head(facts.letter, "", day, draft)
    yield Title(title.upper(), summary)
    unit = facts.letter.unit or DOTS
    yield Para(lit(words.attached.format(day=short(day), unit=unit)))
    yield from _basis(score, words)
    if score.sum is None:
        yield Para(lit(words.not_kept))
        return
    yield table(score, words)
    for sentence in _results(score, words):
        yield Para(lit(sentence))
    yield SignatureBlock(
        left=Signer(words.clerk_signs.upper(), facts.officials.clerk),
        right=Signer(words.chair_signs.upper(), facts.officials.chair),
    )


def _basis(score: ScoreView, words: Wording) -> Iterator[Block]:
    if score.set:
        yield Para(lit(words.by_set.format(set=score.set.title)))
    if score.scheme and score.scheme.basis:
        basis = score.scheme.basis.rstrip(".")
        yield Para(lit(words.by_basis.format(basis=basis)))


def _results(score: ScoreView, words: Wording) -> Iterator[str]:
    yield from sum_sentence(score, words)
    sheet = score.sheet
    voted = sheet.in_favour if sheet else None
    if voted is None:
        yield words.voted_open
    else:
        yield words.voted.format(count=voted, present=score.present)
    yield words.comments.format(text=(sheet.comments if sheet else "") or DOTS)
    yield words.superior.format(text=(sheet.superior if sheet else "") or DOTS)


def checks(facts: Facts) -> tuple[Check, ...]:
    """Say what is open, what was changed against its fact, and what agrees."""
    place = Place("meetings", facts.meeting.id)
    score = facts.score
    if score.sum is None:
        return (Check(Rank.REPAIR, _("Chưa chọn bộ chấm điểm"), "", place),)
    found = [
        Check(Rank.REPAIR, _("Dòng “{title}” chưa chấm").format(title=one.title))
        for one in score.open_lines
    ]
    if not score.is_kept:
        found.append(Check(Rank.REPAIR, _("Chưa ghi kết quả chấm điểm"), "", place))
    found += [
        Check(
            Rank.KNOW,
            _("Dòng “{title}” chấm khác dữ kiện").format(title=one.title),
            one.reason,
            place,
        )
        for one in score.lines
        if one.standing == "changed"
    ]
    if not found:
        found.append(Check(Rank.OK, _("Mọi dòng đã chấm theo dữ kiện")))
    return tuple(found)


def related(facts: Facts) -> tuple[Related, ...]:
    """Lead to the scores of the whole year."""
    return (of_scores(facts.meeting.on_day.year),)


REPORT = Report(
    KIND,
    Wording,
    gather,
    build,
    checks,
    related=related,
    page="meetings",
    page_has_record=True,
)
