"""The signed report package: what goes in, how it is signed, what a received one is."""
