"""Xem trước văn bản: the paper as it will be, its checks, and the ways out."""
