"""Feeds hostile inputs to everything that reads one, and says what they break: `make fuzz`."""
