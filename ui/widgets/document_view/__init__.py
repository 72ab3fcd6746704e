"""Shows the pages of a PDF exactly as they will be printed."""
