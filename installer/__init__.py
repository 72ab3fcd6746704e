"""How it gets onto a computer: the set-up and the locks; see README.md."""
