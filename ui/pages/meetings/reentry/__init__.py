"""The way back from paper (N14): one page that asks in the order of the sheets."""
