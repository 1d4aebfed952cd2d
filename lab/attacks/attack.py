"""The shape of an attack."""

from dataclasses import dataclass, field

FAMILIES = (
    "scan",
    "brute-force",
    "dos",
    "ddos",
    "web-attack",
    "botnet",
    "tunnel",
    "exfiltration",
    "spoofing",
    "infiltration",
)

# Where a word of a command or a file's content has this, the folder of the run is put in.
SCRATCH = "{scratch}"
# And this is the folder lab/.
LAB = "{lab}"


@dataclass(frozen=True)
class Rule:
    """
    What of the traffic is the attack's, as a line of a label file says it (docs/reference/flow-output.md).

    src, dst: addresses, networks, ranges, several with `;` in between; src `*`: any address that is not the lab's
    dport, sport: a number, a range, several with `;`, or `*`
    proto: tcp, udp, icmp, arp, a number, several with `;`, or `*`
    domain: only conversations that ask a resolver for a name below it (they share addresses and port with others)
    mac: of ARP: the frames that this station sends
    cls, subtype: of this part of the campaign, where they differ from the campaign's
    """

    src: str
    dst: str
    dport: str = "*"
    proto: str = "*"
    domain: str = ""
    mac: str = ""
    cls: str = ""
    subtype: str = ""
    sport: str = "*"


@dataclass(frozen=True)
class Step:
    """
    One program of an attack.

    host: on which it runs
    words: its command line; `{scratch}` and `{lab}` are replaced
    seconds: after which it is ended
    pause: seconds to wait before it
    background: the next step does not wait for it; it is ended with the campaign
    good: exit statuses that mean it worked, None among them if being ended by the limit does
    """

    host: str
    words: tuple
    seconds: float = 60
    pause: float = 0
    background: bool = False
    good: tuple = (0,)


@dataclass(frozen=True)
class Campaign:
    """
    One attack with all its parameters drawn.

    files: names in the run's folder and what is in them (text)
    entities: addresses that an analyst would name: who did it
    victims: and to whom
    least_packets: fewer than these in the capture and the attack did not take place
    """

    steps: tuple
    rules: tuple
    entities: tuple
    victims: tuple
    files: dict = field(default_factory=dict)
    least_packets: int = 3


@dataclass(frozen=True)
class Attack:
    """
    name: of the function that makes it
    cls: the label's class (LAB classes: PortScan, SSHBruteForce, SYNFlood …)
    tool: the program that makes the traffic; some are kept for tests (attacks/test-only.toml)
    seconds: at most so long, pauses included
    slow: it takes minutes; only scenarios that ask for slow attacks have it
    fits: whether this world can have it
    """

    name: str
    family: str
    cls: str
    tool: str
    subtype: str
    make: object
    seconds: float
    slow: bool
    fits: object


_attacks = []


def attack(family, cls, tool, subtype, seconds=60, slow=False, fits=lambda world: True):
    """Marks a function `(chance, world) -> Campaign` as an attack."""
    if family not in FAMILIES:
        raise ValueError(f"{family} is no family: {', '.join(FAMILIES)}")

    def register(make):
        _attacks.append(Attack(make.__name__, family, cls, tool, subtype, make, seconds, slow, fits))
        return make

    return register


def registered():
    return tuple(_attacks)
