"""Documents as PDF/A-2b with reportlab. Loaded only when something is drawn."""
