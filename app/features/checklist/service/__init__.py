"""Use cases of the checklist: reading a year, judging, evidence."""
