"""How the text of a list is cut into rows and cells."""
