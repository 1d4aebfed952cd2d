"""What a server offers, and where."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Service:
    """
    host: the name of the host on which it listens
    proto: `tcp` or `udp`
    log: the name of the log of the program behind it
    address: at which it listens
    question: bytes that make a UDP service answer
    process: the program, to notice that it ended
    """

    host: str
    port: int
    proto: str
    log: str = ""
    address: str = "127.0.0.1"
    question: bytes = b""
    process: object = None

    def __str__(self):
        return f"{self.host} {self.proto}/{self.port}"
