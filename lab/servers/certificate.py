"""One self-signed certificate for all servers with TLS."""

import os
import threading
from dataclasses import dataclass

from servers.preparing import prepare

_making = threading.Lock()


@dataclass(frozen=True)
class Certificate:
    certificate: str
    key: str
    both: str  # in one file


def certificate(place):
    folder = place.folder("tls")
    made = Certificate(f"{folder}/lab.crt", f"{folder}/lab.key", f"{folder}/lab.pem")
    with _making:
        if not os.path.exists(made.both):
            _make(made)
    return made


def _make(made):
    names = "DNS:corp.example,DNS:*.corp.example," + ",".join(
        f"DNS:{site}.example,DNS:*.{site}.example"
        for site in ("news", "shop", "cloud", "updates", "cdn", "video", "mail")
    )
    words = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    words += ["-days", 30, "-subj", "/O=Vedette lab/CN=corp.example", "-addext", f"subjectAltName={names}"]
    prepare("certificate", [*words, "-keyout", made.key, "-out", made.certificate])
    with open(made.both, "w") as both:
        for part in (made.key, made.certificate):
            with open(part) as text:
                both.write(text.read())
