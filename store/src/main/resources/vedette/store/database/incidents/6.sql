-- What programs show in the place of a password. Only a hash of it is kept, which is enough for what nobody can guess.
-- Times are in microseconds of the clock since 1970; what never ends has 0 as its end.
CREATE TABLE token (
    name TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    role TEXT NOT NULL,
    author TEXT NOT NULL,
    created BIGINT NOT NULL,
    ends BIGINT NOT NULL,
    used BIGINT
);
CREATE UNIQUE INDEX token_digest ON token (digest);
