"""The window. It may call ``app``; ``app`` never knows there is a window."""
