"""The database on db: MariaDB or PostgreSQL, with the same tables and rows."""

from servers import mariadb, postgresql
from servers.service import Service
from world.draw import draw

CUSTOMERS, ORDERS = 800, 4000

# MariaDB's first file takes no longer statements.
_ROWS_AT_ONCE = 200

_PORT = {"mariadb": 3306, "postgresql": 5432}


def start(place, world):
    software = world.variant.software["sql"]
    begin = {"mariadb": mariadb.start, "postgresql": postgresql.start}[software]
    process = begin(place, world, _tables(world.seed), "server-sql")
    return [Service("db", _PORT[software], "tcp", "server-sql", world["db"].ip, process=process)]


def port(world):
    return _PORT[world.variant.software["sql"]]


def _tables(seed):
    """Statements that both understand."""
    chance = draw(seed, "servers", "sql")
    statements = [
        "create table customers (id integer primary key, name varchar(40), city varchar(40), note varchar(200))",
        "create table orders (id integer primary key, customer integer, total decimal(10, 2), placed varchar(20))",
    ]
    cities = ("Bremen", "Lyon", "Porto", "Graz", "Turku", "Leeds")
    customers = [
        f"({n}, 'customer {n}', '{chance.choice(cities)}', '{chance.getrandbits(320):080x}')" for n in range(CUSTOMERS)
    ]
    orders = [
        f"({n}, {chance.randrange(CUSTOMERS)}, {chance.randint(1, 90000) / 100}, '2024-{chance.randint(1, 12):02}-03')"
        for n in range(ORDERS)
    ]
    for table, rows in (("customers", customers), ("orders", orders)):
        for first in range(0, len(rows), _ROWS_AT_ONCE):
            statements.append(f"insert into {table} values {', '.join(rows[first:first + _ROWS_AT_ONCE])}")
    return statements
