"""The plan of a year: the usual day at the left, the proposed meetings at the right."""
