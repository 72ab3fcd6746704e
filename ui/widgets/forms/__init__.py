"""Fields, dates and forms built from declarations."""
