"""
A small web application with the faults that attackers look for: it builds SQL from text, repeats what it is told
unescaped, opens files by any name, and has a page that is dear to make. It runs as a user without rights, on a machine
that leads nowhere.
"""

import hashlib
import html
import os
import random
import sqlite3

from flask import Flask, redirect, request

application = Flask("shop")

_FOLDER = os.environ["LAB_FOLDER"]
_USERS = dict(line.split("\t") for line in os.environ["LAB_USERS"].split("\n"))
_SLOW = int(os.environ["LAB_SLOW"])
_ITEMS = 300
_THINGS = ("lamp", "chair", "select vase", "table", "union jack mug", "rope", "book", "kettle", "clock", "drop leaf")

_comments = []


def _open():
    """Every worker has a database of its own in memory, the same in all."""
    chance = random.Random(os.environ["LAB_SEED"])
    database = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    database.execute("create table users (id integer primary key, name text, password text, mail text)")
    database.execute("create table items (id integer primary key, name text, price real, description text)")
    for name, password in _USERS.items():
        database.execute(
            "insert into users (name, password, mail) values (?, ?, ?)", (name, password, f"{name}@corp.example")
        )
    for number in range(1, _ITEMS + 1):
        name = f"{chance.choice(_THINGS)} {number}"
        database.execute(
            "insert into items values (?, ?, ?, ?)", (number, name, chance.randint(2, 900) + 0.5, name * 12)
        )
    return database


_database = _open()


def _page(title, body):
    return f"<!doctype html><html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"


def _table(rows):
    cells = ("<tr>" + "".join(f"<td>{html.escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows)
    return "<table>" + "".join(cells) + "</table>"


@application.get("/app/")
def home():
    links = "".join(
        f'<li><a href="/app/{name}">{name}</a>' for name in ("login", "search", "item?id=1", "comment", "status")
    )
    return _page("Shop", f"<ul>{links}</ul>")


@application.get("/app/login")
def form():
    fields = '<input name="user"><input name="pass" type="password"><button>Log in</button>'
    return _page("Log in", f'<form method="post">{fields}</form>')


@application.post("/app/login")
def login():
    user, password = request.form.get("user", ""), request.form.get("pass", "")
    if _USERS.get(user) != password:
        return _page("Log in", "<p>Login failed</p>")
    answer = redirect("/app/account")
    answer.set_cookie("session", hashlib.sha256(f"{user}{password}".encode()).hexdigest())
    return answer


@application.get("/app/account")
def account():
    return _page("Account", "<p>Orders: 3</p>" if request.cookies.get("session") else "<p>Please log in</p>")


@application.get("/app/search")
def search():
    wanted = request.args.get("q", "")
    return _ask(f"Results for {wanted}", f"select name, price from items where name like '%{wanted}%' limit 40")


@application.get("/app/item")
def item():
    number = request.args.get("id", "1")
    return _ask("Item", f"select name, price, description from items where id = {number}")


def _ask(title, statement):
    try:
        return _page(title, _table(_database.execute(statement).fetchall()))
    except sqlite3.Error as problem:
        return _page("Error", f"<pre>{problem}</pre>"), 500


@application.route("/app/comment", methods=["GET", "POST"])
def comment():
    said = request.values.get("text", "")
    if said and request.method == "POST":
        _comments.append(said[:2000])
        del _comments[:-30]
    return _page("Comments", f"<p>You said: {said}</p>" + "".join(f"<p>{one}</p>" for one in _comments))


@application.get("/app/file")
def file():
    try:
        with open(os.path.join(_FOLDER, "files", request.args.get("name", "report.txt")), "rb") as content:
            return content.read(1_000_000), 200, {"Content-Type": "text/plain"}
    except OSError as problem:
        return _page("Not found", html.escape(str(problem))), 404


@application.get("/app/status")
def status():
    return {"status": "ok", "items": _ITEMS, "comments": len(_comments), "load": os.getloadavg()[0]}


@application.get("/app/slow")
def slow():
    digest = hashlib.pbkdf2_hmac("sha256", b"report", b"salt", _SLOW).hex()
    return _page("Yearly report", f"<p>{digest}</p>")


@application.route("/app/upload/<path:name>", methods=["PUT", "POST"])
def upload(name):
    length = 0
    while piece := request.stream.read(65536):
        length += len(piece)
    return {"name": name, "bytes": length}, 201
