-- The busiest of each hour that is over, added up of its minutes.
CREATE TABLE hour_host (
    hour BIGINT NOT NULL,
    host TEXT NOT NULL,
    flows BIGINT NOT NULL,
    sent BIGINT NOT NULL,
    received BIGINT NOT NULL,
    PRIMARY KEY (hour, host)
);
CREATE TABLE hour_service (
    hour BIGINT NOT NULL,
    protocol INTEGER NOT NULL,
    port INTEGER NOT NULL,
    flows BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    PRIMARY KEY (hour, protocol, port)
);
