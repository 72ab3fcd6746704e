"""Minutes of a meeting: who was there, what was said, decided and voted.

Structure of domain-members-documents.md §4.1-4.3 and picture 04-bien-ban. Nothing is
invented: what was not entered stays a blank to be filled in by hand.
"""
