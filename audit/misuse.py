"""What the person at the command line got wrong: one sentence for each thing, exit code 2."""


class MisuseError(Exception):
    """The tool was asked for something that it cannot do; each message is a sentence that says what to do instead."""

    def __init__(self, *messages: str) -> None:
        super().__init__("\n".join(messages))
        self.messages = messages
