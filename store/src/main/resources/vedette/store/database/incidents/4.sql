-- What people have asked of the engine while it ran, with the end of the tick, in nanoseconds of traffic, before which
-- it was obeyed; the run is that of the ticks that are kept.
CREATE TABLE action (
    id ${identity},
    run BIGINT NOT NULL,
    effective BIGINT NOT NULL,
    kind TEXT NOT NULL,
    details TEXT NOT NULL
);
CREATE INDEX action_run ON action (run);
CREATE INDEX action_effective ON action (effective);
-- The incidents that nobody was told of when they were last saved, and the rule by which.
CREATE TABLE untold (
    incident TEXT PRIMARY KEY,
    rule BIGINT NOT NULL
);
