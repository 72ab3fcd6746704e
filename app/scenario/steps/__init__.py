"""One module of steps per feature; each is listed in ``app/scenario/registry.py``."""
