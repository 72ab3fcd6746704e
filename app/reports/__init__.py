"""One module per document we print: facts of features in, a document value out."""
