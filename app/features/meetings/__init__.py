"""Meetings: planning, roll-call, opinions, votes, conclusions, and the way to the lock.

Handbook domain-four-good.md §3 and §9.6, domain-members-documents.md §1.5 and §3.6. A
meeting goes planned, running, draft, read, signed, locked; each entry is saved at once.
Figures for other features are named in ``data/rules/meetings/FACTS.md``.
"""
