"""Parts that only some minutes have: the score, the form of the meeting."""
