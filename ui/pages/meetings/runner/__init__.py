"""The meeting at the table: full screen, step by step, every key kept (S3)."""
