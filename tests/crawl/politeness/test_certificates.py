"""Certificates of TLS are checked; a host whose certificate is not valid is not read unless a setting says so, and the run notes it."""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.crawl.conftest import Crawl, page


def _certificate(folder: Path, address: str) -> Path:
    """A certificate for this IP address, signed by itself, and its key, in one file."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Gazette")])
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), datetime.now(UTC) - timedelta(days=1),
                                   datetime.now(UTC) + timedelta(days=1))  # fmt: skip
    made = made.add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(address))]), critical=False)
    file = folder / "certificate.pem"
    plain = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(plain + made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    return file


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = page() if self.path == "/pont" else b""
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None: ...


@pytest.fixture(params=["127.0.0.2", "127.0.0.9"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, str, Path]]:
    """Its address, the address that its certificate names, and the certificate."""
    certificate = _certificate(tmp_path, request.param)
    http = ThreadingHTTPServer(("127.0.0.2", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    http.socket = context.wrap_socket(http.socket, server_side=True)
    threading.Thread(target=http.serve_forever, daemon=True).start()
    yield f"https://127.0.0.2:{http.server_port}", request.param, certificate
    http.shutdown()
    http.server_close()


def test_a_certificate_is_checked(server: tuple[str, str, Path], crawl: Crawl, monkeypatch: pytest.MonkeyPatch) -> None:
    url, named, certificate = server
    crawl(f"{url}/pont")
    assert "the certificate of its server is not valid: it" in crawl.outcome("/pont")[1]
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    crawl.archive = crawl.archive.with_name("trusted.db")
    crawl(f"{url}/pont")
    outcome, detail = crawl.outcome("/pont")
    assert outcome == "article" if named in url else detail.endswith("it is for another host")


def test_a_run_that_checks_no_certificate_says_so(server: tuple[str, str, Path], crawl: Crawl) -> None:
    crawl(f"{server[0]}/pont", DOWNLOAD_VERIFY_CERTIFICATES=False)
    assert crawl.outcome("/pont")[0] == "article"
    [(settings,)] = crawl.rows("SELECT settings FROM runs")
    assert json.loads(settings)["certificates"] == "not checked"
