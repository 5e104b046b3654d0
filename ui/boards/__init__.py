"""The boards: a block's cases in the columns of their way."""
