-- What is not to be shown; a condition that is NULL does not matter. Times here are in microseconds since 1970.
CREATE TABLE suppression (
    id ${identity},
    source TEXT,
    destination TEXT,
    port INTEGER,
    kind TEXT,
    detector TEXT,
    until BIGINT,
    reason TEXT NOT NULL,
    author TEXT NOT NULL,
    given BIGINT NOT NULL
);
-- Who may sign in. Of a password only Argon2id's encoded hash is kept.
CREATE TABLE users (
    name TEXT PRIMARY KEY,
    role TEXT NOT NULL,
    password TEXT NOT NULL,
    created BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    signed_in BIGINT,
    disabled INTEGER NOT NULL
);
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    changed BIGINT NOT NULL
);
-- Who has kept something here; inputs have line feeds between.
CREATE TABLE sensor (
    name TEXT NOT NULL,
    host TEXT NOT NULL,
    version TEXT NOT NULL,
    inputs TEXT NOT NULL,
    first_seen BIGINT NOT NULL,
    last_seen BIGINT NOT NULL,
    PRIMARY KEY (name, host)
);
