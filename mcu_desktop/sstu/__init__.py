"""What the state's portal ССТУ is told of appeals every month: records, what they lack, files."""
