"""Pictures of every place and every report page for people to look at."""
