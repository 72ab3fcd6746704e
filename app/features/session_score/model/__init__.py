"""Sets and schemes of scoring, what was entered, and what comes of it."""
