"""Asks a web server for pages from many addresses, or opens connections to it and says nothing."""

import argparse
import random
import socket
import ssl
import threading
import time

_AGENTS = ("Mozilla/5.0 (Windows NT 10.0; Win64; x64)", "Mozilla/5.0 (X11; Linux x86_64)", "Mozilla/5.0 (iPhone)")
_THREADS = 12
_PATIENCE = 4

# All ends at once would be a flood of their own.
_BETWEEN_ENDS = 0.03


def main():
    arguments = _arguments()
    until = time.monotonic() + arguments.seconds
    threads = [
        threading.Thread(target=_visit, args=(arguments, random.Random(arguments.seed + number), until))
        for number in range(_THREADS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _visit(arguments, chance, until):
    sources = arguments.sources.split(",")
    held = []
    while time.monotonic() < until:
        try:
            connection = socket.create_connection(
                (arguments.target, arguments.port), _PATIENCE, (chance.choice(sources), 0)
            )
            if arguments.hold:
                held.append(connection)
            else:
                _ask(arguments, chance, connection)
        except OSError:
            pass
        time.sleep(chance.expovariate(arguments.rate / _THREADS))
    for connection in held:
        connection.close()
        time.sleep(_BETWEEN_ENDS)


def _ask(arguments, chance, connection):
    if arguments.port == 443:
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        connection = context.wrap_socket(connection)
    with connection:
        page = arguments.page.format(chance.randrange(10_000))
        lines = [f"GET {page} HTTP/1.1", f"Host: {arguments.target}", f"User-Agent: {chance.choice(_AGENTS)}"]
        lines += ["Accept: */*", "Connection: close", "", ""]
        connection.sendall("\r\n".join(lines).encode())
        while connection.recv(65536):
            pass


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", required=True)
    parser.add_argument("--target", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--page", default="/")
    parser.add_argument("--hold", action="store_true")
    parser.add_argument("--rate", type=float, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--seed", type=int, required=True)
    return parser.parse_args()


main()
