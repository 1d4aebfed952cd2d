"""Web servers: the inside one with the application behind it, and the sites outside."""

from servers import lighttpd, nginx
from servers.content import INSIDE_SITE, WEB_SITES
from servers.service import Service
from servers.sites import APPLICATION_PORT, SINK_PORT, Site
from world.draw import draw

_SOFTWARE = {"nginx": nginx.start, "lighttpd": lighttpd.start}


def start(place, world):
    everywhere = ("0.0.0.0", "::") if world.variant.ipv6 else ("0.0.0.0",)
    inside = Site(INSIDE_SITE, everywhere, APPLICATION_PORT, ("/app/",))
    outside = [
        Site(name, _addresses(world, name), SINK_PORT, ("/api/", "/upload/"))
        for name in (*WEB_SITES, "cloud", "updates")
    ]
    chance = draw(world.seed, "servers", "web outside")
    return _serve(place, "web", world.variant.software["web"], [inside]) + _serve(
        place, "sites", chance.choice(tuple(_SOFTWARE)), outside
    )


def _addresses(world, name):
    sites = world["sites"]
    number = sites.v4.index(world.site(name))
    return (sites.v4[number], *sites.v6[number : number + 1])


def _serve(place, host, software, sites):
    log = f"server-web-{host}"
    process = _SOFTWARE[software](place, host, sites, log)
    return [Service(host, port, "tcp", log, site.addresses[0], process=process) for site in sites for port in (80, 443)]
