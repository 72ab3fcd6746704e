"""The first run: seven questions, a passphrase, a recovery sheet, a backup place."""
