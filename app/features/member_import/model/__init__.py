"""What an import talks about: words of lists, headers, readings, comparisons."""
