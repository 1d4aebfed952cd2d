-- Whom pseudonyms stand for, sealed: base 64 of a nonce and of AES-256-GCM's text and tag. Days since 1970.
CREATE TABLE pseudonym (
    pseudonym TEXT PRIMARY KEY,
    sealed TEXT NOT NULL,
    last_seen INTEGER NOT NULL
);
CREATE INDEX pseudonym_last_seen ON pseudonym (last_seen);
-- Whether addresses and names inside are kept as pseudonyms, and by which key: one row, once anything was kept.
CREATE TABLE privacy (
    mode TEXT NOT NULL,
    key_check TEXT NOT NULL
);
