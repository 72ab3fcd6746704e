"""Tables of the checklist, and the reader of its dated rule sets."""
