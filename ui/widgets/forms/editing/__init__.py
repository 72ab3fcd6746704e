"""How one field of a form is edited: an editor per kind, and its line."""
