"""One folder per screen: page.py (Qt) and presenter.py (no Qt)."""
