"""What a field's annotation may say of its values: plain words, which pydantic and our own reader each take in their own way."""


class Says:
    """What the field holds, for whoever reads the schema."""

    __slots__ = ("words",)

    def __init__(self, words: str) -> None:
        self.words = words


class Filled:
    """Not empty: a text of one character at least, a list of one item."""

    __slots__ = ()


class Written:
    """A text that the whole of a pattern matches."""

    __slots__ = ("pattern",)

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern


class Between:
    """A number that is neither below the least nor above the most."""

    __slots__ = ("least", "most")

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most


class CurrencyCode:
    """A text that is an ISO 4217 code."""

    __slots__ = ()
