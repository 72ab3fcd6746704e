"""The pure rules of reading a list and comparing it with the book."""
