-- Incidents as they are now. Times are in nanoseconds since 1970, of traffic; lists have blanks between.
CREATE TABLE incident (
    id TEXT PRIMARY KEY,
    campaign TEXT NOT NULL,
    site TEXT NOT NULL,
    sensor TEXT NOT NULL,
    kind TEXT NOT NULL,
    family TEXT NOT NULL,
    entity TEXT NOT NULL,
    state TEXT NOT NULL,
    sources TEXT NOT NULL,
    source_count BIGINT NOT NULL,
    targets TEXT NOT NULL,
    target_count BIGINT NOT NULL,
    ports TEXT NOT NULL,
    begun BIGINT NOT NULL,
    ended BIGINT NOT NULL,
    detected BIGINT NOT NULL,
    bursts TEXT NOT NULL,
    score INTEGER NOT NULL,
    severity TEXT NOT NULL,
    confidence DOUBLE PRECISION NOT NULL,
    success INTEGER NOT NULL,
    flows BIGINT NOT NULL
);
CREATE INDEX incident_detected ON incident (detected);
CREATE INDEX incident_ended ON incident (ended);
CREATE TABLE contribution (
    incident TEXT NOT NULL,
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    points INTEGER NOT NULL,
    PRIMARY KEY (incident, place)
);
CREATE TABLE signal (
    incident TEXT NOT NULL,
    detector TEXT NOT NULL,
    strength DOUBLE PRECISION NOT NULL,
    confidence DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (incident, detector)
);
CREATE TABLE reason (
    incident TEXT NOT NULL,
    detector TEXT NOT NULL,
    place INTEGER NOT NULL,
    feature TEXT NOT NULL,
    seen TEXT NOT NULL,
    usual TEXT NOT NULL,
    PRIMARY KEY (incident, detector, place)
);
-- What people think of an incident: the latest counts. Times of people are in microseconds since 1970.
CREATE TABLE verdict (
    id ${identity},
    incident TEXT NOT NULL,
    given BIGINT NOT NULL,
    author TEXT NOT NULL,
    verdict TEXT NOT NULL
);
CREATE INDEX verdict_incident ON verdict (incident);
CREATE TABLE comment (
    id ${identity},
    incident TEXT NOT NULL,
    given BIGINT NOT NULL,
    author TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX comment_incident ON comment (incident);
CREATE TABLE audit (
    id ${identity},
    given BIGINT NOT NULL,
    author TEXT NOT NULL,
    action TEXT NOT NULL,
    about TEXT NOT NULL,
    details TEXT NOT NULL
);
-- When was watched, and how well: one row for each run.
CREATE TABLE watched (
    id ${identity},
    begun BIGINT NOT NULL,
    ended BIGINT NOT NULL,
    packets BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    dropped BIGINT NOT NULL,
    inexact TEXT NOT NULL
);
