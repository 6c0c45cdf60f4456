"""What a server is started with."""

from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

LOOPBACK = ("localhost", "127.0.0.1", "[::1]", "::1")


@dataclass(frozen=True, slots=True)
class Service:
    """A sign-in service (OpenID Connect) and how it knows this server."""

    issuer: str
    client: str
    secret: str
    claim: str = "email"
    """What of the things that it tells of a person is the name of their account."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the ledger lies, who may reach the pages, and how they look."""

    ledger: str = "kilde.db"
    desk: str | None = None
    """Where accounts, sessions and saved questions lie; beside the ledger when absent."""
    host: str = "127.0.0.1"
    port: int = 8765
    url: str | None = None
    """The address that users type, where it is not `http://host:port`: behind a proxy that speaks TLS."""
    language: str = "en"
    tiles: str | None = None
    """A tile source for the map, such as `https://tiles.example.org/{z}/{x}/{y}.png`."""
    service: Service | None = None
    """Where people may sign in beside by password."""
    warm: bool = False
    """Whether to weigh and index before anyone asks."""

    @property
    def secure(self) -> bool:
        """Whether browsers speak TLS to it."""
        return (self.url or "").startswith("https://")

    @property
    def address(self) -> str:
        """What to type into a browser."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return (self.url or f"http://{host}:{self.port}").rstrip("/")

    @property
    def desk_at(self) -> str:
        """The path or URL of the desk."""
        return self.desk or desk_beside(self.ledger)


def loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    if host in LOOPBACK:
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def origin_host(url: str) -> str:
    """`kilde.example.org` of an address there."""
    from urllib.parse import urlsplit

    return urlsplit(url).hostname or url


def desk_beside(ledger: str) -> str:
    """`kilde.db` has its desk in `kilde.desk.db`; a database keeps it in tables of its own."""
    if "://" in ledger and not ledger.startswith("sqlite:"):
        return ledger
    path = Path(ledger.removeprefix("sqlite:///"))
    return str(path.with_name(f"{path.stem}.desk{path.suffix or '.db'}"))
