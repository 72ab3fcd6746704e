"""Papers about a member's paper file: label, lending slip; the list of a hand-over."""
