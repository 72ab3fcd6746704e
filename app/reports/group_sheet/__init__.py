"""The sheet of a party group: a page to fill in by hand, or a small spreadsheet."""
