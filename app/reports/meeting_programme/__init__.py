"""The programme of a meeting as a table, domain-members-documents.md §4.4."""
