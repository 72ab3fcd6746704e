"""The fixed parts around a page: navigation, top bar, footer."""
