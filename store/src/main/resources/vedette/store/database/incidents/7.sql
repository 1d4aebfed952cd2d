-- Whether somebody still has the password that they were given and have not chosen: 1 until they choose one.
ALTER TABLE users ADD COLUMN given INTEGER NOT NULL DEFAULT 0;
-- Links that sign in whoever follows them, once and soon. Only a hash of what is in one is kept. In microseconds of the
-- clock since 1970.
CREATE TABLE sign_in_link (
    digest TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    ends BIGINT NOT NULL
);
