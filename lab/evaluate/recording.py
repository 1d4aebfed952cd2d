"""What a recording of the lab says of itself: who attacked whom, when, and in what lab."""

import csv
import json
import os
from dataclasses import dataclass

from attacks.families.spoofing import link_local
from evaluate.addresses import Addresses, is_single, is_within
from recording.files import ABOUT, CAPTURE, LABELS
from world.hosts import INSIDE_SERVERS
from world.world import World

# An attack takes at most so many seconds, infiltrations included, if it is none of the slow ones.
_SLOW = 130

_FEW_PACKETS = 10

# In these, those to whom something is done sit outside and are the attacker's own.
_WITH_FAR_END = ("botnet", "tunnel", "exfiltration", "infiltration")


@dataclass(frozen=True)
class Campaign:
    """
    start, end: when its programs ran; first_packet: the first in the capture that a label says is its own
    attackers: those who did it, and in families where it has one, its far end outside
    problems: why it is not to be counted, in words, as that its tool failed
    """

    id: str
    family: str
    cls: str
    tool: str
    attack: str
    attackers: Addresses
    victims: Addresses
    start: float
    end: float
    first_packet: float
    packets: int
    problems: tuple = ()

    @property
    def is_slow(self):
        return self.end - self.start > _SLOW

    @property
    def has_few_packets(self):
        return self.packets <= _FEW_PACKETS


@dataclass(frozen=True)
class Recording:
    """
    lab: networks of the lab, home included; an address in none of them is invented
    hosts: clients and servers inside; neither the router nor the attacker's own machine
    problems: why it is not to be used, in words; what is wrong with single campaigns is in failed
    """

    name: str
    capture: str
    scenario: str
    home: tuple
    lab: tuple
    campaigns: tuple
    seconds: float
    packets: int
    hosts: int
    knows_hosts: bool
    problems: tuple
    failed: tuple = ()

    @property
    def is_benign(self):
        return not self.campaigns


def find(paths):
    """The descriptions of the recordings at these places, each a recording, a folder of them, or a description."""
    found = []
    for path in paths:
        about = os.path.join(path, ABOUT)
        if os.path.isfile(path) and path.endswith(".json"):
            found.append(path)
        elif os.path.isfile(about):
            found.append(about)
        else:
            within = sorted(entry.path for entry in os.scandir(path) if entry.is_dir()) if os.path.isdir(path) else []
            abouts = [os.path.join(folder, ABOUT) for folder in within]
            abouts = [about for about in abouts if os.path.isfile(about)]
            if not abouts:
                raise FileNotFoundError(f"{path} is no recording and has none: there is no {ABOUT}")
            found += abouts
    return found


def read(about):
    """
    The recording with this description. Beside recording.json lie capture.pcap and labels.csv; beside NAME.json, as
    small ones are shipped, NAME.pcap.gz and NAME-labels.csv.
    """
    folder, base = os.path.split(about)
    with open(about) as file:
        content = json.load(file)
    if base == ABOUT:
        name = os.path.basename(os.path.abspath(folder))
        capture, labels = os.path.join(folder, CAPTURE), os.path.join(folder, LABELS)
    else:
        name = base.removesuffix(".json")
        capture, labels = (os.path.join(folder, name + ending) for ending in (".pcap.gz", "-labels.csv"))
    hosts = _hosts(content)
    return Recording(
        name=name,
        capture=capture,
        scenario=content["scenario"],
        home=tuple(content["home"]),
        lab=tuple(content["lab"]),
        campaigns=tuple(_campaigns(content, _lines(labels), hosts)),
        seconds=content["seconds"],
        packets=content["packets"],
        hosts=content["variant"]["clients"] + len(INSIDE_SERVERS),
        knows_hosts=bool(hosts),
        problems=tuple(_problems(name, content)),
        failed=tuple(problem for problem in content["problems"] if not _concerns_all(problem, content)),
    )


def _problems(name, content):
    yield from (problem for problem in content["problems"] if _concerns_all(problem, content))
    if content["interrupted"]:
        yield "it was interrupted"
    if name.endswith("-merged"):
        yield "it is the twin of another, with merged packets"


def _concerns_all(problem, content):
    """Packets of an attacker without a label matter to rows; campaigns are judged by their times and addresses."""
    return not _campaign_of(problem, content) and not problem.startswith("unlabelled: ")


def _campaign_of(problem, content):
    """The campaign that a problem is about, if it is about one; the others of the recording went well."""
    about = problem.partition(": ")[0]
    return next((campaign["id"] for campaign in content["campaigns"] if campaign["id"] == about), None)


def _hosts(content):
    """Address -> all addresses of the host inside that has it; empty if this lab would draw another world."""
    world = World.of(content["seed"], topology=content["variant"]["topology"])
    if list(world.inside) != content["home"] or list(world.networks) != content["lab"]:
        return {}
    hosts = {}
    for host in world.hosts.values():
        if host.is_inside:
            every = (*host.v4, *host.v6, host.mac, link_local(host.mac))
            hosts.update((address, every) for address in every)
    return hosts


def _lines(path):
    """Campaign -> its lines of the label file; none where there is no such file."""
    lines = {}
    if os.path.exists(path):
        with open(path, newline="") as file:
            for line in csv.DictReader(file):
                lines.setdefault(line["campaign"], []).append(line)
    return lines


def _campaigns(content, lines, hosts):
    """Those that ran and left something in the capture."""
    home = content["home"]
    for said in content["campaigns"]:
        if said["start"] is None or said["packets"] == 0:
            continue
        labels = lines.get(said["id"], ())
        attackers = [*said["entities"], *_far_ends(said, labels, home)]
        yield Campaign(
            **{name: said[name] for name in ("id", "family", "tool", "attack", "start", "end", "packets")},
            cls=said["class"],
            attackers=_everywhere(attackers, hosts, home),
            victims=_everywhere(said["victims"], hosts, home),
            first_packet=min(
                (float(line["first_packet"]) for line in labels if line["first_packet"]), default=said["start"]
            ),
            problems=tuple(problem for problem in content["problems"] if _campaign_of(problem, content) == said["id"]),
        )


def _far_ends(said, labels, home):
    if said["family"] not in _WITH_FAR_END:
        return []
    spoken_to = [*said["victims"], *(address for line in labels for address in line["dst"].split(";"))]
    return [address for address in spoken_to if is_single(address) and not is_within(address, home)]


def _everywhere(texts, hosts, home):
    return Addresses([address for text in texts for address in hosts.get(text, (text,))], home)
