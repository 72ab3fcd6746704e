"""What lies over the page: drawer, dialog, toast, focus ring."""
