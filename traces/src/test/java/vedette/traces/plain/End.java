package vedette.traces.plain;

/// One end of a conversation. The port is 0 where the protocol has none.
record End(long high, long low, int port) {}
