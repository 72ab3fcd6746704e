"""Reads lists that others made, in whatever state they come.

Bytes decide what a file is, never its name. Workbooks (xlsx, xlsm, xlsb, xls, ods, flat
ods) go through calamine; the XML of spreadsheets of 2003 and text files through our own
readers, with the old font encodings TCVN3
and VNI turned into Unicode column by column. Handbook: documents.md §6.2, data-layer.md
§5.2. What can go wrong is in ``errors``; nothing here writes.
"""
