"""Using the web application on `web`: what people type there can look like an attack."""

import urllib.parse

from ordinary.activity import activity
from ordinary.pages import Connection
from servers.accounts import WEB_USERS

_SEARCHES = (
    "lamp",
    "O'Brien chair",
    "50% off",
    "salt & pepper",
    "select vase",
    "union jack mug",
    "drop leaf table",
    "rock 'n' roll",
    '19" screen',
    "<3 books",
    "or 1 = one?",
    "../catalogue",
    "naïve café",
    "table -- oak",
)
_FORM = "application/x-www-form-urlencoded"


def _open(person):
    return Connection(person, person.server("www"), person.chance.random() < 0.4)


@activity(desk=8, crowd=10, clerk=6, inside=True)
def use_the_shop(person):
    chance = person.chance
    shop = _open(person)
    shop.fetch("/app/")
    for _ in range(chance.randint(1, 6)):
        kind = chance.random()
        if kind < 0.4:
            shop.fetch("/app/search?" + urllib.parse.urlencode({"q": chance.choice(_SEARCHES)}))
        elif kind < 0.8:
            shop.fetch(f"/app/item?id={chance.randint(1, 300)}")
        elif kind < 0.9:
            shop.fetch("/app/file?name=" + chance.choice(("report.txt", "prices.csv", "manual.txt", "missing.txt")))
        else:
            shop.fetch("/app/status")
        person.think(1.5)
    shop.close()


@activity(desk=3, crowd=3, clerk=2, inside=True)
def log_in_to_the_shop(person):
    """Some mistype a few times first."""
    chance = person.chance
    user = chance.choice(list(WEB_USERS))
    shop = _open(person)
    shop.fetch("/app/login")
    for _ in range(chance.choice((0, 0, 0, 1, 1, 2, 4))):
        _log_in(shop, user, WEB_USERS[user][:-1] + chance.choice("0äxQ"))
        person.think(1)
    _, headers, _ = _log_in(shop, user, WEB_USERS[user])
    cookie = (headers.get("Set-Cookie") or "").split(";")[0]
    shop.fetch("/app/account", Cookie=cookie)
    person.think(1)
    shop.close()


def _log_in(shop, user, password):
    body = urllib.parse.urlencode({"user": user, "pass": password})
    return shop.fetch("/app/login", "POST", body, Content_Type=_FORM)


@activity(desk=1, crowd=1, clerk=1, inside=True)
def comment_in_the_shop(person):
    shop = _open(person)
    text = " ".join(person.chance.choice(_SEARCHES) for _ in range(person.chance.randint(1, 40)))
    shop.fetch("/app/comment", "POST", urllib.parse.urlencode({"text": text}), Content_Type=_FORM)
    shop.close()


@activity(desk=1, crowd=1, inside=True)
def ask_for_the_yearly_report(person):
    shop = _open(person)
    shop.fetch("/app/slow")
    shop.close()


@activity(desk=1, crowd=1, inside=True)
def upload_to_the_shop(person):
    shop = _open(person)
    shop.fetch(f"/app/upload/{person.chance.getrandbits(32):08x}.jpg", "PUT", person.bytes(8_000, 600_000))
    shop.close()
