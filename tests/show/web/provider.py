"""A small OpenID provider: the code flow with PKCE as the specification has it, for one client and whoever asks."""

import base64
import hashlib
import json
import secrets
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey


class Provider:
    """Knows one client; `person` is whoever sits at the browser, with what is told of them."""

    def __init__(self, client, secret, redirect):
        self.client, self.secret, self.redirect = client, secret, redirect
        self.person = {"sub": "1", "email": "kari@example.org", "email_verified": True}
        self.forged = {}  # what it says in place of what is true
        self.key, self.codes, self.issuer = RSAKey.generate_key(2048, {"kid": "first"}), {}, ""

    def description(self):
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def authorize(self, asked):
        """Where the browser is sent, with a code."""
        assert (asked["client_id"], asked["redirect_uri"]) == (self.client, self.redirect)
        assert asked["response_type"] == "code" and "openid" in asked["scope"].split()
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return f"{self.redirect}?{urlencode({'code': code, 'state': asked['state'], 'iss': self.issuer})}"

    def token(self, form, authorization):
        """A signed token for a code that was given out, is used once, and comes from who asked for it."""
        known = base64.b64encode(f"{self.client}:{self.secret}".encode()).decode()
        asked = self.codes.pop(form.get("code"), None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        if authorization != f"Basic {known}" or asked is None or form["redirect_uri"] != self.redirect:
            return None
        if challenge.decode().rstrip("=") != asked["code_challenge"]:
            return None
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": self.client, "iat": now, "exp": now + 60, "nonce": asked["nonce"]}
        signed = jwt.encode({"alg": "RS256", "kid": self.key.kid}, {**claims, **self.person, **self.forged}, self.key)
        return {"access_token": "none", "token_type": "Bearer", "id_token": signed}


@contextmanager
def provider(client, secret, redirect):
    """One that runs in a thread."""
    here = Provider(client, secret, redirect)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            parts = urlsplit(self.path)
            if parts.path == "/authorize":
                there = here.authorize({name: values[0] for name, values in parse_qs(parts.query).items()})
                self.send_response(302)
                self.send_header("location", there)
                self.end_headers()
            else:
                keys = {"keys": [here.key.as_dict(private=False)]}
                self.answer(keys if parts.path == "/keys" else here.description())

        def do_POST(self):
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            self.answer(here.token(form, self.headers["authorization"]))

        def answer(self, record):
            body = json.dumps(record or {"error": "invalid_grant"}).encode()
            self.send_response(200 if record else 400)
            self.send_header("content-type", "application/json")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    here.issuer = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield here
    finally:
        server.shutdown()
        server.server_close()
