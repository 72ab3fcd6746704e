"""What a meeting is made of, the rules it is held by, and the views of it."""
