"""What is built once the book is open: the window with its pages and overlays."""
