"""The register of known sources: agencies, outlets, monitors, UN bodies, states, armed groups, under all names.

The one in use is that which comes with Kilde, or for a while another: `with using(load_register("mine.yaml")): …`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from kilde.read.register.files import RegisterError, bundled, entries, load_register, parties
from kilde.read.register.names import Entry, Register, fold

_in_use: ContextVar[Register | None] = ContextVar("register", default=None)


def in_use() -> Register:
    """The register by which names are looked up now."""
    return _in_use.get() or bundled()


@contextmanager
def using(register: Register) -> Iterator[None]:
    """Look names up in another register within."""
    token = _in_use.set(register)
    try:
        yield
    finally:
        _in_use.reset(token)


def find(name: str) -> Entry | None:
    """The source that goes by this name in the register in use."""
    return in_use().find(name)


__all__ = [
    "Entry",
    "Register",
    "RegisterError",
    "bundled",
    "entries",
    "find",
    "fold",
    "in_use",
    "load_register",
    "parties",
    "using",
]
