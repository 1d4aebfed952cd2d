"""SQL and Redis."""

from ordinary.activity import activity, habit
from servers.accounts import SQL_DATABASE, SQL_USER
from servers.sql import CUSTOMERS, ORDERS

_QUERIES = (
    "select count(*) from orders",
    "select * from customers where id = {customer}",
    "select * from orders where customer = {customer} order by placed",
    "select city, sum(total) from customers join orders on customer = customers.id group by city",
    "update customers set note = 'called' where id = {customer}",
    "select * from customers where name like '%{customer}%'",
)
_BULK = "select * from orders, (select * from customers where id < {few}) some_customers"


def _sql(person, statements, seconds=25):
    user, password = SQL_USER
    text = "; ".join(statements)
    if person.world.variant.software["sql"] == "mariadb":
        words = ["mariadb", "-h", person.server("db"), "-u", user, f"-p{password}", SQL_DATABASE, "-e", text]
        return person.run(*words, seconds=seconds)
    words = ["psql", "-q", "-h", person.server("db"), "-U", user, SQL_DATABASE, "-c", text]
    return person.run(*words, seconds=seconds, environment={"PGPASSWORD": password})


def _query(person):
    return person.chance.choice(_QUERIES).format(customer=person.chance.randrange(CUSTOMERS))


@activity(desk=1, server=6, clerk=1, inside=True)
def query_the_database(person):
    _sql(person, [_query(person) for _ in range(person.chance.randint(1, 6))])


@habit("bulk", pause=(10, 40), inside=True)
def export_from_the_database(person):
    """Megabytes of rows, as a data thief would want them too."""
    _sql(person, [_BULK.format(few=person.chance.randint(2, 8))], seconds=40)


@habit("bulk", pause=(15, 60), inside=True)
def import_into_the_database(person):
    chance = person.chance
    rows = [
        f"({ORDERS + chance.getrandbits(30)}, {chance.randrange(CUSTOMERS)}, 10.5, '2024-05-06')" for _ in range(900)
    ]
    _sql(person, [f"insert into orders values {', '.join(rows)}"], seconds=40)


@activity(desk=1, server=3, clerk=1, inside=True)
def use_redis(person):
    commands = person.chance.sample(
        ("SET a 1", "GET a", "INCR hits", "LPUSH q x", "LRANGE q 0 30", "KEYS *", "INFO"), 3
    )

    def type_in(write):
        for command in commands:
            write(command + "\n")

    person.run("redis-cli", "-h", person.server("db"), type_in=type_in)


@habit("server", pause=(0.5, 3), inside=True)
def keep_sessions_in_redis(person):
    """An application's cache: one connection for many small questions."""
    chance = person.chance
    with person.connect(person.server("db"), 6379) as plug:
        for _ in range(chance.randint(5, 60)):
            key = f"session:{chance.randrange(500)}"
            value = f"{chance.getrandbits(400):x}"
            command = chance.choice((("GET", key), ("SETEX", key, "60", value), ("EXISTS", key)))
            plug.sendall(b"*%d\r\n" % len(command) + b"".join(b"$%d\r\n%s\r\n" % (len(w), w.encode()) for w in command))
            plug.recv(4096)
            person.wait(chance.uniform(0.05, 1.5))
