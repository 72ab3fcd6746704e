"""Everything that touches the machine, each behind a small function or class."""
