"""What comes from other systems as files: believed no more than any stranger's word."""
