"""Opens connections at a rate and keeps them open, with a byte for each now and then if wanted."""

import argparse
import random
import socket
import time

# All ends at once would be a flood of their own.
_BETWEEN_ENDS = 0.004


def main():
    arguments = _arguments()
    chance = random.Random(arguments.seed)
    until = time.monotonic() + arguments.seconds
    held = []
    while len(held) < arguments.connections and time.monotonic() < until:
        held.append(_open(arguments))
        time.sleep(chance.expovariate(arguments.rate))
    while time.monotonic() < until:
        time.sleep(min(arguments.drip or 1, max(0, until - time.monotonic())))
        if arguments.drip:
            for connection in held:
                _drip(chance, connection)
    for connection in held:
        connection.close()
        time.sleep(_BETWEEN_ENDS)


def _open(arguments):
    connection = socket.socket()
    connection.setblocking(False)
    connection.bind((arguments.source, 0))
    connection.connect_ex((arguments.target, arguments.port))
    return connection


def _drip(chance, connection):
    try:
        connection.send(bytes([chance.randrange(97, 123)]))
    except OSError:
        pass


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", required=True)
    parser.add_argument("--target", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--connections", type=int, required=True)
    parser.add_argument("--rate", type=float, required=True)
    parser.add_argument("--drip", type=float, default=0)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--seed", type=int, required=True)
    return parser.parse_args()


main()
