"""The table: declarations, model, delegates, view."""
