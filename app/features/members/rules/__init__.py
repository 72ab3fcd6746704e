"""The pure rules of the roll."""
