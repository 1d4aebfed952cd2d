package vedette.flow.fact;

import vedette.common.Address;
import vedette.decode.Protocol;

/// A name that a host gives itself: by mDNS, NetBIOS or SSDP. The client is that host.
public record NameFact(Ends ends, long micros, Protocol protocol, String name, Address address) implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.NAME;
    }
}
