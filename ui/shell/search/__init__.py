"""Search over everything, opened with Ctrl+K."""
