"""Goes through a recording with its rules: counts what each attack left in it, and what of the attackers no rule tells."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from labels.capture import ARP, ICMP6, Capture, text
from labels.rules import Matcher, seconds

# A conversation that was silent for so long is over; what follows between the same ports is another.
_SILENCE = 120_000_000


@dataclass
class Found:
    """What of the capture one rule names."""

    packets: int = 0
    bytes: int = 0
    flows: int = 0
    first: int = 0
    last: int = 0
    conversations: list = field(default_factory=list)  # (first packet's time, conversation), of rules with a domain

    def add(self, packet):
        self.packets += 1
        self.bytes += packet.length
        self.first = min(self.first or packet.time, packet.time)
        self.last = max(self.last, packet.time)


@dataclass
class Findings:
    """
    rules: (rule, what was found), in order
    unlabelled: conversations of attackers that no rule names, with their packets
    """

    packets: int
    first: int
    last: int
    longest: int
    labelled_packets: int
    rules: list
    unlabelled: Counter


def check(path, rules, world):
    found = [Found() for _ in rules]
    attackers = _attackers(world)
    unlabelled = Counter()
    packets = labelled = first = last = longest = 0
    for packet, number, begins in labelled_packets(Capture(path), rules, world.networks):
        packets += 1
        first = first or packet.time
        last = packet.time
        longest = max(longest, packet.length)
        if number is not None:
            found[number].add(packet)
            labelled += 1
            if begins:
                found[number].flows += 1
                if rules[number].domain:
                    found[number].conversations.append((packet.time, packet.conversation))
        elif packet.conversation is not None and _touches(packet, attackers):
            unlabelled[_shown(packet.conversation)] += 1
    return Findings(packets, first, last, longest, labelled, list(zip(rules, found)), unlabelled)


def labelled_packets(capture, rules, networks):
    """Each packet, the number of the rule that names it or None, and whether a conversation begins with it."""
    matchers = [Matcher(rule, networks) for rule in rules]
    active = _Active(matchers)
    labels = {}  # conversation, least end first -> (number of its rule or None, time of its last packet)
    for packet in capture.packets():
        if packet.kind == ARP:
            yield packet, _rule_of_arp(packet, matchers, active), False
            continue
        if packet.conversation is None:
            yield packet, None, False
            continue
        key = conversation_key(packet.conversation)
        number, seen = labels.get(key, (None, None))
        begins = seen is None or packet.time - seen > _SILENCE
        if begins:
            number = _rule_of(packet, capture, matchers, active)
        labels[key] = (number, packet.time)
        yield packet, number, begins


def _rule_of_arp(packet, matchers, active):
    for number in active.at(packet.time):
        if matchers[number].is_arp and packet.station == matchers[number].mac:
            return number
    return None


def _rule_of(packet, capture, matchers, active):
    for number in active.at(packet.time):
        matcher = matchers[number]
        if matcher.matches(packet.conversation):
            if not matcher.domain or _is_below(capture.question(packet), matcher.domain):
                return number
    return None


def _is_below(name, domain):
    return name == domain or name.endswith("." + domain)


class _Active:
    """The rules that hold at a time, found again only when one begins or ends."""

    def __init__(self, matchers):
        self._matchers = matchers
        self._edges = sorted({time for m in matchers for time in (m.rule.start, m.rule.end + 1)})
        self._at = 0
        self._now = []
        self._next = self._edges[0] if self._edges else None

    def at(self, time):
        while self._next is not None and time >= self._next:
            self._now = [n for n, m in enumerate(self._matchers) if m.holds_at(self._next)]
            self._at += 1
            self._next = self._edges[self._at] if self._at < len(self._edges) else None
        return self._now


def _attackers(world):
    import ipaddress

    hosts = world.with_role("insider", "outsider", "swarm", "collector")
    return {ipaddress.ip_address(a).packed for host in hosts for a in host.v4 + host.v6}


def _touches(packet, attackers):
    _, protocol, source, _, target, _ = packet.conversation
    is_listening = protocol in (0, ICMP6) and len(target) == 16 and target[0] == 0xFF  # multicast reports
    return not (packet.is_neighbours or is_listening) and (source in attackers or target in attackers)


def conversation_key(conversation):
    vlan, protocol, source, source_port, target, target_port = conversation
    if (source, source_port) <= (target, target_port):
        return conversation
    return (vlan, protocol, target, target_port, source, source_port)


def _shown(conversation):
    _, protocol, source, _, target, port = conversation
    return f"{text(source)} -> {text(target)} port {port} protocol {protocol}"


def by_campaign(findings):
    """Campaign id -> packets found of it."""
    packets = defaultdict(int)
    for rule, found in findings.rules:
        packets[rule.campaign] += found.packets
    return packets


def problems(findings, runs, outcomes):
    """What is wrong with a recording, in sentences; nothing if it is as its labels say."""
    packets = by_campaign(findings)
    for run in runs:
        if run.id not in outcomes:
            yield f"{run.id} was not run"
            continue
        for failure in outcomes[run.id].failures:
            yield f"{run.id}: {failure}"
        if packets[run.id] < run.campaign.least_packets:
            yield f"{run.id}: {packets[run.id]} packets in the capture, at least {run.campaign.least_packets} expected"
    total = sum(findings.unlabelled.values())
    for conversation, count in findings.unlabelled.most_common(20):
        yield f"unlabelled: {count} packets of an attacker, {conversation}"
    if len(findings.unlabelled) > 20:
        yield f"unlabelled: {total} packets of attackers in all"


def label_lines(findings):
    """The lines of the label file. A rule with a domain becomes a line for each conversation that it names."""
    for rule, found in findings.rules:
        command, family, attack = rule.said
        what = (rule.cls, rule.tool, rule.subtype)
        said = (command, rule.campaign, family, attack)
        if not rule.domain:
            where = (rule.src, rule.dst, rule.sport, rule.dport, rule.proto, rule.mac)
            counts = (*_times(found), found.packets, found.bytes, found.flows)
            yield (seconds(rule.start), seconds(rule.end), *where, *what, *counts, *said)
            continue
        for time, (_, protocol, source, source_port, target, target_port) in found.conversations:
            where = (text(source), text(target), source_port, target_port, protocol, "")
            yield (seconds(time), seconds(time), *where, *what, seconds(time), "", "", "", 1, *said)


def _times(found):
    return (seconds(found.first), seconds(found.last)) if found.packets else ("", "")
