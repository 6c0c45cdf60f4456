"""Signing in through a service of the house: OpenID Connect, code flow with PKCE, state and nonce.

The service says who someone is; whether they may come in and what they may do stands in Kilde's own accounts.
"""

import secrets
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import msgspec

from kilde.show.web.security.signing import signed, unsigned
from kilde.show.web.settings import LOOPBACK, Service

_TIMEOUT = 10  # seconds
_FRESH = 3600.0  # seconds for which the service's description and keys hold
_ERRAND = 600  # seconds in which someone has to come back
_ALGORITHMS = ("RS256", "PS256", "ES256", "ES384", "RS384", "PS384", "RS512", "PS512", "ES512", "EdDSA")


class ServiceError(ValueError):
    """The sign-in service cannot be used, or has not vouched for anyone; the message says why."""


class Errand(msgspec.Struct):
    """What a browser takes along to the service and back, in a cookie that only this server can write."""

    state: str
    nonce: str
    verifier: str
    back: str
    until: int


@dataclass(frozen=True, slots=True)
class Vouched:
    """Someone whom the service knows."""

    issuer: str
    subject: str
    """The service's own name for them, which it gives to nobody else."""
    name: str
    """What their account is called."""


class SignInService:
    """The service, by its description, which is fetched when it is first needed."""

    def __init__(self, service: Service, address: str, secret: bytes) -> None:
        self._service, self._secret = service, secret
        self._callback = f"{address}/sign-in/callback"
        self._fetched: dict[str, tuple[float, Any]] = {}

    @property
    def name(self) -> str:
        """Where one signs in: the host of the service."""
        return urlsplit(self._service.issuer).hostname or self._service.issuer

    def begin(self, back: str) -> tuple[str, str]:
        """The address to send a browser to, and the cookie that it takes along."""
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        errand = Errand(state, nonce, verifier, back[:500], int(time.time()) + _ERRAND)
        with self._client() as client:
            address, _ = client.create_authorization_url(
                self._about("authorization_endpoint"),
                state=errand.state,
                nonce=errand.nonce,
                code_verifier=errand.verifier,
            )
        return address, signed(msgspec.json.encode(errand), self._secret)

    def finish(self, cookie: str, query: dict[str, str]) -> tuple[Vouched, str]:
        """Who came back from the service, and whither they wanted to go; `ServiceError` for anyone else."""
        errand = self._errand(cookie)
        if not secrets.compare_digest(errand.state.encode(), query.get("state", "").encode()):
            raise ServiceError("it was not begun in this browser")
        if query.get("iss", self._service.issuer) != self._service.issuer:
            raise ServiceError("it comes from another service")  # RFC 9207
        if "code" not in query:
            raise ServiceError(query.get("error_description") or query.get("error") or "the service gave no answer")
        claims = self._claims(self._token(query["code"], errand), errand.nonce)
        return Vouched(self._service.issuer, str(claims["sub"]), self._named(claims)), errand.back

    def _errand(self, cookie: str) -> Errand:
        try:
            errand = msgspec.json.decode(unsigned(cookie, self._secret), type=Errand)
        except ValueError as error:
            raise ServiceError("it was not begun in this browser") from error
        if errand.until < time.time():
            raise ServiceError("it took too long")
        return errand

    def _token(self, code: str, errand: Errand) -> str:
        from authlib.common.errors import AuthlibBaseError
        from requests import RequestException

        try:
            with self._client() as client:
                token = client.fetch_token(
                    self._about("token_endpoint"), code=code, code_verifier=errand.verifier, timeout=_TIMEOUT
                )
            return str(token["id_token"])
        except (AuthlibBaseError, RequestException, KeyError, ValueError) as error:
            raise ServiceError("the service did not accept its own code") from error

    def _claims(self, token: str, nonce: str) -> dict[str, Any]:
        """What the signed token says, if it is the service's, for us, fresh, and an answer to what was asked."""
        from authlib.oidc.core import CodeIDToken
        from joserfc import jwt
        from joserfc.errors import JoseError
        from joserfc.jwk import KeySet

        options = {
            "iss": {"essential": True, "value": self._service.issuer},
            "aud": {"essential": True, "value": self._service.client},
        }
        known = set(self._about("id_token_signing_alg_values_supported")) & set(_ALGORITHMS)
        for again in (False, True):  # a service changes its keys now and then
            keys = KeySet.import_key_set(self._fetch(self._about("jwks_uri"), again=again))
            try:
                found = jwt.decode(token, keys, algorithms=sorted(known))
                params = {"nonce": nonce, "client_id": self._service.client}
                claims = CodeIDToken(found.claims, found.header, options, params)
                claims.validate(leeway=60)
                return dict(claims)
            except (JoseError, ValueError) as error:
                failed = error
        raise ServiceError("what the service says of them does not hold") from failed

    def _named(self, claims: dict[str, Any]) -> str:
        name = claims.get(self._service.claim)
        if not name:
            raise ServiceError(f"the service does not tell {self._service.claim!r}")
        if self._service.claim == "email" and claims.get("email_verified") is not True:
            raise ServiceError("the service has not verified the e-mail address")
        return str(name)

    def _client(self) -> Any:  # noqa: ANN401 - authlib has no types
        from authlib.integrations.requests_client import OAuth2Session

        return OAuth2Session(
            self._service.client,
            self._service.secret,
            scope="openid email profile",
            redirect_uri=self._callback,
            code_challenge_method="S256",
        )

    def _about(self, name: str) -> Any:  # noqa: ANN401 - as the service describes itself
        about = self._fetch(f"{self._service.issuer.rstrip('/')}/.well-known/openid-configuration")
        if about.get("issuer") != self._service.issuer:
            raise ServiceError(f"{self._service.issuer} calls itself {about.get('issuer')!r}: give it as it does")
        if name not in about:
            raise ServiceError(f"{self._service.issuer} does not tell its {name}")
        return about[name]

    def _fetch(self, address: str, *, again: bool = False) -> Any:  # noqa: ANN401 - as the service gives it
        import requests

        at, held = self._fetched.get(address, (0.0, {}))
        if held and not again and time.monotonic() - at < _FRESH:
            return held
        if not confidential(address):
            raise ServiceError(f"{address} is not https")
        try:
            answer = requests.get(address, timeout=_TIMEOUT, allow_redirects=False)
            answer.raise_for_status()
            found = answer.json()
        except (requests.RequestException, ValueError) as error:
            raise ServiceError(f"{address} cannot be reached") from error
        self._fetched[address] = (time.monotonic(), found)
        return found


def confidential(address: str) -> bool:
    """Whether nobody on the way can read what is sent: TLS, or this very machine."""
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
