"""TLS handshakes at a rate, each on a connection of its own that is closed right after it."""

import argparse
import random
import socket
import ssl
import threading
import time


def main():
    arguments = _arguments()
    until = time.monotonic() + arguments.seconds
    threads = [
        threading.Thread(target=_repeat, args=(arguments, random.Random(arguments.seed + number), until))
        for number in range(arguments.threads)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _repeat(arguments, chance, until):
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    while time.monotonic() < until:
        try:
            with socket.create_connection((arguments.target, 443), 5, (arguments.source, 0)) as connection:
                with context.wrap_socket(connection):
                    pass
        except OSError:
            pass
        time.sleep(chance.expovariate(arguments.rate / arguments.threads))


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", required=True)
    parser.add_argument("--target", required=True)
    parser.add_argument("--rate", type=float, required=True)
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--seed", type=int, required=True)
    return parser.parse_args()


main()
