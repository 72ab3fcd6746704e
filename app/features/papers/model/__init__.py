"""What a paper is, coming and going, and the dated rules of numbering."""
