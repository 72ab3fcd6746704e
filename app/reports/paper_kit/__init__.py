"""The paper kit (N14): the meeting goes on when the power fails, on prepared sheets.

Roll-call sheet, course sheet, ballots with cut lines, tally sheet. The way back into
the book is the re-entry screen, which asks in the order of these sheets.
"""
