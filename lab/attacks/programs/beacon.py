"""Reports to a collector over and over: a datagram, or a connection made anew or kept."""

import argparse
import random
import socket
import ssl
import time

_PATIENCE = 4


def main():
    arguments = _arguments()
    chance = random.Random(arguments.seed)
    kept = None
    for number in range(arguments.count):
        report = chance.randbytes(chance.randint(arguments.bytes // 2, arguments.bytes))
        try:
            kept = _report(arguments, kept, report)
        except OSError as problem:
            print(problem, flush=True)
            kept = None
        if number < arguments.count - 1:
            time.sleep(arguments.period * (1 + arguments.jitter * chance.uniform(-1, 1)))
    if kept:
        kept.close()


def _report(arguments, kept, report):
    """Answers the connection, if it is kept."""
    connection = kept or _open(arguments)
    connection.send(report)
    try:
        connection.recv(4096)
    except socket.timeout:
        pass
    if arguments.keep or arguments.kind == "udp":
        return connection
    connection.close()
    return None


def _open(arguments):
    address = (arguments.target, arguments.port)
    if arguments.kind == "udp":
        connection = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        connection.connect(address)
        connection.settimeout(1)
        return connection
    connection = socket.create_connection(address, _PATIENCE)
    if arguments.kind == "tls":
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        connection = context.wrap_socket(connection)
    return connection


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kind", choices=("tcp", "tls", "udp"), required=True)
    parser.add_argument("--target", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--period", type=float, required=True)
    parser.add_argument("--jitter", type=float, default=0)
    parser.add_argument("--bytes", type=int, default=100)
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--seed", type=int, required=True)
    return parser.parse_args()


main()
