"""What organisations without a login are asked about a case, and what they answer."""
