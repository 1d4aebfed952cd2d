-- What was kept as evidence, in a chain: the seal is a hash of the row and of the seal before it, so nothing can be
-- changed, taken out or put in between later without a trace. Of what was let go only the content is missing. The time
-- is in microseconds of the clock since 1970.
CREATE TABLE evidence (
    number ${number},
    given BIGINT NOT NULL,
    incident TEXT NOT NULL,
    what TEXT NOT NULL,
    content TEXT,
    digest TEXT NOT NULL,
    seal TEXT NOT NULL
);
CREATE INDEX evidence_incident ON evidence (incident);
