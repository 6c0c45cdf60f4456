"""`kilde demo`: the bundled sample reports, read, weighed and shown."""


def demo() -> None:
    """Read the bundled sample reports and show what comes of them."""
