"""A bot that waits for its owner's commands in a chat, and says what it did."""

import argparse
import random
import socket
import time


def main():
    arguments = _arguments()
    chance = random.Random(arguments.seed)
    until = time.monotonic() + arguments.seconds
    with socket.create_connection((arguments.target, arguments.port), 5) as connection:
        nick = f"[{chance.choice(('DEU', 'USA', 'BRA'))}]{chance.randrange(10**6)}"
        _say(connection, f"NICK {nick}", f"USER {nick} 0 * :{nick}", f"JOIN {arguments.channel}")
        connection.settimeout(1)
        while time.monotonic() < until:
            try:
                heard = connection.recv(4096).decode(errors="replace")
            except socket.timeout:
                continue
            if not heard:
                break
            for line in heard.splitlines():
                _obey(chance, connection, arguments.channel, line)
        _say(connection, "QUIT :bye")


def _obey(chance, connection, channel, line):
    if line.startswith("PING"):
        _say(connection, "PONG " + line[5:])
    elif " PRIVMSG " in line:
        time.sleep(chance.uniform(0.1, 1))
        for _ in range(chance.randint(1, 4)):
            _say(connection, f"PRIVMSG {channel} :{chance.randbytes(chance.randint(8, 60)).hex()}")


def _say(connection, *lines):
    connection.sendall("".join(f"{line}\r\n" for line in lines).encode())


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--target", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--channel", default="#d")
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--seed", type=int, required=True)
    return parser.parse_args()


main()
