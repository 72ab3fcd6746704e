"""What pages carry beside the words: sums of the layout, the code at the foot."""
