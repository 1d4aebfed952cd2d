-- What was measured in each minute of the clock, beside traffic.
CREATE TABLE minute_figure (
    minute BIGINT NOT NULL,
    name TEXT NOT NULL,
    label TEXT NOT NULL,
    value DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (minute, name, label)
);
