"""What is half typed in a meeting, from the fields into the book and back."""
