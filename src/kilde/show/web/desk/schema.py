"""The desk's tables. Their names begin with `desk_`, so that they can stand in the database of a ledger."""

from sqlalchemy import Column, Float, Integer, LargeBinary, MetaData, String, Table, Text

VERSION = 1
"""Of these tables. A desk with a higher one was made by a newer Kilde."""

metadata = MetaData()

facts = Table(
    "desk_facts",
    metadata,
    Column("name", String(32), primary_key=True),  # version, secret
    Column("value", LargeBinary, nullable=False),
)

accounts = Table(
    "desk_accounts",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("password", Text),  # argon2id; none where a sign-in service vouches for the person
    Column("created_at", String(32), nullable=False),
    Column("closed_at", String(32)),
)

identities = Table(
    "desk_identities",
    metadata,
    Column("issuer", String(300), primary_key=True),
    Column("subject", String(300), primary_key=True),
    Column("account", String(64), nullable=False, index=True),
)

sessions = Table(
    "desk_sessions",
    metadata,
    Column("token_sha256", String(64), primary_key=True),
    Column("account", String(64), nullable=False, index=True),
    Column("created_at", String(32), nullable=False),
    Column("seen_at", String(32), nullable=False),
)

keys = Table(
    "desk_keys",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("secret_sha256", String(64), nullable=False),
    Column("account", String(64), nullable=False, index=True),
    Column("name", String(64), nullable=False),
    Column("role", String(16), nullable=False),
    Column("created_at", String(32), nullable=False),
    Column("revoked_at", String(32)),
)

questions = Table(
    "desk_questions",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("account", String(64), nullable=False, index=True),
    Column("name", String(120), nullable=False),
    Column("query", Text, nullable=False),
    Column("created_at", String(32), nullable=False),
)


def _looks(name: str) -> Table:
    """When someone looked at a question, and what was shown."""
    return Table(
        name,
        metadata,
        Column("account", String(64), primary_key=True),
        Column("query", String(400), primary_key=True),
        Column("visited_at", String(32), nullable=False),
        Column("head", Integer, nullable=False),
        Column("seen", Text, nullable=False),  # JSON: of each figure what was shown
    )


visits = _looks("desk_visits")  # the last look of the visit before
looks = _looks("desk_looks")  # the last look of all

tries = Table(
    "desk_tries",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("key", String(64), nullable=False, index=True),  # SHA-256: a name typed may be a password
    Column("at", Float, nullable=False, index=True),  # seconds since 1970
)

shares = Table(
    "desk_shares",
    metadata,
    Column("token_sha256", String(64), primary_key=True),
    Column("id", String(16), nullable=False, unique=True),
    Column("account", String(64), nullable=False, index=True),
    Column("title", String(200), nullable=False),
    Column("query", Text, nullable=False),
    Column("head", Integer, nullable=False),
    Column("created_at", String(32), nullable=False),
    Column("expires_at", String(32), nullable=False),
    Column("revoked_at", String(32)),
)

audit = Table(
    "desk_audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", String(32), nullable=False),
    Column("event", String(32), nullable=False),
    Column("account", String(64)),
    Column("address", String(64)),
    Column("detail", Text),
)
