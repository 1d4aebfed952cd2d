"""The rules of a recording: what of the traffic is an attack's."""

import csv
import ipaddress
from dataclasses import dataclass

from labels.capture import ICMP, ICMP6, SCTP, TCP, UDP

COLUMNS = (
    "start_epoch,end_epoch,src,dst,sport,dport,proto,class,tool,subtype,first_packet,last_packet,packets,bytes,flows,"
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
    """A rule of an attack with the time in which it holds, in microseconds, both ends included."""

    run: object
    rule: object
    start: int
    end: int
    command: str

    @property
    def cls(self):
        return self.rule.cls or self.run.cls

    @property
    def subtype(self):
        return self.rule.subtype or self.run.subtype


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
        rules += [TimedRule(run, rule, start, end, command) for rule in run.campaign.rules]
    return rules


class Matcher:
    """Tells whether a conversation is a rule's."""

    def __init__(self, timed, lab):
        rule = timed.rule
        self.timed = timed
        self.domain = rule.domain.lower()
        self.mac = bytes.fromhex(rule.mac.replace(":", "")) if rule.mac else None
        self.is_arp = rule.proto == "arp"
        self._source = _Others(lab) if rule.src == "*" else _Addresses(rule.src)
        self._target = _Addresses(rule.dst)
        self._ports = _numbers(rule.dport, {})
        self._protocols = _numbers(rule.proto, _PROTOCOLS)

    def holds_at(self, time):
        return self.timed.start <= time <= self.timed.end

    def matches(self, conversation):
        _, protocol, source, source_port, target, target_port = conversation
        if self.is_arp or not (self._protocols is None or protocol in self._protocols):
            return False
        return (self._has_port(target_port) and source in self._source and target in self._target) or (
            self._has_port(source_port) and target in self._source and source in self._target
        )

    def _has_port(self, port):
        return self._ports is None or port in self._ports


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


def seconds(micros):
    return f"{micros // 1_000_000}.{micros % 1_000_000:06d}"


def write(path, lines):
    with open(path, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(COLUMNS)
        out.writerows(lines)
