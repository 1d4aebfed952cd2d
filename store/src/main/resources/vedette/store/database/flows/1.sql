-- Flows that are not in the archive yet. Numbers are given once and never again. Times are in microseconds since 1970.
CREATE TABLE flow (
    number BIGINT PRIMARY KEY,
    conversation TEXT NOT NULL,
    part INTEGER NOT NULL,
    begun BIGINT NOT NULL,
    ended BIGINT NOT NULL,
    src TEXT NOT NULL,
    src_port INTEGER NOT NULL,
    dst TEXT NOT NULL,
    dst_port INTEGER NOT NULL,
    protocol INTEGER NOT NULL,
    fwd_packets BIGINT NOT NULL,
    bwd_packets BIGINT NOT NULL,
    fwd_bytes BIGINT NOT NULL,
    bwd_bytes BIGINT NOT NULL,
    end_reason TEXT NOT NULL,
    state TEXT NOT NULL,
    history TEXT NOT NULL,
    vlan INTEGER NOT NULL,
    handshake BIGINT NOT NULL,
    fwd_retransmitted BIGINT NOT NULL,
    bwd_retransmitted BIGINT NOT NULL
);
-- What was seen in each minute, by its first microsecond.
CREATE TABLE minute (
    minute BIGINT PRIMARY KEY,
    flows BIGINT NOT NULL,
    packets BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    sampled_out BIGINT NOT NULL
);
CREATE TABLE minute_host (
    minute BIGINT NOT NULL,
    host TEXT NOT NULL,
    flows BIGINT NOT NULL,
    sent BIGINT NOT NULL,
    received BIGINT NOT NULL,
    PRIMARY KEY (minute, host)
);
CREATE TABLE minute_service (
    minute BIGINT NOT NULL,
    protocol INTEGER NOT NULL,
    port INTEGER NOT NULL,
    flows BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    PRIMARY KEY (minute, protocol, port)
);
