"""Reads the cells and rows of a list: values, repairs, problems, events."""
