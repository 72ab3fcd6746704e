"""Papers: the registers of outgoing and incoming papers of the cell.

Handbook product.md F6.1 and F6.4, domain-members-documents.md §3.3 to §3.5. A number
is given once per type and term, in order, and never again; a gap carries its reason.
"""
