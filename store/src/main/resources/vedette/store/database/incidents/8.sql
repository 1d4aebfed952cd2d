-- Incidents that a receiver of notifications is still to be told of. Severities are the least scores that have them, and
-- times are in microseconds of the clock since 1970.
CREATE TABLE notice (
    id ${identity},
    receiver TEXT NOT NULL,
    incident TEXT NOT NULL,
    why TEXT NOT NULL,
    severity INTEGER NOT NULL,
    made BIGINT NOT NULL
);
CREATE UNIQUE INDEX notice_incident ON notice (receiver, incident);
CREATE INDEX notice_severity ON notice (receiver, severity, id);
-- What each receiver was told of an incident, or is about to be: how severe it was, and when it was last noticed, in
-- nanoseconds of traffic.
CREATE TABLE told (
    incident TEXT NOT NULL,
    receiver TEXT NOT NULL,
    severity INTEGER NOT NULL,
    noticed BIGINT NOT NULL,
    PRIMARY KEY (incident, receiver)
);
-- How each receiver fares. Missed is what it will never be told of, and does not know yet; the sender is the one process
-- that may send to it, until its lease ends.
CREATE TABLE receiver (
    name TEXT PRIMARY KEY,
    sent BIGINT NOT NULL DEFAULT 0,
    failures BIGINT NOT NULL DEFAULT 0,
    refused BIGINT NOT NULL DEFAULT 0,
    held_back BIGINT NOT NULL DEFAULT 0,
    dropped BIGINT NOT NULL DEFAULT 0,
    missed BIGINT NOT NULL DEFAULT 0,
    missed_severity INTEGER NOT NULL DEFAULT 0,
    last_sent BIGINT,
    last_failed BIGINT,
    last_error TEXT NOT NULL DEFAULT '',
    sender TEXT NOT NULL DEFAULT '',
    leased BIGINT NOT NULL DEFAULT 0
);
