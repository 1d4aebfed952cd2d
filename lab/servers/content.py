"""
What the web sites hold: pages with their objects, some large files and the segments of streams, all from the seed.

Sizes of objects are log-normal around the variant's `page_bytes`. Objects of text compress, the others do not.
"""

import math
import os

from world.draw import draw

INSIDE_SITE = "intranet"
WEB_SITES = ("news", "shop", "cdn", "video")
LARGE_FILES = {"small.bin": 300_000, "medium.bin": 1_200_000, "large.bin": 4_000_000, "huge.bin": 9_000_000}
PACKAGES = 40
SEGMENTS = 24
POLLED = "latest.json"

_KINDS = ("js", "css", "png", "jpg", "woff2", "json", "svg")
_TEXT = ("js", "css", "json", "svg")
_LARGEST = 250_000
_WORDS = (
    "harbour letter morning paper garden winter signal kitchen river market window silver quarter report engine cotton"
    " travel museum coffee ticket budget review garage lantern bridge season number island summer"
).split()


def generate(place, world):
    """Writes all sites below /run/lab/www; answers that folder."""
    root = place.folder("www")
    objects = _objects(place, world)
    for site in (INSIDE_SITE, *WEB_SITES, "cloud", "updates"):
        _site(place, world, site, objects)
    _files(place, world)
    return root


def _objects(place, world):
    """A store of objects that all sites share (by links), so that they cost memory once."""
    chance = draw(world.seed, "content", "objects")
    names = []
    for number in range(chance.randint(180, 320)):
        kind = chance.choice(_KINDS)
        size = int(min(_LARGEST, max(90, chance.lognormvariate(math.log(world.variant.page_bytes), 1.1))))
        name = f"{chance.getrandbits(40):010x}.{kind}"
        place.file(f"www/objects/{name}", text(chance, size) if kind in _TEXT else chance.randbytes(size))
        names.append(name)
    return names


def _site(place, world, site, objects):
    chance = draw(world.seed, "content", site)
    folder = place.folder("www", site)
    os.symlink(place.folder("www", "objects"), f"{folder}/o")
    os.symlink(place.folder("www", "files"), f"{folder}/files")
    own = chance.sample(objects, min(len(objects), 160))
    count = world.variant.pages if site != "updates" else 3
    for number in range(count):
        place.file(f"www/{site}/p{number}.html", _page(chance, site, number, count, own))
    place.file(f"www/{site}/index.html", _page(chance, site, 0, count, own))
    place.file(f"www/{site}/robots.txt", "User-agent: *\nDisallow: /private/\n")
    place.file(f"www/{site}/favicon.ico", chance.randbytes(1150))


def _page(chance, site, number, count, objects):
    parts = [f"<!doctype html><html><head><title>{site} {number}</title>"]
    images = []
    for name in chance.sample(objects, chance.randint(3, 16)):
        if name.endswith(".js"):
            parts.append(f'<script src="/o/{name}" defer></script>')
        elif name.endswith(".css"):
            parts.append(f'<link rel="stylesheet" href="/o/{name}">')
        else:
            images.append(f'<img src="/o/{name}" alt="">')
    parts.append("</head><body>")
    for image in images:
        parts.append(f"<p>{text(chance, chance.randint(80, 900))}</p>{image}")
    for _ in range(chance.randint(4, 14)):
        parts.append(f'<a href="/p{chance.randrange(count)}.html">{chance.choice(_WORDS)}</a>')
    parts.append("</body></html>")
    return "\n".join(parts)


def _files(place, world):
    chance = draw(world.seed, "content", "files")
    for name, size in LARGE_FILES.items():
        place.file(f"www/files/{name}", chance.randbytes(size))
    for number in range(PACKAGES):
        place.file(f"www/files/pool/package{number}.deb", chance.randbytes(int(chance.lognormvariate(11, 1.0)) + 400))
    for number in range(SEGMENTS):
        place.file(f"www/files/stream/segment{number}.ts", chance.randbytes(chance.randint(150_000, 420_000)))
    place.file("www/files/Packages", text(chance, 90_000))
    place.file(f"www/files/{POLLED}", '{"version": "%d.%d"}' % (chance.randrange(9), chance.randrange(90)))


def text(chance, size):
    words = []
    length = 0
    while length < size:
        word = chance.choice(_WORDS)
        words.append(word)
        length += len(word) + 1
    return " ".join(words)[:size]
