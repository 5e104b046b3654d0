"""What places of figures share: which period, how a paper of figures is issued, the cases behind a figure."""
