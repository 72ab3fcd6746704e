"""The index behind "what did we decide about …": texts of records, without marks.

It stands in the encrypted book and is brought up to date in the transaction of every
command, undo included, so it never knows more or less than the records do. What can go
wrong: a book that an older release wrote to; opening notices and builds it again.
"""
