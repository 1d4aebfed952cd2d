"""Asks a web application with payloads in parameters, forms and paths, on connections that live long."""

import argparse
import http.client
import random
import ssl
import time
import urllib.parse

_PLACES = ("/app/search?q=", "/app/item?id=", "/app/file?name=", "/app/comment?text=", "/")
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0",
    "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "en-US,en;q=0.5",
}
_PATIENCE = 5


def main():
    arguments = _arguments()
    chance = random.Random(arguments.seed)
    with open(arguments.payloads) as file:
        payloads = file.read().splitlines()
    connection = _connection(urllib.parse.urlsplit(arguments.url), arguments.source)
    until = time.monotonic() + arguments.seconds
    while payloads and time.monotonic() < until:
        _ask(chance, connection, payloads.pop())
        time.sleep(chance.expovariate(arguments.rate))


def _connection(url, source):
    if url.scheme == "http":
        return http.client.HTTPConnection(url.hostname, 80, timeout=_PATIENCE, source_address=(source, 0))
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return http.client.HTTPSConnection(
        url.hostname, 443, timeout=_PATIENCE, source_address=(source, 0), context=context
    )


def _ask(chance, connection, payload):
    try:
        if chance.random() < 0.25:
            form = urllib.parse.urlencode({"user": payload, "pass": "x"})
            kind = {"Content-Type": "application/x-www-form-urlencoded"}
            connection.request("POST", "/app/login", form, _HEADERS | kind)
        else:
            connection.request("GET", chance.choice(_PLACES) + urllib.parse.quote(payload), headers=_HEADERS)
        connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        connection.close()


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", required=True)
    parser.add_argument("--source", required=True)
    parser.add_argument("--payloads", required=True)
    parser.add_argument("--rate", type=float, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--seed", type=int, required=True)
    return parser.parse_args()


main()
