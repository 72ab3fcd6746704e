"""Tables of the package service and their rows; nothing is decided here."""
