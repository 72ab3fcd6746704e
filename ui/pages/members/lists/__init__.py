"""Lists beside the roll: badges by award day, and what was deleted or undone."""
