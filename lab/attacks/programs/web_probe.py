"""Asks a web application with payloads in parameters, forms and paths, on connections that live long."""

import argparse
import random
import time

import requests
import urllib3
from requests.adapters import HTTPAdapter

_PLACES = ("/app/search?q=", "/app/item?id=", "/app/file?name=", "/app/comment?text=", "/")


class _From(HTTPAdapter):
    """Connects from a given address."""

    def __init__(self, source):
        self.source = source
        super().__init__()

    def init_poolmanager(self, *arguments, **more):
        super().init_poolmanager(*arguments, source_address=(self.source, 0), **more)


def main():
    arguments = _arguments()
    chance = random.Random(arguments.seed)
    urllib3.disable_warnings()
    with open(arguments.payloads) as file:
        payloads = file.read().splitlines()
    session = _session(arguments.source)
    until = time.monotonic() + arguments.seconds
    while payloads and time.monotonic() < until:
        _ask(chance, session, arguments.url, payloads.pop())
        time.sleep(chance.expovariate(arguments.rate))


def _session(source):
    session = requests.Session()
    session.verify = False
    for scheme in ("http://", "https://"):
        session.mount(scheme, _From(source))
    session.headers["User-Agent"] = "Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0"
    session.headers["Accept-Language"] = "en-US,en;q=0.5"
    return session


def _ask(chance, session, url, payload):
    try:
        if chance.random() < 0.25:
            session.post(f"{url}/app/login", data={"user": payload, "pass": "x"}, timeout=5)
        else:
            session.get(url + chance.choice(_PLACES) + requests.utils.quote(payload), timeout=5)
    except requests.RequestException:
        pass


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
