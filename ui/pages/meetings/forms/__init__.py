"""The form of a meeting: in person, online, mixed, by groups."""
