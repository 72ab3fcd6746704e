"""What stands inside workbooks besides values: how far cells reach, which failed."""
