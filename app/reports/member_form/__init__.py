"""The form file of one member: filled with what the book knows, merged on return."""
