"""Crawlers: the whole site, fast, and what is no longer there."""

from ordinary.activity import habit
from ordinary.pages import Connection, links


@habit("crawler", pause=(8, 25), inside=True)
def crawl(person):
    """Follows all links of the company's site; asks for pages that old links still name."""
    chance = person.chance
    tls = chance.random() < 0.5
    site = Connection(person, person.server("www"), tls)
    site.headers["User-Agent"] = chance.choice(
        ("Mozilla/5.0 (compatible; examplebot/2.1)", "Wget/1.21.3", "archiver/0.9")
    )
    site.fetch("/robots.txt")
    waiting, seen = ["/"], {"/"}
    pause = chance.choice((0.02, 0.1, 0.5))
    for _ in range(chance.randint(30, 150)):
        if not waiting:
            break
        content = site.fetch(waiting.pop(0))[2]
        fresh = [link for link in dict.fromkeys(links(content)) if link not in seen]
        seen.update(fresh)
        waiting += fresh
        if chance.random() < 0.15:
            site.fetch(f"/old/{chance.randrange(2000)}.html")
        if chance.random() < 0.1:
            site.close()  # and goes on with a new connection
        person.wait(pause * chance.uniform(0.5, 1.5))
    site.close()
