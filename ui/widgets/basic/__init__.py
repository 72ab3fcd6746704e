"""Text, buttons and the other smallest parts."""
