"""One module for each subject of a case: its facts and commands, how they are decided, folded and told."""
