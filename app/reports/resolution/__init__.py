"""Resolutions of the cell, from what a meeting recorded; blanks stay visible."""
