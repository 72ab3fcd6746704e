"""Taking members over from a list: read, map, compare, choose, write once.

The list may be in any state (handbook documents.md §6.2, product.md F16); what the
program understands is shown before anything is written, and the whole import is one
command that can be undone. The roll itself belongs to the members feature, which is
handed in.
"""
