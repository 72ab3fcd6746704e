"""Value types everyone shares; nothing here can fail because of a disk."""
