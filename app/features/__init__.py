"""One folder per office task, each with the same inside: model, rules, store, use."""
