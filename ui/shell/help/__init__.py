"""The help drawer and its texts."""
