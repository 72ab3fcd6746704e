"""Lists beside the roll: badges by award day."""
