"""Redis on db, without a password, as it too often is."""

from servers.service import Service


def start(place, world):
    words = [
        "redis-server",
        "--protected-mode",
        "no",
        "--save",
        "",
        "--appendonly",
        "no",
        "--dir",
        place.folder("redis"),
    ]
    words += ["--bind", "0.0.0.0", *(["::"] if world.variant.ipv6 else []), "--maxmemory", "64mb"]
    process = place.start("db", words, "server-redis")
    return [Service("db", 6379, "tcp", "server-redis", process=process)]
