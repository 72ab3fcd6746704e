"""Rows of the registers and the tables they stand in."""
