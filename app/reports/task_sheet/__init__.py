"""The sheet of tasks: of a year, of one owner, of one meeting."""
