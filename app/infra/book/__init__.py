"""The inside of the store: connection, errors of the database, commands, events."""
