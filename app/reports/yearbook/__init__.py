"""The yearbook: every minutes of a year as one paginated book."""
