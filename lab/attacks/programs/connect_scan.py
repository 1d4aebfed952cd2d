"""Connects to ports in a drawn order at uneven intervals, from several addresses in turn."""

import argparse
import random
import socket
import time


def main():
    arguments = _arguments()
    chance = random.Random(arguments.seed)
    sources = arguments.sources.split(",")
    first, last = map(int, arguments.ports.split("-"))
    probes = [(target, port) for target in arguments.targets.split(",") for port in range(first, last + 1)]
    chance.shuffle(probes)
    until = time.monotonic() + arguments.seconds
    held = []
    for target, port in probes:
        if time.monotonic() > until:
            break
        held.append(_probe(chance.choice(sources), target, port))
        if len(held) > 20:
            held.pop(0).close()
        time.sleep(chance.expovariate(arguments.rate))
    for connection in held:
        connection.close()


def _probe(source, target, port):
    connection = socket.socket()
    connection.setblocking(False)
    connection.bind((source, 0))
    connection.connect_ex((target, port))
    return connection


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", required=True)
    parser.add_argument("--targets", required=True)
    parser.add_argument("--ports", required=True)
    parser.add_argument("--rate", type=float, required=True)
    parser.add_argument("--seconds", type=float, default=45)
    parser.add_argument("--seed", type=int, required=True)
    return parser.parse_args()


main()
