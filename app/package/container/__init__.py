"""The ASiC-E container: names, a strict ZIP reader and writer, the signed manifest."""
