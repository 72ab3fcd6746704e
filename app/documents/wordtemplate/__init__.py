"""A secretary's own Word file as wording: its text is taken, nothing in it runs."""
