"""The scores of a year: every session with its lines, facts and what was changed."""
