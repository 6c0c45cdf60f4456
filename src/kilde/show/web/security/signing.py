"""What this server writes into a browser and has to know again."""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode


def signed(content: bytes, secret: bytes) -> str:
    """The content with its seal, as a cookie can hold it."""
    return f"{urlsafe_b64encode(content).decode()}.{_seal(content, secret)}"


def unsigned(cookie: str, secret: bytes) -> bytes:
    """The content; `ValueError` for what this server has not sealed."""
    written, _, seal = cookie.partition(".")
    content = urlsafe_b64decode(written.encode())
    if not hmac.compare_digest(_seal(content, secret).encode(), seal.encode()):
        raise ValueError("not sealed here")
    return content


def _seal(content: bytes, secret: bytes) -> str:
    return hmac.new(secret, b"cookie " + content, "sha256").hexdigest()
