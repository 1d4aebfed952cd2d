"""Fetches pages in the process itself: the most frequent thing in the lab must not cost a program each time."""

import http.client
import re
import ssl

AGENTS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15",
    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36",
    "python-requests/2.31.0",
    "okhttp/4.12.0",
)

_LINK = re.compile(r'<a href="([^"]+)"')
_OBJECT = re.compile(r'(?:src|href)="(/o/[^"]+)"')


class Connection(http.client.HTTPConnection):
    """A connection that may hold many requests, with or without TLS, from one of the person's addresses."""

    def __init__(self, person, name, tls, seconds=15.0, ipv6=None, address=None):
        super().__init__(name, 443 if tls else 80, timeout=seconds)
        self.person = person
        self.tls = tls
        self.seconds = seconds
        self.ipv6 = ipv6
        self.address = address
        self.headers = {"User-Agent": person.chance.choice(AGENTS), "Accept": "*/*", "Accept-Language": "en"}
        if person.chance.random() < 0.7:
            self.headers["Accept-Encoding"] = "gzip, deflate, br"

    def connect(self):
        if self.address is None:
            self.address = self.person.address(self.host, self.port, self.ipv6)
        self.sock = self.person.connect_to(self.address, self.port, self.seconds)
        if self.tls:
            self.sock = _context(self.person.chance).wrap_socket(self.sock, server_hostname=self.host)

    def fetch(self, path, method="GET", body=None, **headers):
        """One request; answers status, headers and content."""
        sent = {**self.headers, **{name.replace("_", "-"): value for name, value in headers.items()}}
        try:
            return self._ask(method, path, body, sent)
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            self.close()  # the server had closed what was idle
        try:
            return self._ask(method, path, body, sent)
        except http.client.HTTPException as problem:
            self.close()
            raise OSError(f"{method} {path}: {problem!r}")

    def _ask(self, method, path, body, headers):
        self.request(method, path, body, headers)
        answer = self.getresponse()
        content = answer.read()
        if answer.status >= 400:
            self.person.log(f"{answer.status} for {method} {path}")
        return answer.status, answer.headers, content


def _context(chance):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    if chance.random() < 0.25:
        context.maximum_version = ssl.TLSVersion.TLSv1_2
    if chance.random() < 0.7:
        context.set_alpn_protocols(["http/1.1"])
    return context


def links(content):
    return _LINK.findall(content.decode("utf-8", "replace"))


def objects(content):
    return _OBJECT.findall(content.decode("utf-8", "replace"))
