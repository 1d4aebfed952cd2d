"""Scans: who is there, and what does it offer."""

from attacks.aim import Aim, aim, flags_pass, has_ipv6, host, is_open, nobodys, sweep
from attacks.attack import SCRATCH, Campaign, Rule, attack
from attacks.steps import program, script, script_text, tool
from attacks.words import lines
from world.hosts import INSIDE_SERVERS

_COMMON = "21,22,23,25,53,80,110,111,123,135,139,143,161,199,389,443,445,631,993,1433,1521,1883,2049,3306,3389,5432"
_COMMON += ",5900,6379,8000,8080,8443,9000,9200,11211,27017"
_ONE_PORT = (21, 22, 23, 80, 443, 445, 3306, 3389, 6379, 8080)


def _nmap(aimed, *options, at=None, source=None, ipv6=False, **more):
    """nmap without look-ups, from the address drawn."""
    words = ["nmap", "-n", *(("-6",) if ipv6 else ())]
    words += ["-e", "eth0", "-S", source or aimed.source, *options, *(at or (aimed.at,))]
    return tool(aimed.actor, *words, seconds=56, **more)


def _ports(chance, most, rate):
    """A stretch of ports that takes no more than 40 seconds."""
    count = chance.randint(min(60, most), min(most, rate * 40))
    start = chance.choice((1, 1, chance.randint(1, 9000)))
    return f"{start}-{start + count - 1}"


def _disguise(chance):
    """Options that change what a probe looks like."""
    options = []
    if chance.random() < 0.3:
        options += ["-g", str(chance.choice((20, 53, 67, 80, 88, 443)))]
    if chance.random() < 0.25:
        options += ["--data-length", str(chance.randint(4, 120))]
    if chance.random() < 0.25:
        options += ["--ttl", str(chance.randint(30, 255))]
    if chance.random() < 0.2:
        options.append("-r")
    return options


def _campaign(aimed, steps, rules=None, least=20, files=None):
    return Campaign(
        steps=tuple(steps),
        rules=tuple(rules or [aimed.rule()]),
        entities=(aimed.source,),
        victims=(aimed.seen,),
        files=files or {},
        least_packets=least,
    )


def _one(chance, world, *options, most, fastest, least=40, actors=("outsider", "insider"), ipv6=False):
    """A scan of one server by one nmap."""
    aimed = aim(chance, world, actors=actors, ipv6=ipv6)
    rate = chance.randint(20, fastest)
    options = [*options, "-Pn", "--max-rate", rate, "--max-retries", chance.choice((0, 1)), *_disguise(chance)]
    return _campaign(aimed, [_nmap(aimed, *options, "-p", _ports(chance, most, rate), ipv6=ipv6)], least=least)


@attack("scan", "PortScan", "nmap", "syn")
def syn_scan(chance, world):
    return _one(chance, world, "-sS", most=1500, fastest=240, actors=("outsider", "insider", "compromised"))


@attack("scan", "PortScan", "nmap", "connect")
def connect_scan(chance, world):
    """Connections made to the end, by the kernel, from the first address."""
    aimed = aim(chance, world, actors=("outsider", "insider", "compromised"), first=True)
    rate = chance.randint(15, 150)
    words = ("nmap", "-n", "-sT", "-Pn", "--max-rate", rate, "-p", _ports(chance, 900, rate), aimed.at)
    return _campaign(aimed, [tool(aimed.actor, *words, seconds=56)], least=40)


@attack("scan", "PortScan", "nmap", "stealth")
def stealth_scan(chance, world):
    """FIN, NULL, XMAS and Maimon probes: flags that no program sends."""
    return _one(
        chance, world, chance.choice(("-sF", "-sN", "-sX", "-sM")), most=250, fastest=80, actors=flags_pass(world)
    )


@attack("scan", "PortScan", "nmap", "odd-flags")
def odd_flags_scan(chance, world):
    flags = chance.choice(("SYNFIN", "URGPSH", "SYNURG", "PSHFIN", "SYNRST", "SYNPSHECECWR"))
    return _one(chance, world, "-sS", "--scanflags", flags, most=200, fastest=80, actors=flags_pass(world))


@attack("scan", "PortScan", "nmap", "ack")
def ack_scan(chance, world):
    return _one(chance, world, chance.choice(("-sA", "-sW")), most=600, fastest=150)


@attack("scan", "PortScan", "nmap", "fragmented")
def fragmented_scan(chance, world):
    cut = chance.choice((("-f",), ("-f", "-f"), ("--mtu", "8")))
    return _one(chance, world, "-sS", *cut, most=300, fastest=80)


@attack("scan", "PortScan", "nmap", "decoy")
def decoy_scan(chance, world):
    aimed = aim(chance, world)
    # The router tells the target after three seconds that nobody has the decoys' addresses.
    decoys = nobodys(chance, world, aimed.actor, chance.randint(2, 5))
    rate = chance.randint(20, 60)
    mixed = chance.sample([*decoys, "ME"], len(decoys) + 1)
    options = ("-sS", "-Pn", "--max-rate", rate, "--max-retries", 0, "-D", ",".join(mixed))
    rules = [aimed.rule()] + [Rule(decoy, aimed.seen) for decoy in decoys]
    steps = [_nmap(aimed, *options, "-p", _ports(chance, 100, rate)), tool(aimed.actor, "sleep", 3, seconds=4)]
    return _campaign(aimed, steps, rules, least=80)


@attack("scan", "PortScan", "nmap", "udp")
def udp_scan(chance, world):
    """The target limits its answers to one in a second, so that a fast scan finds nothing."""
    aimed = aim(chance, world)
    words = ("-sU", "-Pn", "--max-rate", chance.randint(4, 20), "--max-retries", 1, "--host-timeout", "52s")
    ports = ("--top-ports", chance.randint(15, 60)) if chance.random() < 0.6 else ("-p", _ports(chance, 60, 10))
    return _campaign(aimed, [_nmap(aimed, *words, *ports)])


@attack("scan", "PortScan", "nmap", "ip-protocol")
def ip_protocol_scan(chance, world):
    aimed = aim(chance, world)
    protocols = ",".join(map(str, sorted(chance.sample(range(2, 140), chance.randint(20, 45)))))
    words = ("-sO", "-Pn", "--max-rate", chance.randint(4, 15), "--max-retries", 0, "--host-timeout", "52s")
    return _campaign(aimed, [_nmap(aimed, *words, "-p", protocols)], least=15)


@attack("scan", "PortScan", "nmap", "horizontal")
def horizontal_scan(chance, world):
    """One or a few ports of many hosts."""
    swept = sweep(chance, world, actors=("outsider", "insider", "compromised"))
    ports = ",".join(map(str, sorted(chance.sample(_ONE_PORT, chance.randint(1, 3)))))
    words = ("-Pn", chance.choice(("-sS", "-sS", "-sT")), "--max-rate", chance.randint(10, 80), "--max-retries", 0)
    if words[1] == "-sT":
        step = tool(swept.actor, "nmap", "-n", *words, "-p", ports, *swept.at, seconds=56)
        swept = type(swept)(swept.actor, swept.actor.ip, swept.at, swept.seen)
    else:
        step = _nmap(swept, *words, "-p", ports, at=swept.at)
    return _campaign(swept, [step], least=4)


@attack("scan", "PortScan", "nmap", "ping-sweep")
def ping_sweep(chance, world):
    swept = sweep(chance, world, most=200)
    probes = chance.choice((("-PE",), ("-PP",), ("-PE", "-PS80,443"), ("-PA80", "-PS22"), ("-PU40125",)))
    words = (
        "-sn",
        "--send-ip",
        "--disable-arp-ping",
        *probes,
        "--max-rate",
        chance.randint(10, 60),
        "--max-retries",
        0,
    )
    return _campaign(swept, [_nmap(swept, *words, at=swept.at)], least=4)


@attack("scan", "PortScan", "nmap", "arp-sweep")
def arp_sweep(chance, world):
    """Of its own network segment, by a station in it."""
    insider = world["insider"]
    stations = insider.gateway4.rsplit(".", 1)[0]
    start = chance.randint(1, 60)
    end = start + chance.randint(60, 190)
    rule = Rule(insider.ip, f"{stations}.{start}-{stations}.{end}", proto="arp", mac=insider.mac)
    words = ("nmap", "-n", "-sn", "-PR", "--max-rate", chance.randint(10, 100), "--max-retries", 0)
    step = tool(insider, *words, f"{stations}.{start}-{end}", seconds=56)
    return Campaign((step,), (rule,), (insider.ip,), (f"{stations}.0/24",), least_packets=60)


@attack("scan", "PortScan", "nmap", "version")
def version_scan(chance, world):
    """Asks each open port what it is, with many odd questions."""
    aimed = aim(chance, world, first=True)
    ports = ",".join(chance.sample(_COMMON.split(","), chance.randint(12, 24)))
    intensity = ("--version-intensity", chance.randint(0, 4))
    more = chance.choice(((), ("-O",), ("--script", "banner")))
    words = ("nmap", "-n", "-Pn", "-sV", *intensity, *more, "--max-rate", chance.randint(20, 100), "-p", ports)
    words += ("--host-timeout", "50s", "--script-timeout", "15s", aimed.at)
    return _campaign(aimed, [tool(aimed.actor, *words, seconds=56, good=(0, None))])


@attack("scan", "PortScan", "nmap", "ipv6", fits=has_ipv6)
def ipv6_scan(chance, world):
    kind = chance.choice(("-sS", "-sF", "-sA"))
    return _one(chance, world, kind, most=400, fastest=100, ipv6=True)


@attack("scan", "PortScan", "nmap", "distributed", fits=is_open)
def distributed_scan(chance, world):
    """Each of the swarm's addresses looks at a few ports."""
    swarm = world["swarm"]
    sources = chance.sample(swarm.v4, chance.randint(6, 12))
    target = world[chance.choice(INSIDE_SERVERS)]
    rate = chance.randint(15, 40)
    steps = []
    for source in sources:
        aimed = Aim(swarm, source, target, target.ip)
        ports = ",".join(map(str, sorted(chance.sample(range(1, 1024), chance.randint(12, 40)))))
        words = ("-sS", "-Pn", "--max-rate", rate, "--max-retries", 0, "-p", ports)
        steps.append(_nmap(aimed, *words, background=True, pause=round(chance.uniform(0.2, 2), 2)))
    steps.append(tool(swarm, "sleep", 4 + 40 // rate, seconds=10))
    rules = (Rule(";".join(sources), target.ip),)
    return Campaign(tuple(steps), rules, tuple(sources), (target.ip,), least_packets=60)


@attack("scan", "PortScan", "nmap", "slow", seconds=2400, slow=True)
def slow_scan(chance, world):
    """One probe in several seconds, as long as it takes."""
    aimed = aim(chance, world)
    delay = chance.choice((3, 5, 8, 12, 15))
    count = chance.randint(400 // delay, 1800 // delay)
    start = chance.randint(1, 400)
    words = ["nmap", "-n", "-e", "eth0", "-S", aimed.source, "-Pn", chance.choice(("-sS", "-sS", "-sA"))]
    words += ["--scan-delay", f"{delay}s", "--max-scan-delay", f"{delay}s", "--max-retries", 0]
    words += ["-p", f"{start}-{start + count - 1}", aimed.at]
    return _campaign(aimed, [tool(aimed.actor, *words, seconds=2390, good=(0, None))])


@attack("scan", "PortScan", "hping3", "slow-horizontal", seconds=2400, slow=True)
def slow_horizontal_scan(chance, world):
    """One host after the other, one port of each."""
    swept = sweep(chance, world, most=120, least=60)
    port = chance.choice(_ONE_PORT)
    at = chance.sample(swept.at, len(swept.at))
    pauses = [chance.randint(4, 16) for _ in at]
    text = [
        f"hping3 -q -n -S -a {swept.source} -p {port} -s {chance.randint(1024, 60000)} -c 1 {address}; sleep {pause}"
        for address, pause in zip(at, pauses)
    ]
    step = script(swept.actor, "scan.sh", seconds=2390, good=(0, 1, None))
    return _campaign(swept, [step], [swept.rule(port)], least=4, files={"scan.sh": script_text(*text)})


@attack("scan", "PortScan", "hping3", "syn")
def hping_scan(chance, world):
    """The port increases with each packet, for as many as are sent."""
    aimed = aim(chance, world, actors=flags_pass(world))
    rate = chance.randint(20, 250)
    count = chance.randint(100, min(2000, rate * 40))
    flags = chance.choice((("-S",), ("-S",), ("-F",), ("-F", "-P", "-U"), ("-A",)))
    words = ["hping3", "-q", "-n", *flags, "-a", aimed.source, "-i", f"u{1_000_000 // rate}", "-c", count]
    words += ["-p", f"++{chance.randint(1, 1000)}", "-s", chance.randint(1024, 60000)]
    if chance.random() < 0.5:
        words.append("-k")  # one source port for all
    if chance.random() < 0.3:
        words += ["-d", chance.randint(8, 64)]
    return _campaign(aimed, [tool(aimed.actor, *words, aimed.at, seconds=56, good=(0, 1))], least=90)


@attack("scan", "PortScan", "hping3", "udp")
def hping_udp_scan(chance, world):
    aimed = aim(chance, world)
    rate = chance.randint(5, 60)
    words = ["hping3", "-q", "-n", "--udp", "-a", aimed.source, "-i", f"u{1_000_000 // rate}", "-c", rate * 35]
    words += ["-p", f"++{chance.randint(1, 2000)}", "-s", chance.randint(1024, 60000), "-d", chance.randint(0, 64)]
    return _campaign(aimed, [tool(aimed.actor, *words, aimed.at, seconds=56, good=(0, 1))], least=90)


@attack("scan", "PortScan", "nc", "connect")
def nc_scan(chance, world):
    """What is at hand on every host: connect, close, next."""
    aimed = aim(chance, world, actors=("outsider", "insider", "compromised"))
    start = chance.choice((1, 20, chance.randint(1, 8000)))
    together = chance.choice((1, 1, 5, 20))
    pause = round(together * chance.uniform(0.01, 0.2), 2)
    text = [
        f"nc -z -n -v -w 1 -s {aimed.source} {aimed.at} {port}-{port + together - 1}; sleep {pause}"
        for port in range(start, start + chance.randint(60, 200), together)
    ]
    step = script(aimed.actor, "scan.sh", seconds=56, good=(0, None))
    return _campaign(aimed, [step], least=60, files={"scan.sh": script_text(*text)})


@attack("scan", "PortScan", "nc", "banner")
def nc_banner_grab(chance, world):
    """Connects to what is often open, says nothing or a word, and writes down the answer."""
    aimed = aim(chance, world)
    ports = chance.sample(_COMMON.split(","), chance.randint(10, 20))
    hello = chance.choice(("", "HELP\\r\\n", "HEAD / HTTP/1.0\\r\\n\\r\\n", "\\r\\n"))
    text = [f"printf '{hello}' | timeout 2 nc -n -w 1 -s {aimed.source} {aimed.at} {port}" for port in ports]
    step = script(aimed.actor, "banners.sh", seconds=56, good=(0, 1, 124, None))
    return _campaign(aimed, [step], files={"banners.sh": script_text(*text)})


@attack("scan", "PortScan", "fping", "ping-sweep")
def fping_sweep(chance, world):
    swept = sweep(chance, world, most=240)
    words = ["fping", "-q", "-S", swept.source, "-i", chance.randint(5, 80), "-r", chance.choice((0, 1)), "-t", 300]
    words += ["-b", chance.choice((0, 12, 56, 120))]
    step = tool(swept.actor, *words, *swept.at, seconds=56, good=(0, 1))
    return _campaign(swept, [step], [swept.rule(proto="icmp")], least=4)


@attack("scan", "PortScan", "nbtscan", "netbios", fits=is_open)
def netbios_scan(chance, world):
    """Asks each host for its Windows name."""
    swept = sweep(chance, world, most=120, first=True)
    step = tool(swept.actor, "nbtscan", "-q", "-t", 500, "-f", f"{SCRATCH}/hosts", seconds=56)
    return _campaign(swept, [step], [swept.rule()], least=4, files={"hosts": lines(swept.at)})


@attack("scan", "PortScan", "arping", "arp-sweep")
def arping_sweep(chance, world):
    insider = world["insider"]
    stations = insider.gateway4.rsplit(".", 1)[0]
    start = chance.randint(1, 200)
    octets = range(start, start + chance.randint(25, 50))
    rule = Rule(insider.ip, f"{stations}.{octets[0]}-{stations}.{octets[-1]}", proto="arp", mac=insider.mac)
    pause = round(chance.uniform(0.05, 0.3), 2)
    text = [f"arping -q -c 1 -W 0.3 -i eth0 {stations}.{octet}; sleep {pause}" for octet in octets]
    step = script(insider, "sweep.sh", seconds=56, good=(0, 1))
    files = {"sweep.sh": script_text(*text)}
    return Campaign((step,), (rule,), (insider.ip,), (f"{stations}.0/24",), files=files, least_packets=20)


@attack("scan", "PortScan", "connect-scan", "connect")
def own_scan(chance, world):
    """Connections in a drawn order at uneven intervals, some held open for a moment."""
    actor = host(world, chance.choice(("outsider", "insider", "swarm")))
    target = world[chance.choice(INSIDE_SERVERS)]
    sources = chance.sample(actor.v4, min(len(actor.v4), chance.choice((1, 1, 4, 12))))
    rate = chance.randint(5, 100)
    first = chance.randint(1, 2000)
    words = ("--sources", ",".join(sources), "--targets", world.reach(target, actor), "--rate", rate)
    words += (
        "--ports",
        f"{first}-{first + chance.randint(80, min(900, 80 + rate * 30))}",
        "--seed",
        chance.randrange(1 << 30),
    )
    rules = (Rule(";".join(sources), target.ip),)
    step = program(actor, "connect_scan", *words, "--seconds", 45, seconds=56)
    return Campaign((step,), rules, tuple(sources), (target.ip,), least_packets=80)


@attack("scan", "PortScan", "connect-scan", "slow", seconds=2400, slow=True)
def slow_distributed_scan(chance, world):
    """Many addresses, one connection in several seconds among them all."""
    swarm = world["swarm"]
    target = world[chance.choice(INSIDE_SERVERS)]
    sources = chance.sample(swarm.v4, chance.randint(5, 15))
    period = chance.randint(3, 10)
    first = chance.randint(1, 1000)
    words = ("--sources", ",".join(sources), "--targets", world.reach(target, swarm), "--rate", round(1 / period, 3))
    words += ("--ports", f"{first}-{first + 1500 // period}", "--seed", chance.randrange(1 << 30), "--seconds", 2300)
    rules = (Rule(";".join(sources), target.ip),)
    step = program(swarm, "connect_scan", *words, seconds=2390)
    return Campaign((step,), rules, tuple(sources), (target.ip,), least_packets=80)


@attack("scan", "PortScan", "masscan", "syn")
def masscan_ports(chance, world):
    """Its own frames, beside the kernel, which resets what is answered."""
    aimed = aim(chance, world)
    rate = chance.randint(30, 280)
    count = chance.randint(100, min(2000, rate * 40))
    first = chance.randint(1, 9000)
    return _masscan(chance, aimed, rate, count, "-p", f"{first}-{first + count - 1}", aimed.at)


@attack("scan", "PortScan", "masscan", "horizontal")
def masscan_network(chance, world):
    swept = sweep(chance, world, most=200)
    ports = chance.sample(_ONE_PORT, chance.randint(2, 5))
    rate = chance.randint(30, 150)
    count = len(swept.at) * len(ports)
    return _masscan(chance, swept, rate, count, "-p", ",".join(map(str, ports)), "--range", ",".join(swept.at), least=8)


def _masscan(chance, aimed, rate, count, *words, least=60):
    """It never ends of its own accord where nothing more comes, so it is ended."""
    command = ("timeout", "-s", "KILL", 4 + count // rate + count // (rate * 4), "masscan", "-e", "eth0")
    command += ("--adapter-ip", aimed.source, "--rate", rate, "--wait", 2, "--seed", chance.randrange(1 << 30))
    return _campaign(aimed, [tool(aimed.actor, *command, *words, seconds=56, good=(0, -9, 137, None))], least=least)


@attack("scan", "PortScan", "pnscan", "horizontal")
def pnscan_network(chance, world):
    """Parallel connections that also read the first words of each service."""
    swept = sweep(chance, world, most=60, first=True)
    stretch = swept.at[0] if len(swept.at) == 1 else f"{swept.at[0]}:{swept.at[-1]}"
    port = chance.choice(_ONE_PORT)
    words = ("pnscan", f"-n{chance.randint(2, 12)}", "-t1500", stretch, f"{port}:{port + chance.randint(0, 3)}")
    return _campaign(swept, [tool(swept.actor, *words, seconds=56, good=(0, 1, None))], least=4)


@attack("scan", "PortScan", "scapy-scan", "crafted")
def scapy_scan(chance, world):
    """Probes whose options, windows and lengths are of no known program."""
    aimed = aim(chance, world, actors=flags_pass(world))
    rate = chance.randint(5, 60)
    count = chance.randint(60, 60 + rate * 25)
    first = chance.randint(1, 3000)
    words = ("--source", aimed.source, "--target", aimed.at, "--ports", f"{first}-{first + count}", "--rate", rate)
    words += ("--flags", chance.choice(("S", "S", "F", "A", "SEC", "U")), "--seed", chance.randrange(1 << 30))
    return _campaign(aimed, [program(aimed.actor, "scapy_scan", *words, seconds=56)], least=50)
