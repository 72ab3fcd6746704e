"""The inside of the store: connection, errors, commands, events, smaller pictures."""
