-- Who tells which receiver: the id of the store of each that watches, since several may share this database. What waits
-- for a receiver is forgotten when the last of them has taken it out.
CREATE TABLE teller (
    receiver TEXT NOT NULL,
    owner TEXT NOT NULL,
    PRIMARY KEY (receiver, owner)
);
