"""One panel per step of a meeting."""
