package vedette.flow.fact;

import vedette.common.Address;

/// A DHCP message. The client is whoever has or wants the address.
///
/// @param type discover 1, offer 2, request 3, decline 4, ack 5, nak 6, release 7, inform 8
/// @param mac the client's hardware address
/// @param given the address offered or granted, or asked for
/// @param serverId the server that an offer or grant names
/// @param hostName what the client calls itself; empty if it does not say
/// @param source the hardware address that the frame came from
public record DhcpFact(
        Ends ends,
        long micros,
        int type,
        long mac,
        Address given,
        Address serverId,
        Address router,
        Address dnsServer,
        String hostName,
        long source)
        implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.DHCP;
    }
}
