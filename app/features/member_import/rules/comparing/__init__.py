"""Compares what was read with the book, and decides what is written."""
