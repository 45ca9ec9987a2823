"""The place that a guide lies at, which says whose it is."""

from schema.named import NamedTuple


class Home(NamedTuple):
    """The folder and the file name that a guide lies under.

    `certain` says that it lies below a known guide root, so that both names must agree; elsewhere a file is only held to
    its place where at least one of them does.
    """

    company: str
    role: str
    certain: bool = True
