"""What keeps a book safe: the folder's lock, opening with checks, backup, restore."""
