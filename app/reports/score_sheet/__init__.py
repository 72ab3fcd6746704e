"""The score sheet of a session, attached to its minutes: every line with its fact."""
