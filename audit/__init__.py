"""The machine around the schema: files, clock, git, output."""
