"""The tables of meetings and how they are read and written."""
