"""The yearly four-good report and the self-assessment sheet."""
