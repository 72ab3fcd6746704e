"""Looks at a received package step by step; believes nothing before it is proven."""
