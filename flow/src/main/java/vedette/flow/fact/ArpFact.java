package vedette.flow.fact;

/// An ARP packet: the client is the sender with the address it claims, the server is whom it asks or tells.
///
/// @param source the frame's own sender, 48 bits
/// @param sender the hardware address that the packet claims for the client
/// @param target the hardware address that it gives for the server
/// @param toMac whom the frame went to
public record ArpFact(Ends ends, long micros, boolean isAnswer, long source, long sender, long target, long toMac)
        implements Fact {

    @Override
    public FactKind kind() {
        return FactKind.ARP;
    }
}
