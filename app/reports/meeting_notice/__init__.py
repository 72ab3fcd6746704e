"""The invitation to a meeting: time, place, theme and matters."""
