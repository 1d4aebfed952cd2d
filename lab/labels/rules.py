"""The rules of a recording: what of the traffic is an attack's."""

import csv
import ipaddress
from dataclasses import dataclass

from labels.capture import ICMP, ICMP6, SCTP, TCP, UDP

COLUMNS = (
    "start_epoch,end_epoch,src,dst,sport,dport,proto,mac,class,tool,subtype,first_packet,last_packet,packets,bytes,flows,"
    "command,campaign,family,attack"
).split(",")

_PROTOCOLS = {
    "tcp": (TCP,),
    "udp": (UDP,),
    "icmp": (ICMP, ICMP6),
    "icmp6": (ICMP6,),
    "sctp": (SCTP,),
    "igmp": (2,),
    "gre": (47,),
}


@dataclass(frozen=True)
class TimedRule:
    """
    A rule with the time in which it holds, in microseconds, both ends included: a line of a label file.

    said: what the file says of the attack besides; nothing here depends on it
    """

    start: int
    end: int
    src: str
    dst: str
    sport: str
    dport: str
    proto: str
    mac: str
    domain: str
    cls: str
    tool: str
    subtype: str
    campaign: str
    said: tuple


def timed_rules(runs, outcomes, before, after):
    """The rules of all campaigns that ran; they hold from a little before a campaign to a little after."""
    rules = []
    for run in runs:
        outcome = outcomes.get(run.id)
        if outcome is None:
            continue
        start = int((outcome.start - before) * 1_000_000)
        end = int((outcome.end + after) * 1_000_000)
        command = " && ".join(" ".join(step.words) for step in run.campaign.steps)
        for rule in run.campaign.rules:
            rules.append(
                TimedRule(
                    start=start,
                    end=end,
                    src=rule.src,
                    dst=rule.dst,
                    sport=rule.sport,
                    dport=rule.dport,
                    proto=rule.proto,
                    mac=rule.mac,
                    domain=rule.domain,
                    cls=rule.cls or run.cls,
                    tool=run.tool,
                    subtype=rule.subtype or run.subtype,
                    campaign=run.id,
                    said=(command, run.family, run.attack),
                )
            )
    return rules


def read(path):
    """The rules of a label file of a recording."""
    with open(path, newline="") as file:
        return [
            TimedRule(
                start=micros(line["start_epoch"]),
                end=micros(line["end_epoch"]),
                cls=line["class"],
                domain="",
                said=(line["command"], line["family"], line["attack"]),
                **{
                    name: line[name]
                    for name in ("src", "dst", "sport", "dport", "proto", "mac", "tool", "subtype", "campaign")
                },
            )
            for line in csv.DictReader(file)
        ]


class Matcher:
    """Tells whether a conversation is a rule's."""

    def __init__(self, rule, lab):
        self.rule = rule
        self.domain = rule.domain.lower()
        self.mac = bytes.fromhex(rule.mac.replace(":", "")) if rule.mac else None
        self.is_arp = rule.proto == "arp"
        self._source = _Others(lab) if rule.src == "*" else _Addresses(rule.src)
        self._target = _Addresses(rule.dst)
        self._source_ports = _numbers(rule.sport, {})
        self._target_ports = _numbers(rule.dport, {})
        self._protocols = _numbers(rule.proto, _PROTOCOLS)

    def holds_at(self, time):
        return self.rule.start <= time <= self.rule.end

    def matches(self, conversation):
        _, protocol, source, source_port, target, target_port = conversation
        if self.is_arp or not (self._protocols is None or protocol in self._protocols):
            return False
        return self._goes(source, source_port, target, target_port) or self._goes(
            target, target_port, source, source_port
        )

    def _goes(self, source, source_port, target, target_port):
        return (
            _has(self._target_ports, target_port)
            and _has(self._source_ports, source_port)
            and source in self._source
            and target in self._target
        )


class _Addresses:
    """Addresses, networks and ranges; remembers what it was asked."""

    def __init__(self, text):
        self._all = text == "*"
        self._ranges = [] if self._all else [_range(part) for part in text.split(";")]
        self._known = {}

    def __contains__(self, address):
        known = self._known.get(address)
        if known is None:
            known = self._known[address] = self._all or any(
                len(address) == len(first) and first <= address <= last for first, last in self._ranges
            )
        return known


class _Others:
    """All addresses but the lab's."""

    def __init__(self, lab):
        self._lab = _Addresses(";".join(lab))

    def __contains__(self, address):
        return address not in self._lab


def _range(text):
    if "-" in text:
        first, last = text.split("-")
        return ipaddress.ip_address(first).packed, ipaddress.ip_address(last).packed
    network = ipaddress.ip_network(text, strict=False)
    return network[0].packed, network[-1].packed


def _numbers(text, names):
    if text == "*":
        return None
    numbers = set()
    for part in text.split(";"):
        if part in names:
            numbers.update(names[part])
        elif part != "arp":
            first, _, last = part.partition("-")
            numbers.update(range(int(first), int(last or first) + 1))
    return numbers


def _has(ports, port):
    return ports is None or port in ports


def seconds(micros):
    return f"{micros // 1_000_000}.{micros % 1_000_000:06d}"


def micros(seconds):
    whole, _, part = seconds.partition(".")
    return int(whole) * 1_000_000 + int(part.ljust(6, "0"))


def write(path, lines):
    with open(path, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(COLUMNS)
        out.writerows(lines)
