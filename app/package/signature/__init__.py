"""The detached CAdES-B-B signature over a manifest: write, profile, verify, chain."""
