"""A document as a value, and how it becomes PDF, DOCX or XLSX."""
