"""Documents as Word files with python-docx. Loaded only when something is drawn."""
