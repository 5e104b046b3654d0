"""The subcommands, a module a subject; each is imported only when it is called."""
