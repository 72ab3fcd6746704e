"""What import-members is told beyond the file, and how it answers."""
