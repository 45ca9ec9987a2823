"""The commands, a module each, imported only when called: `add_arguments` takes a parser, `run` gives an Outcome."""
