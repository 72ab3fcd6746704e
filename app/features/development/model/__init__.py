"""Rules of admission as data, and the people, plans and events they judge."""
