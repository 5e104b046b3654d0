"""Names and posts in the case that a letter asks for; what cannot be decided is said, never guessed."""
