"""Which version of payproof this is."""


def version() -> str:
    """The installed version; nothing where the sources are run from a folder that nobody installed."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  (it costs more than the rest of the start)

    try:
        return version("payproof")
    except PackageNotFoundError:
        return ""
