"""A web site as the web servers are told of it."""

from dataclasses import dataclass

# Where the programs behind the web servers listen, on each host's own loopback.
APPLICATION_PORT = 8000
SINK_PORT = 8001

LARGEST_UPLOAD = 300_000_000

# Streams come from below this path, at most so fast, as from a server that paces its viewers.
STREAM_PATH = "/files/stream/"
STREAM_BYTES_PER_SECOND = 400_000


@dataclass(frozen=True)
class Site:
    """
    name: its folder below /run/lab/www
    addresses: at which it listens
    behind: the port of the program to which requests below `passed` go
    """

    name: str
    addresses: tuple
    behind: int
    passed: tuple


def bracketed(address, port):
    """An address and a port in one word."""
    return f"[{address}]:{port}" if ":" in address else f"{address}:{port}"
