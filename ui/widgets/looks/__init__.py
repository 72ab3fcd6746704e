"""What the theme is made of: token files, fonts, palette, sheet."""
