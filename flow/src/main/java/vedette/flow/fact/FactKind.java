package vedette.flow.fact;

/// The sorts of facts, each with the number of them that a tick may hold.
public enum FactKind {
    ARP(4_096),
    NEIGHBOUR(2_048),
    DHCP(512),
    DNS(4_096),
    HTTP(4_096),
    TLS(2_048),
    SSH(1_024),
    LOGIN(4_096),
    LINE(1_024),
    SNMP(1_024),
    NAME(512),
    ECHO(2_048),
    PROBE(2_048),
    RPC(2_048),
    FILE_SHARE(2_048),
    HTTP2(2_048);

    private final int perTick;

    FactKind(int perTick) {
        this.perTick = perTick;
    }

    public int perTick() {
        return perTick;
    }
}
