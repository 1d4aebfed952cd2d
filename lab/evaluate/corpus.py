"""
What is found in a collection of captures, each with one label: `manifest.csv` beside them says which.

Whatever is inside counts: private networks, as the program has it by default. Where both the attacker's and the victim's
address are public, the victim's network is inside instead, its /24 or /64; where only one of them is an address, its.

An attack is found if an incident of an expected family names the attacker or the victim, or, where the manifest names
neither by address, whomever; times do not matter, for the capture is of the attack.
"""

import csv
import ipaddress
import os
from dataclasses import dataclass

from evaluate.addresses import Addresses
from evaluate.analyze import Task
from evaluate.incident import incidents_of

MANIFEST = "manifest.csv"

_GROUPS = ("attacks", "benign")

_PRIVATE = [
    ipaddress.ip_network(text)
    for text in (
        *("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8"),
        *("fc00::/7", "fe80::/10", "::1"),
    )
]

FOUND, OTHERWISE, MISSED, ACCUSED, QUIET = "found", "otherwise", "missed", "accused", "quiet"


@dataclass(frozen=True)
class Capture:
    """expected: families and scope of its label; ends: attacker and victim, where they are named by address"""

    name: str
    path: str
    label: str
    expected: object
    attackers: tuple
    victims: tuple
    seconds: float
    packets: int

    @property
    def task(self):
        return Task(self.name, self.path, home_of(self.attackers, self.victims))


@dataclass(frozen=True)
class Result:
    """What became of a capture. incidents: of an attack, those about attacker or victim; else those that accuse"""

    capture: Capture
    word: str
    incidents: tuple


def read(folder, families):
    """The captures that can be judged, and those that are out of scope."""
    with open(os.path.join(folder, MANIFEST), newline="") as file:
        lines = [line for line in csv.DictReader(file) if line["group"] in _GROUPS and line["verified"] != "no"]
    captures = [_capture(line, folder, families) for line in lines]
    judged = [capture for capture in captures if capture.expected.is_in_scope]
    return judged, [capture for capture in captures if not capture.expected.is_in_scope]


def _capture(line, folder, families):
    return Capture(
        name=line["file"],
        path=os.path.join(folder, line["file"]),
        label=line["label"],
        expected=families.expected(line["label"]),
        attackers=_ends(line["attacker"]),
        victims=_ends(line["victim"]),
        seconds=float(line["duration_s"] or 0),
        packets=int(line["packets"]),
    )


def home_of(attackers, victims):
    """The networks that are to be inside; none where the program's own choice will do."""
    addresses = [_address(text) for text in (*victims, *attackers)]
    addresses = [address for address in addresses if address and not address.is_multicast]
    if not addresses or any(address in network for address in addresses for network in _PRIVATE):
        return ()
    first = addresses[0]
    return (str(ipaddress.ip_network((first, 24 if first.version == 4 else 64), strict=False)),)


def result(capture, answer):
    incidents = incidents_of(answer)
    if capture.expected.is_quiet:
        accusing = tuple(incident for incident in incidents if incident.accuses)
        return Result(capture, ACCUSED if accusing else QUIET, accusing)
    ends = (*capture.attackers, *capture.victims)
    known = Addresses(ends, capture.task.home)
    about = tuple(incident for incident in incidents if not ends or known.meets(incident.addresses))
    if any(incident.family in capture.expected.families for incident in about):
        return Result(capture, FOUND, about)
    return Result(capture, OTHERWISE if about else MISSED, about)


def _ends(text):
    """Addresses of hosts or stations; a number of hosts in words is none."""
    return tuple(part for part in text.split(",") if part and " " not in part)


def _address(text):
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None
