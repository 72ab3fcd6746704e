"""Tables of the development work, and the reader of the admission rules."""
