"""The sheet of paper: margins, number, and the foot of every page."""
