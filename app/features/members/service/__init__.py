"""What a secretary does with the roll, and what others may ask of it."""
