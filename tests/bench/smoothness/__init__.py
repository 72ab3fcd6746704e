"""How long the window stands still at each thing a secretary does in it."""
