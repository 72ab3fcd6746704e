"""What can be wrong with meetings online and by groups, as codes and facts."""

from app.kernel.errors import UserError


class OnlinePermissionMissing(UserError):
    """An online meeting rests on a paper of the superior: number, day, issuer."""


class OnlinePermissionLater(UserError):
    """The paper that allows the meeting is younger than the meeting."""


class OnlineNotEligible(UserError):
    """Not more than half of the members are unable to meet in one place."""


class OnlineUnableUnexplained(UserError):
    """How many cannot come is told without a reason."""


class OnlineUnableOutside(UserError):
    """More members unable to come than the cell has, or fewer than none."""


class OnlineUnableTwice(UserError):
    """A count and names are told together."""


class OnlineUnableNotInBase(UserError):
    """The person is not among those who count."""


class OnlinePercentOutside(UserError):
    """A share of the time is between one and a hundred percent."""


class OnlineGroundMissing(UserError):
    """Neither a special nature nor special circumstances are chosen."""


class OnlineGroundUndescribed(UserError):
    """The circumstances are chosen without saying which."""


class OnlineGroundUnknown(UserError):
    """The rules know no such ground."""


class OnlinePlatformMissing(UserError):
    """Nobody said on which platform the meeting is held."""


class OnlineSecretsNotExcluded(UserError):
    """Nobody confirmed that no state secrets are treated."""


class OnlineIdentityUnconfirmed(UserError):
    """The chair has not confirmed who joined from afar."""


class OnlineRecordingUndecided(UserError):
    """Nobody said whether sound or pictures are recorded."""


class OnlineRecordingUnexplained(UserError):
    """A recording needs the decision of the chair in words."""


class OnlineStayMissing(UserError):
    """Somebody is marked present and nobody knows where he was."""


class OnlineStayWithoutMark(UserError):
    """Somebody joined and is not marked present."""


class OnlineStayTooShort(UserError):
    """Somebody is marked present and stayed less than the permission asks."""


class OnlineNobodyAfar(UserError):
    """The meeting is typed online or mixed, and everybody sat in one room."""


class OnlineSomebodyInRoom(UserError):
    """The meeting is typed online, and somebody sat in the room."""


class OnlineRecordMissing(UserError):
    """The meeting has no record of its online conditions."""


class JoiningPlaceMissing(UserError):
    """Where somebody joined is not told."""


class JoiningOverlaps(UserError):
    """Two stretches of one person overlap."""


class JoiningOutsideMeeting(UserError):
    """A stretch lies before the opening or after the close."""


class JoiningInFuture(UserError):
    """The time has not come yet."""


class JoiningUnended(UserError):
    """Somebody is there already; he cannot come again before he left."""


class SecretVoteOnline(UserError):
    """No secret vote is held over a line."""


class FormUnknown(UserError):
    """There is no such form of meeting."""


class FormKindUnfit(UserError):
    """Meetings of this kind are not held in this form."""


class GroupTermsMissing(UserError):
    """Nobody said what the superior allows of meetings by groups."""


class GroupTermsBasisMissing(UserError):
    """What the superior allows is told without its paper."""


class GroupTermsTaken(UserError):
    """Other terms begin on the same day."""


class GroupTermsOutside(UserError):
    """A negative number of members or of meetings."""


class GroupTooFewMembers(UserError):
    """The cell has fewer members than the superior asks for this form."""


class GroupTooOften(UserError):
    """The year has as many meetings by groups as the superior allows."""


class GroupsTooFew(UserError):
    """A cell of one group has no meeting by groups."""


class GroupWithoutLeader(UserError):
    """A group has no leader who could report."""


class GroupMemberLeftOut(UserError):
    """A member belongs to no group."""


class GroupItemUnanswered(UserError):
    """Nobody has said whether a matter in free words stays with the cell."""


class GroupMatterUnknown(UserError):
    """There is no such reserved matter."""


class GroupItemReserved(UserError):
    """A matter of the agenda may not be left to the groups."""


class GroupVoteReserved(UserError):
    """Votes are not left to the groups."""


class GroupSheetMissing(UserError):
    """A group has not handed in its sheet."""


class GroupUnknown(UserError):
    """There is no such group on the day of the meeting."""


class GroupPersonTwice(UserError):
    """Somebody stands on two sheets; the secretary says where he counts."""


class GroupPersonUnknown(UserError):
    """Somebody on a sheet is not on the roll of the meeting."""


class GroupPersonRepeated(UserError):
    """Somebody stands twice on one sheet."""


class GroupFormNeeded(UserError):
    """The meeting is not held by groups."""


class SheetFileUnreadable(UserError):
    """The file is none of our sheets."""


class SheetFileNewer(UserError):
    """A newer release of the program made the sheet."""


class GroupSheetTwice(UserError):
    """Two sheets of one group are handed in together."""


class SheetFileTooLarge(UserError):
    """The file is larger than a sheet can be."""


class SheetOfOtherCell(UserError):
    """The sheet was made by another cell."""


class SheetOfOtherMeeting(UserError):
    """The sheet belongs to another meeting."""


class SheetRollChanged(UserError):
    """The names on the sheet are not those that were printed."""


class SheetMarkUnreadable(UserError):
    """The mark of somebody on the sheet cannot be read."""


class SheetTimeWrong(UserError):
    """The times of a sheet cannot be, or are not times."""


class SheetTextTooLong(UserError):
    """A text on the sheet is longer than a sheet can hold."""


class SheetEmpty(UserError):
    """Nobody on the sheet is marked."""
