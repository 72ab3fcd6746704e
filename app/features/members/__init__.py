"""Members: the roll of the cell, its history and the bases of its votes.

Who belongs to the cell on a day follows from dated events alone (joined, exempted,
moved out …), never from a field that somebody overwrites. Rules: handbook
domain-members-documents.md §1.5-1.6 and §8.2, as dated data under ``data/members``.
"""
