"""The bin: what was deleted or undone lately, and how it comes back."""
