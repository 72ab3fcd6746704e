"""The command line: a public contract, described in README.md beside this file."""
