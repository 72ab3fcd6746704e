"""Reads lists that others made, in whatever state they come.

Bytes decide what a file is, never its name. Workbooks (xlsx, xlsm, xlsb, xls, ods) go
through calamine; text files through our own reader, with the old font encodings TCVN3
and VNI turned into Unicode column by column. Handbook: documents.md §6.2, data-layer.md
§5.2. What can go wrong is in ``errors``; nothing here writes.
"""
