"""Tổ chức và nhiệm kỳ: terms, officers by term, names over time, members moved."""
