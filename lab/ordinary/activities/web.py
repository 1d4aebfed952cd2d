"""Reading web pages."""

import threading

from ordinary.activity import activity
from ordinary.pages import AGENTS, Connection, links, objects

_SITES = ("news", "shop", "cdn", "video", "cloud")


@activity(desk=26, clerk=3)
def read_outside(person):
    read(person, person.site(*_SITES))


@activity(desk=6, crowd=14, clerk=2, inside=True)
def read_inside(person):
    read(person, person.server("www"))


def read(person, name):
    """Some pages of a site, each with its objects over a few connections that stay open between the pages."""
    chance = person.chance
    tls = chance.random() < 0.6
    page = Connection(person, name, tls)
    helpers = [Connection(person, name, tls) for _ in range(chance.choice((0, 0, 1, 2, 3, 5)))]
    path = "/"
    try:
        for _ in range(chance.randint(1, 4)):
            status, _, content = page.fetch(path)
            for helper in helpers:
                helper.address = page.address  # a browser asks once
            wanted = objects(content)
            if chance.random() < 0.4:
                wanted = wanted[: len(wanted) // 3]  # the rest is in the browser's cache
            _share([page, *helpers], wanted)
            onward = links(content)
            if status != 200 or not onward:
                break
            path = chance.choice(onward)
            person.think(2)
        if chance.random() < 0.3:
            person.think(6)  # the page stays open, and its connections with it
    finally:
        for connection in (page, *helpers):
            connection.close()


def _share(connections, paths):
    if len(connections) == 1:
        return _fetch_all(connections[0], paths)
    threads = [
        threading.Thread(target=_fetch_all, args=(connection, paths[number :: len(connections)]), daemon=True)
        for number, connection in enumerate(connections)
        if paths[number:]
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)


def _fetch_all(connection, paths):
    try:
        for path in paths:
            connection.fetch(path)
    except OSError as problem:
        connection.person.log(str(problem))


@activity(desk=5, crowd=2)
def read_with_http2(person):
    if person.host.is_inside:
        name = person.site(*_SITES)
    else:
        name = person.server("www")
    page = Connection(person, name, tls=True)
    content = page.fetch("/")[2]
    page.close()
    urls = [f"https://{name}{path}" for path in ["/", *objects(content)]]
    words = [
        "curl",
        "-sS",
        "-k",
        "--http2",
        "--parallel",
        "--parallel-max",
        12,
        "--max-time",
        20,
        "-A",
        person.chance.choice(AGENTS),
    ]
    person.run(*words, *person.bound("curl"), *[word for url in urls for word in ("-o", "/dev/null", url)])


@activity(desk=2)
def save_a_page(person):
    """wget and its own way of fetching what belongs to a page."""
    words = ["wget", "-q", "-p", "--no-check-certificate", "-P", person.folder, "--tries=1", "--timeout=10"]
    scheme = person.chance.choice(("http", "https"))
    person.run(*words, *person.bound("wget"), f"{scheme}://{person.site('news', 'shop')}/", good=(0, 8))


@activity(desk=1)
def browse_with_chromium(person):
    words = ["chromium-headless-shell", "--no-sandbox", "--ignore-certificate-errors", "--disable-gpu"]
    words += ["--disable-dev-shm-usage", f"--user-data-dir={person.folder}/chromium", "--virtual-time-budget=4000"]
    person.run(*words, "--dump-dom", f"https://{person.site('news', 'shop')}/")


@activity(desk=1)
def download(person):
    """A large file, at whatever rate the other side or the line gives."""
    name = person.chance.choices(("small", "medium", "large", "huge"), (6, 5, 2, 1))[0]
    rate = person.chance.choice(("200k", "600k", "1500k", "4000k"))
    url = f"{person.chance.choice(('http', 'https'))}://{person.site('cloud', 'cdn')}/files/{name}.bin"
    words = ["curl", "-sSk", "-o", "/dev/null", "--limit-rate", rate]
    person.run(*words, *person.bound("curl"), url, seconds=40)


@activity(desk=1, crowd=1)
def give_up_a_download(person):
    """Closes the connection with data still coming, so that it is reset."""
    name = person.site("cdn") if person.host.is_inside else person.server("www")
    connection = Connection(person, name, tls=False)
    connection.request("GET", "/files/large.bin", headers=connection.headers)
    connection.getresponse().read(person.chance.randint(20_000, 400_000))
    connection.close()


@activity(desk=1, crowd=1)
def resume_a_download(person):
    name = person.site("cdn") if person.host.is_inside else person.server("www")
    connection = Connection(person, name, tls=True)
    for _ in range(person.chance.randint(1, 4)):
        first = person.chance.randrange(900_000)
        connection.fetch("/files/medium.bin", Range=f"bytes={first}-{first + person.chance.randrange(200_000)}")
        person.think(1)
    connection.close()
