"""The main window, navigation, start-up, lock screen, crash window."""
