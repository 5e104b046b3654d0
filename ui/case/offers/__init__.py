"""The commands of a case as its card offers them: keys, forms, and what is said when one is done."""
