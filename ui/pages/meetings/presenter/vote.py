"""Votes in words: the base, the live sum, the result."""

from app.features.meetings.model.entries import NewBallot
from app.features.meetings.model.ruleset import Matter
from app.features.meetings.model.views import Base, VoteResult
from app.features.meetings.rules.roll import needed
from app.kernel.words import _
from ui.pages.meetings.presenter.words import why_word


def base_words(base: Base, matter: Matter) -> str:
    """Explain the base, the threshold in persons, and who is left out and why."""
    words = _(
        "Tính trên {count} đảng viên, có mặt {present}. Cần ít nhất {needed} phiếu"
        " tán thành."
    ).format(
        count=base.count,
        present=base.present,
        needed=needed(base.count, matter.share),
    )
    left_out = ", ".join(
        f"{one.name} ({why_word(one.why)})" for one in base.excluded[:_NAMED]
    )
    more = len(base.excluded) - _NAMED
    if left_out:
        words += " " + _("Không tính: {names}").format(names=left_out)
        words += (
            " " + _("và {count} đồng chí khác.").format(count=more) if more > 0 else "."
        )
    return f"{words} {matter.source}."


# More names than this would push the form off the screen.
_NAMED = 6


def sum_words(ballot: NewBallot, base: Base) -> tuple[str, bool]:
    """Say how the figures add up so far, and whether they can be right."""
    voices = ballot.in_favour + ballot.against + ballot.other
    if not voices + ballot.invalid + ballot.handed_out + ballot.returned:
        return "", True
    if ballot.secret:
        whole = voices + ballot.invalid
        words = _("Cộng {sum} phiếu, thu về {back}, phát ra {out}.").format(
            sum=whole, back=ballot.returned, out=ballot.handed_out
        )
        good = whole == ballot.returned <= ballot.handed_out <= base.present
        return words, good
    words = _("Cộng {sum} phiếu trên {present} đồng chí có mặt được biểu quyết.")
    return words.format(sum=voices, present=base.present), voices <= base.present


def result_words(result: VoteResult) -> str:
    """Say the result in one sentence."""
    ballot = result.ballot
    percent = f"{result.percent:.1f}".replace(".", ",")
    return _(
        "{matter}: tán thành {votes}/{base} ({percent} %), không tán thành {against},"
        " ý kiến khác {other}; cần {needed}"
    ).format(
        matter=result.matter.title,
        votes=ballot.in_favour,
        base=result.base.count,
        percent=percent,
        against=ballot.against,
        other=ballot.other,
        needed=result.line.needed,
    )
